package dev.weir.cli;

import dev.weir.compile.Compiler;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.compile.rewrite.NormalizationDistance;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.relation.Relation;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells what `normalize` would cost a query: the largest distance of any of its conditions to each
/// normal form, and the policy's limit.
record DistanceWork(Catalog catalog, SqlPolicy policy, TypeOracle types) implements QueryWork {
  private static final String LIMIT = "limit";

  @Override
  public void print(String sql, String label, Console console) {
    PrintStream out = console.out();
    distances(sql, label)
        .forEach(
            (name, value) -> out.println(String.format(Locale.ROOT, "%-11s  %s", name, value)));
  }

  @Override
  public Map<String, Object> answer(String sql, String label) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("format", RewriteWork.FORMAT);
    answer.put("distance", distances(sql, label));
    return answer;
  }

  private Map<String, Object> distances(String sql, String label) {
    Relation query =
        Compiler.duckdb()
            .with(policy.withRules(List.of("qualify")))
            .compile(sql, label, catalog, BindOptions.plain().withOracle(types).readingOutside())
            .relation();
    Map<String, Object> distances = new LinkedHashMap<>();
    for (RewriteOptions.Form form : RewriteOptions.Form.values()) {
      distances.put(form.name().toLowerCase(Locale.ROOT), NormalizationDistance.of(query, form));
    }
    distances.put(LIMIT, policy.rewriting().distanceLimit());
    return distances;
  }
}
