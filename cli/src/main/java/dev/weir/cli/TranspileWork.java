package dev.weir.cli;

import dev.weir.sql.transform.SqlTranspiler.Transpiled;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns queries of one dialect into queries of another.
record TranspileWork(Transpiling transpiling) implements QueryWork {
  /// From text to text.
  interface Transpiling {
    Transpiled transpile(String sql, String label);
  }

  @Override
  public void print(String sql, String label, Console console) {
    Transpiled transpiled = transpiling.transpile(sql, label);
    console.out().println(transpiled.sql().stripTrailing());
    transpiled.warnings().forEach(warning -> console.err().println("warning: " + warning.text()));
  }

  @Override
  public Map<String, Object> answer(String sql, String label) {
    Transpiled transpiled = transpiling.transpile(sql, label);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sql", transpiled.sql());
    answer.put("warnings", transpiled.warnings().stream().map(ErrorJson::problem).toList());
    return answer;
  }
}
