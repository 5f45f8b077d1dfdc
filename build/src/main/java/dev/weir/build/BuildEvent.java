package dev.weir.build;

import java.util.Objects;

/// What happens in a run, in the order in which it happens. Every product has [ProductStarted] and
/// [ProductFinished]; between them come the stages of a build.
public sealed interface BuildEvent {
  /// The plan stands.
  ///
  /// @param products how many products the run is about
  /// @param toBuild how many of them have to be built
  record RunStarted(String runId, int products, int toBuild) implements BuildEvent {}

  /// A source implemented in Java is being read into the store.
  record SourceStarted(String source) implements BuildEvent {}

  /// Such a source is kept.
  record SourceKept(String source, long rows) implements BuildEvent {}

  /// Work on a product begins.
  record ProductStarted(String product, Decision decision) implements BuildEvent {}

  /// Another process builds the same product; this run waits for it.
  record Waiting(String product) implements BuildEvent {}

  /// Rows were read or written. Comes from a thread of the engine, often.
  ///
  /// @param table the product or source
  /// @param fraction 0 to 1, or negative when unknown
  record Progress(String table, long rows, double fraction) implements BuildEvent {}

  /// All files are written, checked and on the disk, in the staging folder.
  record Staged(String table) implements BuildEvent {}

  /// The dataset has its final name.
  record Published(String table) implements BuildEvent {}

  /// The ledger has the record of the build, but the head still names the one before.
  record Recorded(String product) implements BuildEvent {}

  /// A product is done with.
  record ProductFinished(BuildReport.Line line) implements BuildEvent {
    public ProductFinished {
      Objects.requireNonNull(line);
    }
  }

  /// The run is over.
  record RunFinished(BuildReport report) implements BuildEvent {
    public RunFinished {
      Objects.requireNonNull(report);
    }
  }
}
