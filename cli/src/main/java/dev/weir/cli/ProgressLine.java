package dev.weir.cli;

import dev.weir.build.BuildEvent;
import dev.weir.build.BuildListener;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// One line on a terminal that says how far a build is: products done, rows, rate. It overwrites
/// itself, at most ten times a second, and is gone at the end.
final class ProgressLine implements BuildListener {
  private static final long NANOS_BETWEEN = 100_000_000L;
  private static final int WIDEST = 79;
  private static final String ERASE = "\r\u001b[2K";

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final long begun;
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private long shown;
  private int products;
  private int done;
  private String now = "planning";

  /// @param nanoTime the clock, `System::nanoTime` outside of tests
  ProgressLine(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.shown = begun - NANOS_BETWEEN;
  }

  @Override
  public synchronized void on(BuildEvent event) {
    switch (event) {
      case BuildEvent.RunStarted started -> products = started.products();
      case BuildEvent.SourceStarted source -> now = "reading " + source.source();
      case BuildEvent.SourceKept kept -> rows.put(kept.source(), kept.rows());
      case BuildEvent.ProductStarted started -> now = started.product();
      case BuildEvent.Waiting waiting ->
          now = waiting.product() + ": another process builds it, waiting";
      case BuildEvent.Progress progress -> {
        rows.merge(progress.table(), progress.rows(), Math::max);
        now = progress.table() + percent(progress.fraction());
      }
      case BuildEvent.Staged ignored -> {}
      case BuildEvent.Published ignored -> {}
      case BuildEvent.Recorded ignored -> {}
      case BuildEvent.ProductFinished ignored -> done++;
      case BuildEvent.RunFinished ignored -> {
        erase();
        return;
      }
    }
    show();
  }

  /// Takes the line away; harmless when there is none.
  synchronized void erase() {
    out.print(ERASE);
    out.flush();
  }

  private void show() {
    long time = nanoTime.getAsLong();
    if (time - shown < NANOS_BETWEEN) {
      return;
    }
    shown = time;
    long total = rows.values().stream().mapToLong(Long::longValue).sum();
    long millis = Math.max(1, (time - begun) / 1_000_000);
    String text =
        done
            + "/"
            + products
            + " products, "
            + Figures.count(total)
            + " rows, "
            + Figures.count(total * 1000 / millis)
            + " rows/s, "
            + now;
    out.print(ERASE + (text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text));
    out.flush();
  }

  private static String percent(double fraction) {
    return fraction < 0 ? "" : " " + Math.round(Math.min(1, fraction) * 100) + "%";
  }
}
