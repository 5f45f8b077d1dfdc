package dev.weir.build;

import dev.weir.compile.Compiler;
import dev.weir.model.Schema;
import dev.weir.run.Engine;
import dev.weir.run.EngineTypes;
import dev.weir.run.RuntimeProfile;
import dev.weir.store.Datasets;
import dev.weir.store.FileDiscovery;
import dev.weir.store.FileHashes;
import dev.weir.store.SchemaCache;
import dev.weir.store.StagingArea;
import dev.weir.store.StoreLayout;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/// Everything that one run or question needs, and closes at its end. Making one has no effect.
final class Workbench implements AutoCloseable {
  private final Draft draft;
  private final Compiler compiler;
  private final EngineTypes types;
  private final StoreLayout layout;
  private final Sessions sessions;
  private final Datasets datasets;
  private final Ledger ledger;
  private final FileHashes hashes;
  private final EngineSchemas schemas;
  private final SourceTables sources;
  private final CompileCache cache;

  Workbench(
      Draft draft,
      Compiler compiler,
      CompileCache cache,
      Engine engine,
      RuntimeProfile profile,
      Supplier<Path> scratch,
      Clock clock) {
    Project project = draft.project();
    this.draft = draft;
    this.compiler = compiler;
    this.cache = cache;
    this.types = new EngineTypes(engine, profile.withThreads(1), scratch);
    this.layout = new StoreLayout(project.store());
    this.sessions = new Sessions(engine, profile, scratch);
    this.datasets = new Datasets(layout);
    this.ledger = new Ledger(layout, compiler.functions());
    this.hashes = FileHashes.of(layout, clock, cache);
    this.schemas = new EngineSchemas(sessions, new SchemaCache(layout), cache);
    FileDiscovery discovery = new FileDiscovery(project.folder(), layout.root());
    this.sources = new SourceTables(discovery, hashes, schemas);
  }

  /// What is to be done, without asking the engine about queries.
  List<PlannedProduct> plan(List<String> select) {
    return plan(BuildRequest.all().selecting(select));
  }

  /// What a request asks for, without asking the engine about queries.
  List<PlannedProduct> plan(BuildRequest request) {
    List<PlannedProduct> plan = planner().plan(request);
    cache.save();
    return plan;
  }

  /// The same, and the engine has agreed on the columns of everything that is to be built.
  List<PlannedProduct> checkedPlan(BuildRequest request) {
    Planner planner = planner();
    List<PlannedProduct> plan = planner.plan(request);
    planner.requireEngineAgrees(plan);
    cache.save();
    return plan;
  }

  private Planner planner() {
    return new Planner(
        draft,
        new ProjectCompilation(compiler, cache, types, sessions.identity(), draft),
        sources,
        schemas,
        sessions,
        datasets,
        ledger,
        cache);
  }

  Project project() {
    return draft.project();
  }

  Compiler compiler() {
    return compiler;
  }

  StoreLayout layout() {
    return layout;
  }

  Sessions sessions() {
    return sessions;
  }

  Datasets datasets() {
    return datasets;
  }

  Ledger ledger() {
    return ledger;
  }

  SourceTables sources() {
    return sources;
  }

  /// The columns of a source, or of a planned product.
  Schema schema(String name, List<PlannedProduct> plan) {
    for (PlannedProduct planned : plan) {
      if (planned.product().name().equals(name)) {
        return planned.compilation().identity().schema();
      }
    }
    return project().sources().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .map(source -> sources.table(source).schema())
        .orElseThrow(() -> new IllegalArgumentException("no table is named " + name));
  }

  /// Whether there is something that a later run would like to know.
  boolean hasLearned() {
    return hashes.hasChanged() || schemas.hasLearned();
  }

  /// Keeps what was computed on the way and would be slow to compute again.
  void saveCaches(StagingArea staging) {
    hashes.save(staging);
    schemas.save(staging);
  }

  @Override
  public void close() {
    types.close();
    sessions.close();
  }
}
