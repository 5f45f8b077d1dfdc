package dev.weir.build;

import dev.weir.store.ProcessLock;
import dev.weir.store.StagingArea;
import dev.weir.store.StoreLayout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one run writes to the store: opened at the first write, so that a run that reuses
/// everything leaves the store alone.
final class RunStore implements AutoCloseable {
  private final StoreLayout layout;
  private final Ledger ledger;
  private final String runId;
  private final BuildEvidence evidence;
  private @Nullable StagingArea staging;

  RunStore(StoreLayout layout, Ledger ledger, String runId, BuildEvidence evidence) {
    this.layout = layout;
    this.ledger = ledger;
    this.runId = runId;
    this.evidence = evidence;
  }

  BuildEvidence evidence() {
    return evidence;
  }

  StagingArea staging() {
    StagingArea open = staging;
    if (open == null) {
      open = StagingArea.open(layout, runId);
      staging = open;
    }
    return open;
  }

  /// Whether anything was written.
  boolean isOpen() {
    return staging != null;
  }

  ProcessLock writerLock(String name, Runnable waiting) {
    staging();
    return ProcessLock.acquire(layout.writerLock(name), waiting);
  }

  /// Writes the record of a build, after the relation that it ran and the evidence about it.
  void record(PlannedProduct planned) {
    ledger.keepRelation(
        planned.product().name(), planned.buildId(), planned.compiled().relation(), staging());
    evidence.keep(planned, staging());
    ledger.keep(
        new BuildRecord(
            planned.product().name(),
            planned.buildId(),
            runId,
            planned.identity(),
            planned.compiled().engineSql(),
            Optional.of(planned.writtenSql()),
            Optional.of(planned.compiled().policy().dump())),
        staging());
  }

  /// Makes a build, whose record is there, the current one. The last to come wins.
  void moveHead(PlannedProduct planned) {
    String product = planned.product().name();
    Optional<Head> seen = ledger.head(product);
    while (seen.isEmpty() || !seen.get().buildId().equals(planned.buildId())) {
      switch (ledger.moveHead(product, seen, planned.buildId(), runId, staging())) {
        case HeadMove.Moved moved -> {
          return;
        }
        case HeadMove.Conflict conflict -> seen = ledger.head(product);
      }
    }
  }

  @Override
  public void close() {
    StagingArea open = staging;
    if (open != null) {
      staging = null;
      open.close();
    }
  }
}
