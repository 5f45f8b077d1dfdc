package dev.weir.cli;

import dev.weir.build.BuildRequest;
import dev.weir.build.ProjectTables;
import dev.weir.run.BatchStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weir sql`: one query over the tables of a project.
@Command(name = "sql", description = "Runs one query over the products and sources of a project.")
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the project.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "QUERY",
      description = "A query that only reads; - reads it from standard input.")
  private String query = "";

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}, in any case; default: table.")
  private ResultFormat format = ResultFormat.TABLE;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many rows.")
  private long limit = Long.MAX_VALUE;

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "--limit is " + limit + "; it must be at least 0");
    }
    String sql = query.equals("-") ? TextFile.read("standard input", console.in()) : query;
    try (ProjectTables tables = OpenProject.at(folder).tables(BuildRequest.all());
        BatchStream stream = tables.query(sql)) {
      format.to(console).write(stream, limit);
    }
    return ExitCode.DONE;
  }
}
