package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.store.ContractCheck;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Reads and compiles the products of a project on all cores. What comes out does not depend on who
/// was first: every product is compiled once the tables that it reads are known.
final class ProjectCompilation implements AutoCloseable {
  /// What became of one product.
  sealed interface Result {
    /// It is compiled and keeps its contract's columns.
    record Compiled(CompiledQuery query) implements Result {}

    /// It is wrong.
    record Wrong(WeirException error) implements Result {}

    /// Something that it reads is wrong or missing its columns.
    record Unreachable() implements Result {}
  }

  private final Compiler compiler;
  private final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /// Columns by folded table name: sources, and products as they become known.
  private final Map<String, Catalog.Table> tables = new ConcurrentHashMap<>();

  private final Draft draft;

  ProjectCompilation(Compiler compiler, Draft draft) {
    this.compiler = compiler;
    this.draft = draft;
  }

  /// The tree of every product, or what is wrong with its text.
  Map<Product, Parsed> parse(List<Product> products) {
    Map<Product, CompletableFuture<Parsed>> futures = new LinkedHashMap<>();
    for (Product product : products) {
      futures.put(product, CompletableFuture.supplyAsync(() -> parse(product), cores));
    }
    Map<Product, Parsed> parsed = new LinkedHashMap<>();
    futures.forEach((product, future) -> parsed.put(product, future.join()));
    return parsed;
  }

  /// A product's tree and the tables that it names, or the error of its text.
  record Parsed(
      Optional<SqlQuery> query, List<TableName> references, Optional<WeirException> error) {}

  private Parsed parse(Product product) {
    try {
      SqlQuery query = compiler.parse(product.sql(), product.place().file());
      return new Parsed(Optional.of(query), compiler.references(query), Optional.empty());
    } catch (WeirException e) {
      return new Parsed(Optional.empty(), List.of(), Optional.of(e));
    }
  }

  /// Makes a source's columns known.
  void know(String name, Schema schema) {
    tables.put(Identifiers.fold(name), new Catalog.Table(TableName.of(name), schema));
  }

  /// What becomes of each product.
  ///
  /// @param products each after those that it reads
  /// @param broken folded names of tables whose columns are not known
  Map<Product, Result> compile(
      List<Product> products, Map<Product, Parsed> parsed, Collection<String> broken) {
    Map<String, CompletableFuture<Result>> underWay = new TreeMap<>();
    Map<Product, CompletableFuture<Result>> futures = new LinkedHashMap<>();
    for (String name : broken) {
      underWay.put(name, CompletableFuture.completedFuture(new Result.Unreachable()));
    }
    for (Product product : products) {
      Parsed text = Objects.requireNonNull(parsed.get(product), product.name());
      CompletableFuture<Result> future = compile(product, text, underWay);
      underWay.put(Identifiers.fold(product.name()), future);
      futures.put(product, future);
    }
    Map<Product, Result> results = new LinkedHashMap<>();
    futures.forEach((product, future) -> results.put(product, future.join()));
    return results;
  }

  private CompletableFuture<Result> compile(
      Product product, Parsed text, Map<String, CompletableFuture<Result>> underWay) {
    if (text.query().isEmpty() || underWay.containsKey(Identifiers.fold(product.name()))) {
      return CompletableFuture.completedFuture(new Result.Unreachable());
    }
    List<CompletableFuture<Result>> reads =
        text.references().stream()
            .map(name -> underWay.get(name.key()))
            .filter(Objects::nonNull)
            .toList();
    Supplier<Result> work =
        () ->
            reads.stream().allMatch(read -> read.join() instanceof Result.Compiled)
                ? compiled(product, text.query().get())
                : new Result.Unreachable();
    return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
        .thenApplyAsync(_ -> work.get(), cores);
  }

  private Result compiled(Product product, SqlQuery query) {
    try {
      CompiledQuery compiled =
          compiler.compile(
              query, product.sql(), product.place().file(), catalog(), BindOptions.plain());
      if (!draft.flawed().contains(Identifiers.fold(product.name()))) {
        Problems problems = new Problems();
        ContractCheck.columns(product.contract(), product.write().order(), compiled.schema())
            .forEach(violation -> problems.add(violation, product.contractPlace()));
        problems.throwAny();
      }
      know(product.name(), compiled.schema());
      return new Result.Compiled(compiled);
    } catch (WeirException e) {
      return new Result.Wrong(e);
    }
  }

  /// The tables that are known so far, and the names of all that there will be: what a message
  /// suggests must not depend on who was first.
  private Catalog catalog() {
    return new Catalog() {
      @Override
      public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name.key()));
      }

      @Override
      public Collection<TableName> tables() {
        return draft.project().tableNames().stream().map(TableName::of).toList();
      }
    };
  }

  @Override
  public void close() {
    cores.shutdownNow();
  }
}
