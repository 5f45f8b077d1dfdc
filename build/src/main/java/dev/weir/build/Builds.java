package dev.weir.build;

import dev.weir.compile.Compiler;
import dev.weir.compile.lineage.LineageGraph;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.Engine;
import dev.weir.run.RuntimeProfile;
import dev.weir.store.StoreLayout;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// The builds of one project on one engine: what to do, doing it, and why.
///
/// Before anything is decided every product that is asked for is compiled, and all problems are
/// thrown at once. Thread-safe; builds of one project may also run in several processes at once:
/// they wait for each other where they build the same product, and share the result.
public final class Builds {
  private final Draft draft;
  private final Engine engine;
  private final Compiler compiler = Compiler.duckdb();
  private final Supplier<CompileCache> cache;
  private final Clock clock = Clock.systemUTC();

  /// The builds of a project.
  public Builds(Project project, Engine engine) {
    this(new Draft(project, List.of(), Set.of(), Set.of()), engine, CompileCache::none);
  }

  private Builds(Draft draft, Engine engine, Supplier<CompileCache> cache) {
    this.draft = draft;
    this.engine = engine;
    this.cache = cache;
  }

  /// The builds of the project in a folder. What is wrong with its files is reported with what is
  /// wrong with its queries, by the first question that is asked.
  ///
  /// @throws WeirException when there is no project in the folder, or its `weir.yaml` is not YAML
  public static Builds open(Path folder, Engine engine) {
    return new Builds(new ProjectReader(folder).read(), engine, CompileCache::none);
  }

  /// The same builds, which remember in a folder what they compiled, for every project in a file of
  /// its own. Anybody may delete it, several processes may share it, and it need not be writable.
  /// Code that does not run from jars remembers nothing: it may change at any time.
  public Builds remembering(Path caches) {
    return CodeIdentity.ofJars().map(code -> remembering(caches, code)).orElse(this);
  }

  Builds remembering(Path caches, String code) {
    Path folder = draft.project().folder();
    return new Builds(draft, engine, () -> CompileCache.of(folder, caches, code));
  }

  /// The project.
  ///
  /// @throws WeirException with every problem of its files
  public Project project() {
    return draft.sound();
  }

  /// What a build would do. Has no effect on project and store: nothing is written to them.
  ///
  /// @throws WeirException with all problems of the project
  public PlanReport plan(BuildRequest request) {
    return reading(
        request,
        bench -> new PlanReport(bench.plan(request).stream().map(PlannedProduct::line).toList()));
  }

  /// Builds what has to be built. A product that fails is in the report and blocks only those that
  /// read it.
  ///
  /// @throws WeirException with all problems of the project, or when the store cannot be written;
  ///   nothing is built then
  public BuildReport build(BuildRequest request, BuildListener listener) {
    String runId = RunId.next(clock, new SecureRandom());
    // Planning may start the engine before anything is known to be written.
    try (ScratchFolder scratch = new ScratchFolder();
        Workbench bench = bench(request, scratch::path)) {
      List<PlannedProduct> plan = bench.checkedPlan(request);
      if (plan.stream().anyMatch(p -> p.decision() == Decision.BUILD)) {
        // The engine that looked at the columns spills to the system's folder, which may be small.
        bench.sessions().close();
        scratch.use(bench.layout().scratch());
      }
      BuildEvidence evidence = new BuildEvidence(bench.ledger(), plan);
      try (RunStore store = new RunStore(bench.layout(), bench.ledger(), runId, evidence)) {
        return new BuildRun(runId, bench, store, listener, request.cancellation()).run(plan);
      }
    }
  }

  /// How a product stands to its last build. Has no effect.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product
  public WhyReport why(String product, BuildRequest request) {
    Product wanted = draft.project().product(product);
    return reading(request, bench -> WhyAnswer.of(bench.plan(List.of(wanted.name())).getLast()));
  }

  /// What changed in the meaning of products since their last builds, in the order in which they
  /// are built. Has no effect.
  ///
  /// @param products their names; empty for all
  /// @param matches what is known to have become of parts of the earlier queries, as in
  ///   [dev.weir.compile.diff.SemanticDiff]
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product
  public List<DiffReport> diff(List<String> products, Map<String, String> matches) {
    List<String> wanted = products.stream().map(p -> draft.project().product(p).name()).toList();
    List<String> all = draft.project().products().stream().map(Product::name).toList();
    return reading(
        BuildRequest.all(),
        bench -> {
          List<PlannedProduct> plan = bench.plan(wanted.isEmpty() ? all : wanted);
          DiffAnswer answer = new DiffAnswer(bench.ledger(), matches);
          return plan.stream()
              .filter(p -> wanted.isEmpty() || wanted.contains(p.product().name()))
              .map(answer::of)
              .toList();
        });
  }

  /// What changed in the meaning of products at their last builds, against the builds before, as it
  /// was kept then. Has no effect.
  ///
  /// @param products their names; empty for all
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product
  public List<DiffReport> lastDiffs(List<String> products) {
    LastBuild last =
        new LastBuild(new Ledger(new StoreLayout(draft.project().store()), compiler.functions()));
    return (products.isEmpty()
            ? draft.project().products().stream()
            : products.stream().map(p -> draft.project().product(p)))
        .map(p -> last.diff(p.name()))
        .toList();
  }

  /// What was kept of the last build of a product about its columns, `weir.build-lineage/1`: where
  /// they come from and what the engine scanned; empty when it was never built, or before such was
  /// kept. Has no effect.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product
  public Optional<String> lastLineage(String product) {
    String name = draft.project().product(product).name();
    return new LastBuild(new Ledger(new StoreLayout(draft.project().store()), compiler.functions()))
        .lineage(name);
  }

  /// Runs the query of a product's last build and today's over the first rows of what they read, as
  /// it is now, and compares their rows. Equal rows prove nothing about others.
  ///
  /// @param most how many rows of each table are read
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product, or it or what it
  ///   reads was never built
  public RowTrial trial(String product, long most) {
    String name = draft.project().product(product).name();
    PlannedProduct planned =
        reading(BuildRequest.all(), bench -> bench.plan(List.of(name)).getLast());
    try (ProjectTables tables = tables(BuildRequest.all())) {
      return ProductTrial.of(planned, tables, most);
    }
  }

  /// Where the columns of a product come from. Has no effect.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` when there is no such product
  public LineageReport lineage(String product) {
    Product wanted = draft.project().product(product);
    return reading(
        BuildRequest.all(), bench -> LineageAnswer.of(bench.plan(List.of(wanted.name()))));
  }

  /// The query of a product cut down to what one of its columns needs, as SQL of the engine; the
  /// values of the column are the same, row by row. Has no effect.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` or `UNKNOWN_COLUMN`, naming the nearest
  public String trimmed(String product, String column) {
    Product wanted = draft.project().product(product);
    return reading(
        BuildRequest.all(),
        bench -> LineageAnswer.trimmed(bench.plan(List.of(wanted.name())).getLast(), column));
  }

  /// The lineage of the own query of each product, by product. Has no effect.
  ///
  /// @throws WeirException with all problems of the project
  public Map<TableName, QueryLineage> lineages() {
    List<String> all = draft.project().products().stream().map(Product::name).toList();
    return reading(BuildRequest.all(), bench -> LineageAnswer.lineages(bench.plan(all)));
  }

  /// What comes from a table of the project, a column of it, or a part of a column, through all
  /// products. Has no effect.
  ///
  /// @param table a product or a source
  /// @param column a column or a part of one, as in [ColumnPath]; empty for all columns
  /// @throws WeirException with `UNKNOWN_TABLE` or `UNKNOWN_COLUMN`, naming the nearest
  public LineageGraph downstream(String table, Optional<String> column) {
    String name = draft.project().tableName(table);
    List<String> all = draft.project().products().stream().map(Product::name).toList();
    return reading(
        BuildRequest.all(),
        bench -> {
          List<PlannedProduct> plan = bench.plan(all);
          return LineageAnswer.downstream(
              plan, bench.schema(name, plan), new LineageAnswer.Named(name, column));
        });
  }

  /// Opens the project's tables for queries; the caller closes them.
  ///
  /// @throws WeirException with every problem of the project's files
  public ProjectTables tables(BuildRequest request) {
    draft.sound();
    ScratchFolder scratch = new ScratchFolder();
    return new ProjectTables(
        bench(request, scratch::path), scratch, RunId.next(clock, new SecureRandom()));
  }

  private <T> T reading(BuildRequest request, Function<Workbench, T> question) {
    try (ScratchFolder scratch = new ScratchFolder();
        Workbench bench = bench(request, scratch::path)) {
      return question.apply(bench);
    }
  }

  private Workbench bench(BuildRequest request, Supplier<Path> scratch) {
    RuntimeProfile profile =
        RuntimeProfile.named(request.profile().orElse(draft.project().profile()));
    return new Workbench(draft, compiler, cache.get(), engine, profile, scratch, clock);
  }
}
