package dev.weir.cli;

import dev.weir.compile.CatalogTranspiler;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weir transpile`: SQL of one dialect as SQL of another.
@Command(
    name = "transpile",
    description = "Turns SQL of one dialect into SQL of another that means the same.")
final class TranspileCommand implements Callable<Integer> {
  private final Console console;

  @ArgGroup(multiplicity = "1")
  private QueryText text = new QueryText();

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

  @Option(
      names = "--catalog",
      paramLabel = "FILE.json",
      description =
          "The tables that the query reads, as for weir compile: stars are expanded and every name"
              + " is found; default: none.")
  private String catalogFile = "";

  @Option(
      names = "--layout",
      description = "${COMPLETION-CANDIDATES}, in any case; default: pretty, in JSON compact.")
  private PrintStyle.@Nullable Layout layout;

  @Option(
      names = "--quoting",
      description = "Which names are quoted: ${COMPLETION-CANDIDATES}; default: safe.")
  private PrintStyle.Quoting quoting = PrintStyle.Quoting.SAFE;

  @Option(
      names = "--unsupported",
      description =
          "What the target cannot say: ${COMPLETION-CANDIDATES}; default: error. With a warning it"
              + " stays in the text.")
  private Unsupported unsupported = Unsupported.ERROR;

  @Option(names = "--json", description = "One JSON object; a batch always answers in JSON.")
  private boolean json;

  TranspileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PrintStyle.Layout usual =
        json || text.isBatch() ? PrintStyle.Layout.COMPACT : PrintStyle.Layout.PRETTY;
    PrintStyle style = new PrintStyle(layout == null ? usual : layout, quoting);
    QueryWork work = new TranspileWork(transpiler(), read, write, style, unsupported);
    return json ? text.answer(work, console) : text.print(work, console);
  }

  private CatalogTranspiler transpiler() {
    return catalogFile.isEmpty()
        ? CatalogTranspiler.withoutTables(TableCatalog.empty())
        : CatalogTranspiler.of(CatalogFile.read(Path.of(catalogFile)));
  }
}
