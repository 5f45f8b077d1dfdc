package dev.weir.cli;

import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.WrittenText;
import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.function.TypeOracle;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler;
import dev.weir.sql.tree.SqlQuery;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compiles queries against one catalog.
///
/// @param policy what they are compiled under
/// @param read the dialect of the texts
/// @param write the dialect of the SQL that comes out
/// @param types who is asked for types that only an engine knows
/// @param form the form to show
record CompileWork(
    DeclaredTables tables,
    SqlPolicy policy,
    Dialect read,
    Dialect write,
    TypeOracle types,
    Optional<QueryForm> form)
    implements QueryWork {
  @Override
  public void print(String sql, String label, Console console) {
    CompiledQuery query = compile(sql, label);
    PrintStream out = console.out();
    if (form.isPresent()) {
      out.println(form.get().of(query).text());
      return;
    }
    out.println(written(query));
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

  @Override
  public Map<String, Object> answer(String sql, String label) {
    CompiledQuery query = compile(sql, label);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("fingerprint", query.fingerprint().id());
    Map<String, Object> components = new LinkedHashMap<>();
    query.fingerprint().components().forEach((name, c) -> components.put(name, c.hash()));
    answer.put("components", components);
    answer.put("sql", written(query));
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
    form.ifPresent(f -> answer.put(f.member(), f.of(query)));
    return answer;
  }

  /// The policy that was asked for. Without one the dialects on the command line say how texts are
  /// read and written, and are no part of what queries are compiled under.
  static SqlPolicy policy(ReadOptions options) {
    SqlPolicy standard = SqlPolicy.standard();
    return options.hasPolicy() ? options.policy(standard) : standard;
  }

  WrittenQuery written(String sql, String label) {
    return new WrittenQuery(compile(sql, label), WrittenText.of(sql, read, label));
  }

  CompiledQuery compile(String sql, String label) {
    Catalog catalog = tables.catalog();
    Compiler compiler = Compiler.duckdb().with(policy).with(tables.keys());
    BindOptions options = BindOptions.plain().withOracle(types).readingOutside();
    if (read.equals(policy.read())) {
      return compiler.compile(sql, label, catalog, options);
    }
    SqlQuery query = SqlTranspiler.read(sql, read, label);
    return compiler.compile(query, sql, label, catalog, options);
  }

  private String written(CompiledQuery query) {
    if (write.equals(policy.write())) {
      return query.engineSql();
    }
    return SqlTranspiler.transpile(
            query.engineSql(),
            Dialect.DUCKDB,
            write,
            PrintStyle.COMPACT,
            SqlTranspiler.Unsupported.ERROR,
            "<compiled sql>")
        .sql();
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
