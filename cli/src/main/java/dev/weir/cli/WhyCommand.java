package dev.weir.cli;

import dev.weir.build.BuildRequest;
import dev.weir.build.WhyReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir why`: what decides a product's content, now and at its last build.
@Command(
    name = "why",
    description = "Shows what decides a product's content, now and at its last build.")
final class WhyCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "PRODUCT", description = "The name of a product.")
  private String product = "";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    WhyReport report = OpenProject.at(folder).why(product, BuildRequest.all());
    if (json) {
      console.out().println(Json.text(WhyOutput.json(report)));
    } else {
      WhyOutput.text(report, console.out());
    }
  }
}
