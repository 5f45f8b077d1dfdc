package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.QueryIdentity;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.DeclaredKeys;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.EngineIdentity;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.store.ContractCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads and compiles the products of a project on all cores. What comes out does not depend on who
/// was first: every product is compiled once the tables that it reads are known. What was compiled
/// before, by this or another process, is not compiled again.
final class ProjectCompilation {
  /// What became of one product.
  sealed interface Result {
    /// It is compiled, keeps its contract's columns, and is decided about.
    record Planned(PlannedProduct planned) implements Result {}

    /// It is wrong.
    record Wrong(WeirException error) implements Result {}

    /// Something that it reads is wrong or missing its columns.
    record Unreachable() implements Result {}
  }

  /// Decides about a product whose reads are decided about. Called from several threads.
  interface Decider {
    PlannedProduct decide(Product product, Compilation compilation);
  }

  /// A table and the hash of its columns, which is computed once.
  private record Known(Catalog.Table table, String columns) {}

  /// A compiler under one policy, and the hash of that.
  private record Pinned(Compiler compiler, String policy) {}

  private final Map<SqlPolicy, Pinned> compilers = new ConcurrentHashMap<>();

  /// The one that was asked for last: most products have one policy.
  private volatile @Nullable Pinned last;

  private final Compiler compiler;
  private final CompileCache cache;

  /// Columns by folded table name: sources, and products as they become known.
  private final Map<String, Known> tables = new ConcurrentHashMap<>();

  private final Draft draft;

  /// What all products of a run depend on.
  private final String basis;

  private final BindOptions options;

  /// @param types asked for types that only an engine knows
  /// @param engine which engine answers for the types that only an engine knows
  ProjectCompilation(
      Compiler compiler, CompileCache cache, TypeOracle types, EngineIdentity engine, Draft draft) {
    this.compiler = compiler.with(promisedKeys(draft.project()));
    this.cache = cache;
    this.options = BindOptions.plain().withOracle(types);
    this.draft = draft;
    this.basis = engine.text() + "\n";
  }

  /// The keys of products: a build that breaks its contract publishes nothing.
  private static TableKeys promisedKeys(Project project) {
    Map<TableName, DeclaredKeys.Keys> keys = new LinkedHashMap<>();
    for (Product product : project.products()) {
      if (!product.contract().keys().isEmpty()) {
        keys.put(
            TableName.of(product.name()),
            new DeclaredKeys.Keys(product.contract().keys(), List.of()));
      }
    }
    return DeclaredKeys.of(keys);
  }

  private Pinned pinned(Product product) {
    Pinned usual = last;
    if (usual == null || !usual.compiler().policy().equals(product.policy())) {
      usual =
          compilers.computeIfAbsent(
              product.policy(), policy -> new Pinned(compiler.with(policy), policy.sha256()));
      last = usual;
    }
    return usual;
  }

  /// What a text is remembered under: another policy may read other tables in it.
  private String key(Product product) {
    return pinned(product).policy() + "\n" + product.sql();
  }

  /// A product's text as far as it had to be read.
  ///
  /// @param cached what was kept for this text
  /// @param tree when nothing was kept and nothing is wrong
  record Parsed(
      List<TableName> references,
      Optional<CompileCache.Entry> cached,
      Optional<SqlQuery> tree,
      Optional<WeirException> error) {}

  /// The tables that every product names, or what is wrong with its text.
  Map<Product, Parsed> parse(List<Product> products) {
    List<Parsed> texts = products.parallelStream().map(this::parse).toList();
    Map<Product, Parsed> parsed = new LinkedHashMap<>();
    for (int i = 0; i < products.size(); i++) {
      parsed.put(products.get(i), texts.get(i));
    }
    return parsed;
  }

  private Parsed parse(Product product) {
    if (draft.unread().contains(Identifiers.fold(product.name()))) {
      return new Parsed(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
    Optional<CompileCache.Entry> cached = cache.query(key(product));
    if (cached.isPresent()) {
      return new Parsed(cached.get().references(), cached, Optional.empty(), Optional.empty());
    }
    try {
      SqlQuery tree = tree(product);
      return new Parsed(
          pinned(product).compiler().references(tree),
          Optional.empty(),
          Optional.of(tree),
          Optional.empty());
    } catch (WeirException e) {
      return new Parsed(List.of(), Optional.empty(), Optional.empty(), Optional.of(e));
    }
  }

  private SqlQuery tree(Product product) {
    return pinned(product).compiler().parse(product.sql(), product.place().file());
  }

  /// Makes a source's columns known.
  void know(String name, Schema schema) {
    tables.put(
        Identifiers.fold(name),
        new Known(new Catalog.Table(TableName.of(name), schema), Sha256.of(schema.text())));
  }

  /// What becomes of each product.
  ///
  /// @param products each after those that it reads
  /// @param broken folded names of tables whose columns are not known
  Map<Product, Result> compile(
      List<Product> products,
      Map<Product, Parsed> parsed,
      Collection<String> broken,
      Decider decider) {
    Map<String, Result> known = new HashMap<>();
    broken.forEach(name -> known.put(name, new Result.Unreachable()));
    Map<Product, Result> results = new LinkedHashMap<>();
    for (List<Product> level : levels(products, parsed)) {
      List<Result> made =
          level.parallelStream()
              .map(product -> compile(product, text(product, parsed), known, decider))
              .toList();
      for (int i = 0; i < made.size(); i++) {
        known.putIfAbsent(Identifiers.fold(level.get(i).name()), made.get(i));
        results.put(level.get(i), made.get(i));
      }
    }
    Map<Product, Result> ordered = new LinkedHashMap<>();
    products.forEach(product -> ordered.put(product, results.get(product)));
    return ordered;
  }

  /// The products in groups, each of which reads only what is in groups before it.
  private static List<List<Product>> levels(List<Product> products, Map<Product, Parsed> parsed) {
    Map<String, Integer> depths = new HashMap<>();
    List<List<Product>> levels = new ArrayList<>();
    for (Product product : products) {
      int depth = 0;
      for (TableName name : text(product, parsed).references()) {
        depth = Math.max(depth, depths.getOrDefault(name.key(), 0));
      }
      depths.put(Identifiers.fold(product.name()), depth + 1);
      if (levels.size() == depth) {
        levels.add(new ArrayList<>());
      }
      levels.get(depth).add(product);
    }
    return levels;
  }

  private static Parsed text(Product product, Map<Product, Parsed> parsed) {
    return Objects.requireNonNull(parsed.get(product), product.name());
  }

  private Result compile(Product product, Parsed text, Map<String, Result> known, Decider decider) {
    if (text.error().isPresent() || known.containsKey(Identifiers.fold(product.name()))) {
      return new Result.Unreachable();
    }
    for (TableName name : text.references()) {
      Result read = known.get(name.key());
      if (read != null && !(read instanceof Result.Planned)) {
        return new Result.Unreachable();
      }
    }
    return planned(product, text, decider);
  }

  private Result planned(Product product, Parsed text, Decider decider) {
    Compilation compilation;
    try {
      compilation = compilation(product, text);
      Schema schema = compilation.identity().schema();
      if (!draft.flawed().contains(Identifiers.fold(product.name()))) {
        Problems problems = new Problems();
        ContractCheck.columns(product.contract(), product.write().order(), schema)
            .forEach(violation -> problems.add(violation, product.contractPlace()));
        problems.throwAny();
        NondeterminismCheck.require(product, compilation.identity().nondeterminism());
      }
      know(product.name(), schema);
    } catch (WeirException e) {
      return new Result.Wrong(e);
    }
    return new Result.Planned(decider.decide(product, compilation));
  }

  private Compilation compilation(Product product, Parsed text) {
    String inputs = inputs(text.references());
    Optional<QueryIdentity> known =
        text.cached().filter(entry -> entry.inputs().equals(inputs)).map(e -> e.identity());
    if (known.isPresent()) {
      return new Compilation(
          key(product), known.get(), product.policy(), () -> query(product, tree(product)));
    }
    SqlQuery tree = text.tree().orElseGet(() -> tree(product));
    QueryIdentity identity =
        pinned(product)
            .compiler()
            .identify(tree, product.sql(), product.place().file(), catalog(), options);
    cache.keepQuery(key(product), new CompileCache.Entry(text.references(), inputs, identity));
    return new Compilation(key(product), identity, product.policy(), () -> query(product, tree));
  }

  private CompiledQuery query(Product product, SqlQuery tree) {
    return pinned(product)
        .compiler()
        .compile(tree, product.sql(), product.place().file(), catalog(), options);
  }

  /// Everything but its own text that a query's identity depends on.
  private String inputs(List<TableName> references) {
    StringBuilder text = new StringBuilder(basis);
    for (TableName reference : references) {
      Known known = tables.get(reference.key());
      text.append(reference.key()).append(": ");
      text.append(known == null ? "unknown" : known.table().name() + " " + known.columns());
      text.append('\n');
    }
    return text.toString();
  }

  /// The tables that are known so far, and the names of all that there will be: what a message
  /// suggests must not depend on who was first.
  private Catalog catalog() {
    return new Catalog() {
      @Override
      public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name.key())).map(Known::table);
      }

      @Override
      public Collection<TableName> tables() {
        return draft.project().tableNames().stream().map(TableName::of).toList();
      }
    };
  }
}
