package dev.weir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.function.FunctionCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No rule and no analysis knows a function by its name: they ask for traits, or name one of
/// `FunctionNames`. So what is known of a function is known once.
class FunctionNamesTest {
  private static final List<String> PACKAGES =
      List.of("analyze", "diff", "lineage", "normal", "rewrite");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// Words of written forms and labels, which happen to be names of functions too.
  private static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          Map.entry("normal/CallText.java", Set.of("filter")),
          Map.entry("normal/ExprJson.java", Set.of("left", "right", "mode", "filter")),
          Map.entry("normal/ExprText.java", Set.of("left", "right", "mode")),
          Map.entry("normal/Fingerprints.java", Set.of("query")),
          Map.entry("normal/NormalSql.java", Set.of("%")),
          Map.entry(
              "normal/PlanJson.java",
              Set.of("left", "right", "aggregate", "count", "unnest", "first", "query")),
          Map.entry(
              "normal/PlanText.java",
              Set.of("left", "right", "aggregate", "count", "unnest", "first", "query")),
          Map.entry("lineage/Dependence.java", Set.of("filter")),
          Map.entry("lineage/GraphText.java", Set.of("version", "&", "<", ">")),
          Map.entry("lineage/PartKey.java", Set.of("@")),
          Map.entry("diff/DiffText.java", Set.of("|")),
          Map.entry(
              "diff/PartTree.java", Set.of("query", "aggregate", "row", "grouping", "filter")));

  @Test
  void noRuleAndNoAnalysisHoldsTheNameOfAFunction() {
    Set<String> names = new TreeSet<>(FunctionCatalog.duckdb().names());
    names.addAll(FunctionCatalog.duckdb().tableNames());
    Path compile = Path.of("compile/src/main/java/dev/weir/compile");
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : WeirTree.javaFiles()) {
      if (!file.startsWith(compile)) {
        continue;
      }
      Path inside = compile.relativize(file);
      if (inside.getNameCount() < 2 || !PACKAGES.contains(inside.getName(0).toString())) {
        continue;
      }
      files++;
      Set<String> words = WORDS.getOrDefault(inside.toString(), Set.of());
      List<String> lines = WeirTree.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (!line.strip().startsWith("//")) {
          String place = inside + ":" + (i + 1);
          LITERAL
              .matcher(line)
              .results()
              .map(r -> r.group(1))
              .filter(text -> names.contains(text) && !words.contains(text))
              .forEach(text -> found.add(place + " \"" + text + "\""));
        }
      }
    }
    assertThat(files).isGreaterThan(100);
    assertThat(found)
        .as("ask for a trait of FunctionTraits, or add a constant to FunctionNames")
        .isEmpty();
  }
}
