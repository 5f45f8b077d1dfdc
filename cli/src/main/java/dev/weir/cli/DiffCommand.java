package dev.weir.cli;

import dev.weir.build.Builds;
import dev.weir.build.DiffReport;
import dev.weir.build.RowTrial;
import dev.weir.compile.diff.Edit;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `weir diff`: what changed in the meaning of a query.
@Command(
    name = "diff",
    description = "Shows what changed in the meaning of a query, or of products since their build.")
final class DiffCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final String BECAME = "=>";

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "BEFORE AFTER | DIR [PRODUCT]",
      description = {
        "Two files with a query each, - is standard input;",
        "or the folder of a project, and products of it (default: all)."
      })
  private List<String> given = new ArrayList<>();

  @Option(
      names = "--sql",
      paramLabel = "TEXT",
      description = "The text of a query: given twice, in place of files.")
  private List<String> texts = new ArrayList<>();

  @Mixin private ReadOptions options = new ReadOptions();

  @Option(
      names = "--match",
      paramLabel = "BEFORE=>AFTER",
      description = "A part of the query, as diff writes it, and what became of it; repeatable.")
  private List<String> matches = new ArrayList<>();

  @Option(
      names = "--run",
      description = {
        "Also runs both queries as they are written, and compares their rows: over rows that are",
        "made up for the catalog,",
        "or, of a product, over the first rows of what it reads."
      })
  private boolean run;

  @Option(
      names = "--run-rows",
      paramLabel = "ROWS",
      defaultValue = "100000",
      description = "With --run and a product, how many rows of each table; default: 100000.")
  private long runRows;

  @Option(
      names = "--last",
      description = "Of products: what their last builds changed against the builds before.")
  private boolean last;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(names = "--markdown", description = "For a pull request.")
  private boolean markdown;

  @Option(
      names = {"--exit-code", "--detailed-exitcode"},
      description = "Exit with 2 when the meaning is another one.")
  private boolean detailed;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json && markdown) {
      throw wrong("--json and --markdown exclude each other");
    }
    boolean project =
        texts.isEmpty() && !given.isEmpty() && Files.isDirectory(Path.of(given.getFirst()));
    boolean same = project ? products() : queries();
    return detailed && !same ? ExitCode.CHANGES : ExitCode.DONE;
  }

  private boolean queries() {
    if (last) {
      throw wrong("--last is for the products of a project");
    }
    if (texts.size() + given.size() != 2 || texts.size() == 1) {
      throw wrong("diff takes two files, --sql twice, or the folder of a project");
    }
    SqlPolicy policy = CompileWork.policy(options);
    List<WrittenQuery> queries = new ArrayList<>();
    DeclaredTables tables = options.tables(console);
    try (EngineAtHand engine = new EngineAtHand()) {
      CompileWork work =
          new CompileWork(
              tables,
              policy,
              options.read().orElse(policy.read()),
              policy.write(),
              engine,
              Optional.empty());
      for (int i = 0; i < 2; i++) {
        queries.add(
            texts.isEmpty()
                ? work.written(text(given.get(i)), given.get(i))
                : work.written(texts.get(i), i == 0 ? "<before>" : "<after>"));
      }
    }
    QueryDiff diff =
        SemanticDiff.between(queries.getFirst().compiled(), queries.getLast().compiled(), known());
    requireMatched(List.of(diff));
    List<RowTrial> trials =
        run ? TrialRun.of(tables, queries.getFirst(), queries.getLast()) : List.of();
    print(diff.json(), markdown ? diff.markdown() : diff.text(), trials);
    return diff.isCosmetic();
  }

  /// With runs, JSON is `{"diff":…,"runs":[…]}`.
  private void print(String object, String text, List<RowTrial> trials) {
    PrintStream out = console.out();
    if (json && run) {
      Map<String, Object> both = new LinkedHashMap<>();
      both.put("diff", new RawJson(object));
      both.put("runs", TrialOutput.json(trials));
      out.println(Json.text(both));
    } else if (json) {
      out.println(object);
    } else {
      out.print(text);
      if (run) {
        out.print(
            markdown
                ? "\n```text\n" + TrialOutput.text(trials) + "```\n"
                : TrialOutput.text(trials));
      }
    }
  }

  private String text(String file) {
    return file.equals(STANDARD_INPUT)
        ? TextFile.read("standard input", console.in())
        : TextFile.read(Path.of(file));
  }

  private boolean products() {
    if (options.hasCatalog()) {
      throw wrong("a project knows its tables; --catalog is for two queries");
    }
    if (options.hasPolicy()) {
      throw wrong("a project names its policies in weir.yaml; --policy is for two queries");
    }
    if (last && !matches.isEmpty()) {
      throw wrong("--last shows what was kept; --match is for a comparison made now");
    }
    Builds builds = OpenProject.at(Path.of(given.getFirst()));
    List<String> products = given.subList(1, given.size());
    List<DiffReport> reports = last ? builds.lastDiffs(products) : builds.diff(products, known());
    requireMatched(reports.stream().flatMap(r -> r.diff().stream()).toList());
    DiffOutput output = last ? DiffOutput.AT_LAST_BUILD : DiffOutput.SINCE_LAST_BUILD;
    if (run && (last || products.size() != 1)) {
      throw wrong("--run takes one product, and compares its last build with today");
    }
    List<RowTrial> trials = run ? List.of(builds.trial(products.getFirst(), runRows)) : List.of();
    print(
        DiffOutput.json(reports),
        markdown ? output.markdown(reports) : output.text(reports),
        trials);
    return reports.stream().allMatch(DiffReport::isSame);
  }

  /// A match that nobody can see to be one is a mistake in its text.
  private void requireMatched(List<QueryDiff> diffs) {
    known()
        .forEach((before, after) -> {
          List<Edit> edits = diffs.stream().flatMap(d -> d.edits().stream()).toList();
          if (edits.stream().noneMatch(e -> e.before().equals(before) && e.after().equals(after))) {
            List<String> befores = edits.stream().map(Edit::before).distinct().toList();
            List<String> afters = edits.stream().map(Edit::after).distinct().toList();
            throw new WeirException(
                ErrorCode.INVALID_OPTION,
                "--match '%s => %s': %s"
                    .formatted(
                        before,
                        after,
                        !befores.contains(before)
                            ? "no part of the query before says '%s'%s"
                                .formatted(before, NearestNames.hint(before, befores))
                            : !afters.contains(after)
                                ? "no part of the query after says '%s'%s"
                                    .formatted(after, NearestNames.hint(after, afters))
                                : "these two parts are of different kinds"));
          }
        });
  }

  private Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    for (String match : matches) {
      int at = match.indexOf(BECAME);
      if (at < 0) {
        throw wrong("--match is written 'before => after', not '" + match + "'");
      }
      known.put(match.substring(0, at).strip(), match.substring(at + BECAME.length()).strip());
    }
    return known;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
