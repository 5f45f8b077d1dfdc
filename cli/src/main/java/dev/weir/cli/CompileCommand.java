package dev.weir.cli;

import dev.weir.compile.Catalog;
import dev.weir.compile.TableCatalog;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir compile`: the compiler as a tool, without a project and without an engine.
@Command(name = "compile", description = "Compiles a query, a file or a batch of queries.")
final class CompileCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @ArgGroup(multiplicity = "1")
  private Text text = new Text();

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "The tables that may be read, as JSON; default: none.")
  private String catalogFile = "";

  @Option(
      names = "--read",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: duckdb.")
  private Dialect read = Dialect.DUCKDB;

  @Option(
      names = "--write",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: duckdb.")
  private Dialect write = Dialect.DUCKDB;

  @Option(names = "--json", description = "One JSON object; a batch always answers in JSON.")
  private boolean json;

  CompileCommand(Console console) {
    this.console = console;
  }

  /// What is compiled: one of these.
  static final class Text {
    @Option(names = "--sql", paramLabel = "TEXT", description = "The text of a query.")
    private String sql = "";

    @Parameters(
        paramLabel = "FILE",
        arity = "1",
        description = "A file with a query; - is standard input.")
    private String file = "";

    @Option(
        names = "--batch",
        paramLabel = "FILE.jsonl",
        description = "One {\"id\": …, \"sql\": …} a line, one answer a line; - is standard input.")
    private String batch = "";
  }

  @Override
  public Integer call() throws IOException {
    requireDuckdb("--read", read);
    requireDuckdb("--write", write);
    Catalog catalog =
        catalogFile.isEmpty() ? TableCatalog.empty() : CatalogFile.read(Path.of(catalogFile));
    if (!text.batch.isEmpty()) {
      CompiledText compiled = new CompiledText(catalog, "<sql>");
      try (InputStream lines = batch()) {
        new CompileBatch(compiled::answer, console.out()).run(lines);
      }
      return ExitCode.DONE;
    }
    return text.file.isEmpty()
        ? single("<sql>", text.sql, catalog)
        : single(text.file, file(), catalog);
  }

  private static void requireDuckdb(String option, Dialect dialect) {
    if (!dialect.equals(Dialect.DUCKDB)) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "%s %s: the compiler reads and writes duckdb".formatted(option, dialect.name()));
    }
  }

  private int single(String label, String sql, Catalog catalog) {
    CompiledText compiled = new CompiledText(catalog, label);
    if (!json) {
      compiled.print(sql, console.out());
      return ExitCode.DONE;
    }
    Map<String, Object> answer = compiled.answer(sql);
    console.out().println(Json.text(answer));
    return Boolean.TRUE.equals(answer.get("ok")) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private String file() {
    return text.file.equals(STANDARD_INPUT)
        ? TextFile.read("standard input", console.in())
        : TextFile.read(Path.of(text.file));
  }

  private InputStream batch() throws IOException {
    if (text.batch.equals(STANDARD_INPUT)) {
      return new BufferedInputStream(console.in());
    }
    try {
      return new BufferedInputStream(Files.newInputStream(Path.of(text.batch)));
    } catch (NoSuchFileException e) {
      throw new WeirException(ErrorCode.MISSING_FILE, "there is no file " + text.batch, e);
    }
  }
}
