package dev.weir.build;

import dev.weir.build.BuildEvent.Progress;
import dev.weir.build.BuildEvent.Published;
import dev.weir.build.BuildEvent.Recorded;
import dev.weir.build.BuildEvent.SourceKept;
import dev.weir.build.BuildEvent.SourceStarted;
import dev.weir.build.BuildEvent.Staged;
import dev.weir.build.BuildEvent.Waiting;
import dev.weir.model.DeepStack;
import dev.weir.model.Identifiers;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyProgress;
import dev.weir.run.CopyRows;
import dev.weir.run.EngineSession;
import dev.weir.store.Dataset;
import dev.weir.store.DatasetWriter;
import dev.weir.store.Found;
import dev.weir.store.OrderTier;
import dev.weir.store.ProcessLock;
import java.util.stream.Collectors;

/// Builds one product: keeps what it reads, writes, publishes, records, and moves the head, in this
/// order, so that a crash between any two leaves a state from which the next run goes on.
final class ProductWriter {
  /// The engine indents every line of its plan by the depth of the operator: 50 MB for 300 chained
  /// CTEs, 600 MB for 1,000.
  private static final int MOST_EXPLAINED = 200;

  private final Workbench bench;
  private final RunStore store;
  private final BuildListener listener;
  private final Cancellation cancellation;
  private final TableScans scans;

  ProductWriter(
      Workbench bench, RunStore store, BuildListener listener, Cancellation cancellation) {
    this.bench = bench;
    this.store = store;
    this.listener = listener;
    this.cancellation = cancellation;
    this.scans = new TableScans(bench.datasets());
  }

  /// @param outcome `REUSED` when another process built the same meanwhile
  record Written(Outcome outcome, Dataset dataset) {}

  Written write(PlannedProduct planned) {
    String name = planned.product().name();
    for (Table table : planned.reads()) {
      if (table instanceof Table.OfCode code) {
        keep(code);
      }
    }
    try (ProcessLock lock = store.writerLock(name, () -> listener.on(new Waiting(name)))) {
      if (bench.datasets().find(name, planned.buildId()) instanceof Found.Whole(Dataset dataset)) {
        store.record(planned);
        store.moveHead(planned);
        return new Written(Outcome.REUSED, dataset);
      }
      Dataset dataset = compute(planned);
      store.record(planned);
      listener.on(new Recorded(name));
      store.moveHead(planned);
      return new Written(Outcome.BUILT, dataset);
    }
  }

  /// Streams a source implemented in Java into the store, unless it is there.
  void keep(Table.OfCode code) {
    String name = code.name();
    if (bench.datasets().find(name, code.identity()) instanceof Found.Whole) {
      return;
    }
    try (ProcessLock lock = store.writerLock(name, () -> listener.on(new Waiting(name)))) {
      if (bench.datasets().find(name, code.identity()) instanceof Found.Whole) {
        return;
      }
      listener.on(new SourceStarted(name));
      DatasetWriter writer = writer();
      EngineSession session = bench.sessions().session();
      DatasetWriter.Staged staged =
          code.source().stage(code.state(), writer, session, progress(name), cancellation);
      listener.on(new Staged(name));
      Dataset dataset = writer.publish(staged);
      listener.on(new Published(name));
      listener.on(new SourceKept(name, dataset.manifest().rows()));
    }
  }

  private Dataset compute(PlannedProduct planned) {
    Product product = planned.product();
    boolean fixed = needsFixedOrder(planned);
    EngineSession session = fixed ? bench.sessions().session(1) : bench.sessions().session();
    for (Table table : planned.reads()) {
      session.createView(table.name(), fixed ? orderedSql(table, planned) : scanSql(table));
    }
    String sql = planned.compiled().engineSql();
    if (DeepStack.call(() -> QuerySize.of(planned.compiled().relation())) <= MOST_EXPLAINED) {
      store.evidence().scanned(planned, () -> session.scans(sql));
    }
    DatasetWriter writer = writer();
    DatasetWriter.Staged staged =
        writer.stage(
            new DatasetWriter.Order(
                product.name(),
                planned.buildId(),
                new CopyRows.OfQuery(sql),
                planned.compiled().schema(),
                product.write(),
                product.contract(),
                progress(product.name()),
                cancellation),
            session);
    for (Table table : planned.reads()) {
      if (table instanceof Table.OfFiles files) {
        files.snapshot().requireUnchanged();
      }
    }
    listener.on(new Staged(product.name()));
    Dataset dataset = writer.publish(staged);
    listener.on(new Published(product.name()));
    return dataset;
  }

  /// Sums of floating-point numbers, among others, depend on the order of the rows: what must come
  /// out the same to the byte is computed by one thread over input in a fixed order.
  private static boolean needsFixedOrder(PlannedProduct planned) {
    return planned.product().write().order() instanceof OrderTier.Canonical
        && OrderSensitivity.of(planned.compiled().relation());
  }

  private String scanSql(Table table) {
    return bench.sessions().scanSql(scans.scan(table));
  }

  /// Files and what code delivers lie in one order always; so do canonical products. All others are
  /// sorted by the columns that the query needs: rows that are equal in those can change places.
  private String orderedSql(Table table, PlannedProduct planned) {
    String sql = scanSql(table);
    if (!(table instanceof Table.OfProduct product) || isCanonical(product)) {
      return sql;
    }
    String columns =
        planned.compiled().lineage().required().stream()
            .filter(column -> Identifiers.same(column.table().name(), table.name()))
            .map(column -> Identifiers.quote(column.column()) + " ASC NULLS LAST")
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? sql : "SELECT * FROM (" + sql + ") ORDER BY " + columns;
  }

  private boolean isCanonical(Table.OfProduct product) {
    return bench.datasets().find(product.name(), product.identity())
            instanceof Found.Whole(Dataset dataset)
        && !dataset.manifest().orderKeys().isEmpty();
  }

  private DatasetWriter writer() {
    return new DatasetWriter(store.staging(), bench.sessions().engine());
  }

  private CopyProgress progress(String name) {
    return (rows, fraction) -> listener.on(new Progress(name, rows, fraction));
  }
}
