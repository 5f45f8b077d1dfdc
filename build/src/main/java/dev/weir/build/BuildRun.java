package dev.weir.build;

import dev.weir.build.BuildEvent.ProductFinished;
import dev.weir.build.BuildEvent.ProductStarted;
import dev.weir.build.BuildEvent.RunFinished;
import dev.weir.build.BuildEvent.RunStarted;
import dev.weir.model.Blame;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.run.Cancellation;
import dev.weir.store.Dataset;
import dev.weir.store.Manifest;
import dev.weir.store.ProcessLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Carries out a plan, one product after the other: the engine uses all cores for each. A product
/// that fails blocks only those that read it.
final class BuildRun {
  private final String runId;
  private final Workbench bench;
  private final RunStore store;
  private final BuildListener listener;
  private final Cancellation cancellation;
  private final ProductWriter writer;
  private final Set<String> stopped = new TreeSet<>();

  BuildRun(
      String runId,
      Workbench bench,
      RunStore store,
      BuildListener listener,
      Cancellation cancellation) {
    this.runId = runId;
    this.bench = bench;
    this.store = store;
    this.listener = listener;
    this.cancellation = cancellation;
    this.writer = new ProductWriter(bench, store, listener, cancellation);
  }

  BuildReport run(List<PlannedProduct> plan) {
    int toBuild = (int) plan.stream().filter(p -> p.decision() == Decision.BUILD).count();
    listener.on(new RunStarted(runId, plan.size(), toBuild));
    if (toBuild > 0) {
      // A store that cannot be written is known before anything is computed.
      store.staging();
    }
    List<BuildReport.Line> lines = new ArrayList<>();
    for (PlannedProduct planned : plan) {
      listener.on(new ProductStarted(planned.product().name(), planned.decision()));
      BuildReport.Line line = product(planned);
      if (line.decision() == Outcome.FAILED || line.decision() == Outcome.BLOCKED) {
        stopped.add(Identifiers.fold(line.product()));
      }
      lines.add(line);
      listener.on(new ProductFinished(line));
    }
    BuildReport report = new BuildReport(runId, lines);
    finish(report);
    listener.on(new RunFinished(report));
    return report;
  }

  private BuildReport.Line product(PlannedProduct planned) {
    long start = System.nanoTime();
    List<String> blockers =
        planned.reads().stream()
            .map(Table::name)
            .filter(name -> stopped.contains(Identifiers.fold(name)))
            .toList();
    if (!blockers.isEmpty()) {
      String message =
          "%s was not attempted: it reads %s, which was not built"
              .formatted(planned.product().name(), String.join(", ", blockers));
      return failure(planned, Outcome.BLOCKED, start, List.of(problem(planned, message)));
    }
    try {
      if (planned.found().isPresent()) {
        makeCurrent(planned);
        return success(planned, Outcome.REUSED, planned.found().get(), start);
      }
      if (cancellation.isCancelled()) {
        throw new WeirException(ErrorCode.CANCELLED, "cancelled before it began");
      }
      ProductWriter.Written written = writer.write(planned);
      return success(planned, written.outcome(), written.dataset(), start);
    } catch (WeirException e) {
      return failure(planned, Outcome.FAILED, start, problems(planned, e));
    }
  }

  /// A dataset that is right but not current: the project went back to an earlier state, or a run
  /// died before it could say so.
  private void makeCurrent(PlannedProduct planned) {
    boolean current =
        planned.last().isPresent() && planned.last().get().buildId().equals(planned.buildId());
    if (current && planned.lastRecord().get().isPresent()) {
      return;
    }
    try (ProcessLock lock = store.writerLock(planned.product().name(), () -> {})) {
      store.record(planned);
      store.moveHead(planned);
    }
  }

  private void finish(BuildReport report) {
    if (store.isOpen()) {
      bench.ledger().keepRun(runId, RunJson.write(report), store.staging());
      bench.saveCaches(store.staging());
    } else if (bench.hasLearned()) {
      try {
        bench.saveCaches(store.staging());
      } catch (WeirException e) {
        // The store cannot be written; nothing had to be.
        return;
      }
    }
  }

  /// What the query or the engine is to blame for happened at the product; a full disk did not.
  private static List<Problem> problems(PlannedProduct planned, WeirException error) {
    if (error.code().blame() == Blame.RESOURCES) {
      return error.problems();
    }
    Problems problems = new Problems();
    problems.add(error, planned.product().place());
    return problems.all();
  }

  private static Problem problem(PlannedProduct planned, String message) {
    return Problem.at(ErrorCode.INVALID_PROJECT, message, planned.product().place());
  }

  private static BuildReport.Line success(
      PlannedProduct planned, Outcome outcome, Dataset dataset, long start) {
    Manifest manifest = dataset.manifest();
    return new BuildReport.Line(
        planned.product().name(),
        outcome,
        planned.buildId(),
        manifest.rows(),
        manifest.files().size(),
        manifest.bytes(),
        millisSince(start),
        Optional.of(dataset.folder()),
        outcome == Outcome.BUILT || planned.decision() == Decision.REUSE
            ? planned.reasons()
            : List.of(),
        List.of());
  }

  private static BuildReport.Line failure(
      PlannedProduct planned, Outcome outcome, long start, List<Problem> problems) {
    Optional<Path> none = Optional.empty();
    return new BuildReport.Line(
        planned.product().name(),
        outcome,
        planned.buildId(),
        0,
        0,
        0,
        millisSince(start),
        none,
        planned.reasons(),
        problems);
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
