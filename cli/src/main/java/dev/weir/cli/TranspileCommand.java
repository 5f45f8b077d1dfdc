package dev.weir.cli;

import dev.weir.compile.CatalogTranspiler;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler.Transpiled;
import dev.weir.sql.transform.SqlTranspiler.Unsupported;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weir transpile`: SQL of one dialect as SQL of another.
@Command(
    name = "transpile",
    description = "Turns SQL of one dialect into SQL of another that means the same.")
final class TranspileCommand implements Callable<Integer> {
  private final Console console;

  @ArgGroup(multiplicity = "1")
  private QueryText text = new QueryText();

  @Mixin private ReadWriteOptions options = new ReadWriteOptions();

  @Option(
      names = "--layout",
      description =
          "${COMPLETION-CANDIDATES}, in any case; default: that of the policy, without one pretty,"
              + " in JSON compact.")
  private PrintStyle.@Nullable Layout layout;

  @Option(
      names = "--quoting",
      description =
          "Which names are quoted: ${COMPLETION-CANDIDATES}; default: that of the policy, without"
              + " one safe.")
  private PrintStyle.@Nullable Quoting quoting;

  @Option(
      names = "--unsupported",
      description =
          "What the target cannot say: ${COMPLETION-CANDIDATES}; default: that of the policy,"
              + " without one error. With a warning it stays in the text.")
  private @Nullable Unsupported unsupported;

  @Option(names = "--json", description = "One JSON object; a batch always answers in JSON.")
  private boolean json;

  TranspileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SqlPolicy policy = options.policy(SqlPolicy.standard());
    policy = policy.with(generation(policy));
    try (EngineAtHand engine = new EngineAtHand()) {
      QueryWork work = new TranspileWork(transpiling(policy, engine));
      return json ? text.answer(work, console) : text.print(work, console);
    }
  }

  private Generation generation(SqlPolicy policy) {
    PrintStyle style = policy.generation().style();
    if (!options.hasPolicy()) {
      style = json || text.isBatch() ? PrintStyle.COMPACT : PrintStyle.PRETTY;
    }
    return new Generation(
        new PrintStyle(
            layout == null ? style.layout() : layout, quoting == null ? style.quoting() : quoting),
        unsupported == null ? policy.generation().unsupported() : unsupported);
  }

  /// Under a policy a query goes through its rules, which need to know its tables; without one it
  /// is bound only where a catalog is there or the target demands it.
  private TranspileWork.Transpiling transpiling(SqlPolicy policy, TypeOracle types) {
    DeclaredTables tables = options.tables(console);
    if (options.hasPolicy()) {
      Compiler compiler = Compiler.duckdb().with(policy).with(tables.keys());
      BindOptions binding = BindOptions.plain().withOracle(types).readingOutside();
      return (sql, label) -> {
        CompiledQuery query = compiler.compile(sql, label, tables.catalog(), binding);
        return new Transpiled(query.engineSql(), query.warnings());
      };
    }
    FunctionCatalog functions = Compiler.duckdb().functions();
    CatalogTranspiler transpiler =
        options.hasCatalog()
            ? CatalogTranspiler.of(tables.catalog(), functions)
            : CatalogTranspiler.withoutTables(tables.catalog(), functions);
    Generation generation = policy.generation();
    return (sql, label) ->
        transpiler.transpile(
            sql,
            policy.read(),
            policy.write(),
            generation.style(),
            generation.unsupported(),
            label);
  }
}
