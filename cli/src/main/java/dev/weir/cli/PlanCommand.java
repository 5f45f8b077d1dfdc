package dev.weir.cli;

import dev.weir.build.BuildRequest;
import dev.weir.build.PlanReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir plan`: what a build would do.
@Command(name = "plan", description = "Says what a build would do, and does nothing.")
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Option(names = "--force", description = "What 'weir build --force' would do.")
  private boolean force;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there is something to build.")
  private boolean detailed;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BuildRequest request = BuildRequest.all();
    PlanReport report =
        OpenProject.at(folder).plan(force ? request.renewingFrozenValues() : request);
    if (json) {
      console.out().println(Json.text(PlanOutput.json(report)));
    } else {
      PlanOutput.table(report, console.out());
    }
    return detailed && report.hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
  }
}
