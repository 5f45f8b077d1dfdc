package dev.weir.cli;

import dev.weir.compile.policy.SqlPolicy;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weir compile`: the compiler as a tool, without a project. The engine starts only where a type
/// cannot be known without it.
@Command(name = "compile", description = "Compiles a query, a file or a batch of queries.")
final class CompileCommand implements Callable<Integer> {
  private final Console console;

  @ArgGroup(multiplicity = "1")
  private QueryText text = new QueryText();

  @Mixin private ReadWriteOptions options = new ReadWriteOptions();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}, in any case: the query in that form, as canonical JSON.")
  private @Nullable QueryForm form;

  @Option(names = "--json", description = "One JSON object; a batch always answers in JSON.")
  private boolean json;

  CompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SqlPolicy policy = CompileWork.policy(options);
    try (EngineAtHand engine = new EngineAtHand()) {
      QueryWork work =
          new CompileWork(
              options.tables(console),
              policy,
              options.read().orElse(policy.read()),
              options.write().orElse(policy.write()),
              engine,
              Optional.ofNullable(form));
      return json ? text.answer(work, console) : text.print(work, console);
    }
  }
}
