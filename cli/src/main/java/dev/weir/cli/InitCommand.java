package dev.weir.cli;

import dev.weir.build.Projects;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weir init`: a small project that works.
@Command(
    name = "init",
    description = "Writes a small project that works, with data, into a new or empty folder.")
final class InitCommand implements Runnable {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder to make.")
  private Path folder = Path.of("");

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Projects.init(folder).forEach(file -> console.out().println("wrote " + file));
    console.out().println("try: weir build " + quoted(folder.toString()));
  }

  /// As a shell wants it.
  private static String quoted(String path) {
    return path.matches("[\\w./~+,@%-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
