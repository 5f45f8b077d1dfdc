package dev.weir.cli;

import dev.weir.build.BuildListener;
import dev.weir.build.BuildReport;
import dev.weir.build.BuildRequest;
import dev.weir.build.Builds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir build`: builds what changed.
@Command(name = "build", description = "Builds what changed in a project.")
final class BuildCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Option(
      names = "--select",
      split = ",",
      paramLabel = "P",
      description = "Only these products and what they read.")
  private List<String> select = List.of();

  @Option(
      names = "--profile",
      completionCandidates = ProfileNames.class,
      description = "How the engine runs: ${COMPLETION-CANDIDATES}; default: the project's.")
  private String profile = "";

  @Option(
      names = "--force",
      description = {
        "Takes new values where the products that are built have frozen ones",
        "(nondeterminism: freeze)."
      })
  private boolean force;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  BuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Builds builds = OpenProject.at(folder);
    BuildReport report = run(builds, request());
    if (json) {
      console.out().println(Json.text(BuildOutput.json(report)));
    } else {
      BuildOutput.table(report, console.out());
    }
    console.out().flush();
    report.products().forEach(this::complain);
    return report.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private BuildRequest request() {
    BuildRequest request = BuildRequest.all().selecting(select);
    request = force ? request.renewingFrozenValues() : request;
    return profile.isEmpty() ? request : request.underProfile(profile);
  }

  private BuildReport run(Builds builds, BuildRequest request) {
    if (!console.isTerminal() || json) {
      return builds.build(request, BuildListener.NONE);
    }
    ProgressLine progress = new ProgressLine(console.out(), System::nanoTime);
    try {
      return builds.build(request, progress);
    } finally {
      progress.erase();
    }
  }

  private void complain(BuildReport.Line line) {
    PrintStream err = console.err();
    if (!line.problems().isEmpty()) {
      err.println("weir: product " + line.product() + ":");
      line.problems().forEach(problem -> err.println(problem.text().indent(2).stripTrailing()));
    }
  }
}
