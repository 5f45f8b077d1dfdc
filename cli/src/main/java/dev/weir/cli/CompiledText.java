package dev.weir.cli;

import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import dev.weir.compile.Catalog;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compiles queries against one catalog and says what came out, to people or programs.
final class CompiledText {
  private final Compiler compiler = Compiler.duckdb();
  private final Catalog catalog;
  private final String label;

  /// @param label what errors call the text
  CompiledText(Catalog catalog, String label) {
    this.catalog = catalog;
    this.label = label;
  }

  /// Prints a compiled query.
  ///
  /// @throws WeirException with every problem of the query
  void print(String sql, PrintStream out) {
    CompiledQuery query = compiler.compile(sql, label, catalog);
    out.println(query.engineSql());
    out.println();
    TextTable table =
        new TextTable(
            out,
            List.of(
                new Heading("column", Align.LEFT),
                new Heading("type", Align.LEFT),
                new Heading("comes from", Align.LEFT)));
    Map<String, List<String>> lineage = lineage(query);
    List<String> names = List.copyOf(lineage.keySet());
    for (int i = 0; i < names.size(); i++) {
      Column column = query.schema().columns().get(i);
      String origins = String.join(", ", lineage.getOrDefault(names.get(i), List.of()));
      table.row(List.of(column.name(), column.type().text(), origins));
    }
    table.end();
    out.println();
    out.println("required     " + String.join(", ", required(query)));
    out.println("fingerprint  " + query.fingerprint().id());
    query
        .fingerprint()
        .components()
        .forEach((name, component) -> out.println("  " + name + "  " + component.hash()));
  }

  /// The outcome of a query as the members of a JSON object. Never throws: a mistake of Weir is an
  /// answer too, so that one query cannot stop a batch.
  Map<String, Object> answer(String sql) {
    long begun = System.nanoTime();
    Map<String, Object> answer;
    try {
      answer = success(compiler.compile(sql, label, catalog));
    } catch (WeirException e) {
      answer = ErrorJson.failure(e);
    } catch (RuntimeException | StackOverflowError e) {
      answer =
          ErrorJson.failure(
              new WeirException(ErrorCode.INTERNAL, "this is a bug in Weir: " + e, e));
    }
    answer.put("micros", (System.nanoTime() - begun) / 1000);
    return answer;
  }

  private static Map<String, Object> success(CompiledQuery query) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", true);
    answer.put("fingerprint", query.fingerprint().id());
    Map<String, Object> components = new LinkedHashMap<>();
    query.fingerprint().components().forEach((name, c) -> components.put(name, c.hash()));
    answer.put("components", components);
    answer.put("sql", query.engineSql());
    List<Object> columns = new ArrayList<>();
    for (Column column : query.schema().columns()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("name", column.name());
      members.put("type", column.type().text());
      columns.add(members);
    }
    answer.put("columns", columns);
    answer.put("lineage", lineage(query));
    answer.put("required", required(query));
    return answer;
  }

  /// Per output column what its values come from; a name that was there before gets `_1`, `_2` ….
  private static Map<String, List<String>> lineage(CompiledQuery query) {
    List<ColumnLineage> outputs = query.lineage().outputs();
    List<String> names = DistinctNames.of(query.schema().names());
    Map<String, List<String>> lineage = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      lineage.put(names.get(i), outputs.get(i).columns().stream().map(BaseColumn::text).toList());
    }
    return lineage;
  }

  private static List<String> required(CompiledQuery query) {
    return query.lineage().required().stream().map(BaseColumn::text).toList();
  }
}
