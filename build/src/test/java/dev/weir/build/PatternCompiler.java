package dev.weir.build;

import dev.weir.compile.Catalog;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Fingerprint;
import dev.weir.model.Identifiers;
import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A compiler for tests: it finds tables by pattern, asks the engine for columns, and takes the text
/// without comments and layout for the meaning.
final class PatternCompiler implements ProductCompiler {
  private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join)\\s+([a-z_][a-z0-9_]*)");
  private static final Pattern CTE = Pattern.compile("(?i)(?:\\bwith|,)\\s+([a-z_][a-z0-9_]*)\\s+as\\s*\\(");

  private final Path scratch;

  PatternCompiler(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public List<TableName> references(SourceText sql) {
    String text = bare(sql.text());
    List<String> local = CTE.matcher(text).results().map(m -> Identifiers.fold(m.group(1))).toList();
    List<TableName> tables = new ArrayList<>();
    Matcher matcher = TABLE.matcher(text);
    while (matcher.find()) {
      TableName name = TableName.of(matcher.group(1));
      if (!local.contains(name.key()) && !tables.contains(name)) {
        tables.add(name);
      }
    }
    return tables;
  }

  @Override
  public CompiledProduct compile(SourceText sql, Catalog catalog) {
    String text = bare(sql.text());
    List<TableName> tables = references(sql);
    try (EngineSession session =
        new DuckDbEngine().open(RuntimeProfile.named("dev_debug").withThreads(1), scratch)) {
      List<BaseColumn> columns = new ArrayList<>();
      for (TableName name : tables) {
        Schema schema =
            catalog
                .table(name)
                .orElseThrow(
                    () ->
                        new WeirException(ErrorCode.UNKNOWN_TABLE, "there is no table " + name.text()))
                .schema();
        session.createView(name.name(), nothing(schema));
        schema.names().forEach(column -> columns.add(new BaseColumn(name, column)));
      }
      Schema schema = session.describe(text);
      Map<String, List<BaseColumn>> lineage = new LinkedHashMap<>();
      schema.names().forEach(name -> lineage.put(name, columns));
      Map<String, Fingerprint.Component> components = new LinkedHashMap<>();
      components.put("query", new Fingerprint.Component(Sha256.of(text), "text"));
      components.put("functions", new Fingerprint.Component(Sha256.of("none"), "nothing"));
      components.put("rules", new Fingerprint.Component(Sha256.of("1"), "rules 1"));
      return new CompiledProduct(schema, new Fingerprint(components), tables, text, lineage);
    }
  }

  private static String nothing(Schema schema) {
    return schema.columns().stream()
        .map(PatternCompiler::nothing)
        .collect(Collectors.joining(", ", "SELECT ", " LIMIT 0"));
  }

  private static String nothing(Column column) {
    return "CAST(NULL AS " + column.type().text() + ") AS " + Identifiers.quote(column.name());
  }

  private static String bare(String sql) {
    return sql.replaceAll("(?s)/\\*.*?\\*/", " ")
        .replaceAll("--[^\\n]*", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
