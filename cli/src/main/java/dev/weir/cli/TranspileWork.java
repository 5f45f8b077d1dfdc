package dev.weir.cli;

import dev.weir.compile.CatalogTranspiler;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.transform.SqlTranspiler.Transpiled;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns queries of one dialect into queries of another.
record TranspileWork(
    CatalogTranspiler transpiler,
    Dialect read,
    Dialect write,
    PrintStyle style,
    SqlTranspiler.Unsupported unsupported)
    implements QueryWork {
  @Override
  public void print(String sql, String label, Console console) {
    Transpiled transpiled = transpile(sql, label);
    console.out().println(transpiled.sql().stripTrailing());
    transpiled.warnings().forEach(warning -> console.err().println("warning: " + warning.text()));
  }

  @Override
  public Map<String, Object> answer(String sql, String label) {
    Transpiled transpiled = transpile(sql, label);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sql", transpiled.sql());
    answer.put("warnings", transpiled.warnings().stream().map(ErrorJson::problem).toList());
    return answer;
  }

  private Transpiled transpile(String sql, String label) {
    return transpiler.transpile(sql, read, write, style, unsupported, label);
  }
}
