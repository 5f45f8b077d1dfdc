package dev.weir.cli;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weir format`: SQL as the house writes it, comments kept. Formatting twice changes nothing more.
@Command(name = "format", description = "Formats SQL and keeps every comment.")
final class FormatCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "SQL files, or folders with *.sql below them; - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--sql", paramLabel = "TEXT", description = "A text in place of files.")
  private String sql = "";

  @Option(
      names = "--batch",
      paramLabel = "FILE.jsonl",
      description = "One {\"id\": …, \"sql\": …} a line, one answer a line; - is standard input.")
  private String batch = "";

  @Option(
      names = "--read",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: duckdb.")
  private Dialect dialect = Dialect.DUCKDB;

  @ArgGroup private Effect effect = new Effect();

  FormatCommand(Console console) {
    this.console = console;
  }

  /// What happens to the formatted text, if it is not printed.
  static final class Effect {
    @Option(names = "--in-place", description = "Writes the files that change.")
    private boolean inPlace;

    @Option(names = "--check", description = "Names the files that would change, and fails.")
    private boolean check;
  }

  @Override
  public Integer call() throws IOException {
    boolean effective = effect.inPlace || effect.check;
    long given = Stream.of(files.isEmpty(), sql.isEmpty(), batch.isEmpty()).filter(e -> !e).count();
    if (given != 1) {
      throw usage("give files, --sql or --batch, one of the three");
    }
    if (effective && (files.isEmpty() || files.contains(STANDARD_INPUT))) {
      throw usage("--in-place and --check are for files");
    }
    if (!batch.isEmpty()) {
      return QueryText.batch(batch, new FormatWork(dialect), console);
    }
    if (!sql.isEmpty()) {
      console.out().print(format("<sql>", sql));
      return ExitCode.DONE;
    }
    Map<String, String> changed = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String file : found()) {
      try {
        String text = read(file);
        String formatted = format(file, text);
        if (!effective) {
          console.out().print(formatted);
        } else if (!formatted.equals(text)) {
          changed.put(file, formatted);
        }
      } catch (WeirException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return settle(changed);
  }

  private int settle(Map<String, String> changed) throws IOException {
    for (Map.Entry<String, String> file : changed.entrySet()) {
      if (effect.inPlace) {
        Files.writeString(Path.of(file.getKey()), file.getValue());
      }
      console.out().println((effect.inPlace ? "formatted " : "would change ") + file.getKey());
    }
    return effect.check && !changed.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private String format(String label, String text) {
    return new FormatWork(dialect).format(text, label);
  }

  private String read(String file) {
    return file.equals(STANDARD_INPUT)
        ? TextFile.read("standard input", console.in())
        : TextFile.read(Path.of(file));
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (String name : files) {
      Path path = Path.of(name);
      if (!name.equals(STANDARD_INPUT) && Files.isDirectory(path)) {
        try (Stream<Path> below = Files.walk(path)) {
          below
              .filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
              .map(Path::toString)
              .sorted()
              .forEach(found::add);
        } catch (IOException e) {
          throw new WeirException(ErrorCode.MISSING_FILE, "cannot read " + name + ": " + e, e);
        }
      } else {
        found.add(name);
      }
    }
    return found;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
