package dev.weir.build;

import dev.weir.duckdb.DuckDbEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A build in a process of its own, which tests may kill. Prints `product decision` per product.
final class BuildProcess {
  private BuildProcess() {}

  /// @param arguments the project's folder; then perhaps the event at which the process kills
  ///   itself, as [#point] names it
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String deadly = arguments.length > 1 ? arguments[1] : "";
    Builds builds = new Builds(Projects.load(folder), new DuckDbEngine());
    BuildReport report =
        builds.build(
            BuildRequest.all(),
            event -> {
              if (point(event).equals(deadly)) {
                killMyself();
              }
            });
    report
        .products()
        .forEach(line -> {
          System.out.println(line.product() + " " + line.decision());
          line.problems().forEach(p -> System.out.println(p.code() + " " + p.message()));
        });
  }

  /// `Staged big`, `RunStarted`.
  static String point(BuildEvent event) {
    String name = event.getClass().getSimpleName();
    return switch (event) {
      case BuildEvent.RunStarted e -> name;
      case BuildEvent.RunFinished e -> name;
      case BuildEvent.SourceStarted e -> name + " " + e.source();
      case BuildEvent.SourceKept e -> name + " " + e.source();
      case BuildEvent.ProductStarted e -> name + " " + e.product();
      case BuildEvent.Waiting e -> name + " " + e.product();
      case BuildEvent.Progress e -> name + " " + e.table();
      case BuildEvent.Staged e -> name + " " + e.table();
      case BuildEvent.Published e -> name + " " + e.table();
      case BuildEvent.Recorded e -> name + " " + e.product();
      case BuildEvent.ProductFinished e -> name + " " + e.line().product();
    };
  }

  /// Starts one; its output goes to a file.
  static Process start(Path folder, File output, String... deadly) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            BuildProcess.class.getName(),
            folder.toString()));
    command.addAll(List.of(deadly));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  private static void killMyself() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-9", self).start().waitFor();
      Thread.sleep(60_000);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
