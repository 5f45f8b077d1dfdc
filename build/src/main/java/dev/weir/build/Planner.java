package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.model.Blame;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.store.Dataset;
import dev.weir.store.Datasets;
import dev.weir.store.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Compiles every product that is wanted and decides about each, with no effect on project and
/// store. All problems of the project are collected and thrown at once.
final class Planner {
  private final Draft draft;
  private final Project project;
  private final ProjectCompilation compilation;
  private final SourceTables sources;
  private final EngineSchemas schemas;
  private final Sessions sessions;
  private final Identities identities;
  private final Datasets datasets;
  private final Ledger ledger;
  private final CompileCache cache;
  private final Problems problems = new Problems();

  /// The tables that are known so far, by folded name, and the names of those that are broken.
  private final Map<String, Table> tables = new ConcurrentHashMap<>();

  private final Set<String> broken = new TreeSet<>();

  /// The products whose frozen values are taken anew.
  private final Set<String> renewed = new TreeSet<>();

  /// What is decided so far, by folded name.
  private final Map<String, PlannedProduct> decided = new ConcurrentHashMap<>();

  private final UnreadChanges unread;

  Planner(
      Draft draft,
      ProjectCompilation compilation,
      SourceTables sources,
      EngineSchemas schemas,
      Sessions sessions,
      Datasets datasets,
      Ledger ledger,
      CompileCache cache) {
    this.draft = draft;
    this.project = draft.project();
    this.compilation = compilation;
    this.sources = sources;
    this.schemas = schemas;
    this.sessions = sessions;
    this.identities = new Identities(sessions.profile(), sessions.identity());
    this.datasets = datasets;
    this.ledger = ledger;
    this.cache = cache;
    this.unread = new UnreadChanges(ledger, cache, name -> Optional.ofNullable(decided.get(name)));
  }

  /// The products that are wanted, with all that they read, each after what it reads.
  List<PlannedProduct> plan(BuildRequest request) {
    draft.problems().forEach(problems::add);
    broken.addAll(draft.unread());
    List<Product> wanted = request.select().stream().map(project::product).toList();
    if (request.frozen() == FrozenValues.RENEWED) {
      (wanted.isEmpty() ? project.products() : wanted).forEach(p -> renewed.add(key(p)));
    }
    Map<Product, ProjectCompilation.Parsed> parsed = compilation.parse(project.products());
    Map<Product, List<TableName>> references = new LinkedHashMap<>();
    parsed.forEach((product, text) -> {
      references.put(product, text.references());
      text.error().ifPresent(e -> fail(product, e));
    });
    ProductGraph graph = ProductGraph.of(project.products(), references);
    for (Cycle cycle : graph.cycles()) {
      problems.add(cycle.problem());
      cycle.products().forEach(product -> broken.add(key(product)));
    }
    List<Product> products = graph.closure(wanted);
    readSources(products, references);
    tables.values().forEach(source -> compilation.know(source.name(), source.schema()));
    List<PlannedProduct> planned = new ArrayList<>();
    compilation
        .compile(products, parsed, broken, this::decide)
        .forEach((product, result) -> planned(product, result).ifPresent(planned::add));
    problems.throwAny();
    return planned;
  }

  /// Every source must be there; only those that are read are looked into.
  private void readSources(List<Product> products, Map<Product, List<TableName>> references) {
    Set<String> read = new TreeSet<>();
    for (Product product : products) {
      references.getOrDefault(product, List.of()).forEach(name -> read.add(name.key()));
    }
    for (ProjectSource source : project.sources()) {
      String key = Identifiers.fold(source.name());
      try {
        if (read.contains(key)) {
          tables.put(key, sources.table(source));
        } else {
          sources.requirePresent(source);
        }
      } catch (WeirException e) {
        broken.add(key);
        problems.add(e, source.place());
      }
    }
  }

  private Optional<PlannedProduct> planned(Product product, ProjectCompilation.Result result) {
    return switch (result) {
      case ProjectCompilation.Result.Planned(PlannedProduct planned) -> Optional.of(planned);
      case ProjectCompilation.Result.Wrong(WeirException error) -> {
        fail(product, error);
        yield Optional.empty();
      }
      case ProjectCompilation.Result.Unreachable() -> Optional.empty();
    };
  }

  private PlannedProduct decide(Product product, Compilation compiled) {
    List<Table> reads = reads(compiled.identity());
    PlannedProduct planned = decide(product, compiled, reads);
    decided.put(key(product), planned);
    Schema schema = compiled.identity().schema();
    tables.put(key(product), new Table.OfProduct(product.name(), schema, planned.buildId()));
    return planned;
  }

  private PlannedProduct decide(Product product, Compilation compiled, List<Table> reads) {
    Optional<Head> last = ledger.head(product.name());
    Supplier<Optional<BuildRecord>> record =
        () -> last.flatMap(head -> ledger.record(product.name(), head.buildId()));
    if (!compiled.identity().nondeterminism().isEmpty()) {
      return new NondeterministicDecision(identities, datasets, unread)
          .decide(
              new NondeterministicDecision.Question(
                  product, compiled, reads, last, record.get(), values(product)));
    }
    Supplier<BuildIdentity> identity = () -> identities.of(product, compiled.identity(), reads);
    String buildId =
        buildId(compiled, identities.beside(product, compiled.identity(), reads), identity);
    Optional<Dataset> whole = Optional.empty();
    List<Reason> reasons = List.of();
    switch (datasets.find(product.name(), buildId)) {
      case Found.Whole(Dataset dataset) -> whole = Optional.of(dataset);
      case Found.Damaged(String why) ->
          reasons = List.of(Reason.missing("the output is damaged: " + why));
      case Found.Nothing() -> {
        Optional<Dataset> kept = kept(product, compiled, identity, last, record);
        if (kept.isPresent()) {
          whole = kept;
          buildId = kept.get().manifest().buildId();
          reasons = List.of(unreadReason(record.get().orElseThrow(), identity.get()));
        } else {
          reasons = whyMissing(identity, compiled, buildId, last, record);
        }
      }
    }
    return new PlannedProduct(
        product, compiled, reads, identity, buildId, whole, last, record, reasons);
  }

  private FrozenValues values(Product product) {
    return renewed.contains(key(product)) ? FrozenValues.RENEWED : FrozenValues.KEPT;
  }

  private String buildId(Compilation compiled, String beside, Supplier<BuildIdentity> identity) {
    Optional<String> known = cache.buildId(compiled.key(), beside);
    if (known.isPresent()) {
      return known.get();
    }
    String computed = identity.get().buildId();
    cache.keepBuildId(compiled.key(), beside, computed);
    return computed;
  }

  /// The last build, if it is whole and nothing that the product reads changed since.
  private Optional<Dataset> kept(
      Product product,
      Compilation compiled,
      Supplier<BuildIdentity> identity,
      Optional<Head> last,
      Supplier<Optional<BuildRecord>> record) {
    if (last.isEmpty()
        || !(datasets.find(product.name(), last.get().buildId())
            instanceof Found.Whole(Dataset dataset))) {
      return Optional.empty();
    }
    return record
        .get()
        .filter(earlier -> unread.only(earlier, identity.get(), compiled))
        .map(_ -> dataset);
  }

  private static Reason unreadReason(BuildRecord earlier, BuildIdentity identity) {
    IdentityPart before = earlier.identity().part(Component.INPUTS);
    IdentityPart now = identity.part(Component.INPUTS);
    String changes = String.join("; ", now.changesSince(before));
    return new Reason(
        Component.INPUTS.wireName(),
        changes + "; nothing that is read of it changed",
        before.hash(),
        now.hash());
  }

  private static List<Reason> whyMissing(
      Supplier<BuildIdentity> identity,
      Compilation compiled,
      String buildId,
      Optional<Head> last,
      Supplier<Optional<BuildRecord>> record) {
    if (last.isEmpty()) {
      return List.of(Reason.missing("it was never built"));
    }
    if (last.get().buildId().equals(buildId)) {
      return List.of(Reason.missing("the folder of its output is gone"));
    }
    return record
        .get()
        .map(earlier -> new Changes(earlier, identity.get(), compiled).reasons())
        .orElse(List.of(Reason.missing("the record of its last build is gone")));
  }

  private List<Table> reads(QueryIdentity compiled) {
    List<Table> reads = new ArrayList<>();
    for (TableName name : compiled.tables()) {
      Table table = tables.get(name.key());
      if (table != null && !reads.contains(table)) {
        reads.add(table);
      }
    }
    return reads;
  }

  /// Fails unless the engine sees the columns of everything that is to be built as the compiler
  /// does.
  void requireEngineAgrees(List<PlannedProduct> plan) {
    for (PlannedProduct planned : plan) {
      if (planned.decision() == Decision.BUILD) {
        try {
          schemas.require(planned.compiled(), planned.reads());
        } catch (WeirException e) {
          fail(planned.product(), e);
        }
      }
    }
    problems.throwAny();
  }

  private void fail(Product product, WeirException error) {
    if (sessions.isBroken() || error.code().blame() == Blame.RESOURCES) {
      // No fault of the product's.
      throw error;
    }
    broken.add(key(product));
    problems.add(error, new SourceText(product.place().file(), product.sql()).place(0));
  }

  private static String key(Product product) {
    return Identifiers.fold(product.name());
  }
}
