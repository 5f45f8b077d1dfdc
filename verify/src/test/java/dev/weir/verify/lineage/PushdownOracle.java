package dev.weir.verify.lineage;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.SourceUse;
import dev.weir.model.WeirException;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Runs queries again over tables without the rows that do not meet the predicates of sources: the
/// rows must be the same. The cut tables live in a schema that comes first on the search path.
final class PushdownOracle {
  private static final String CUT = "cut_tables";

  private final Database database;
  private final Catalog catalog;
  private final List<String> schemas;
  private int queries;
  private int refused;
  private int tables;
  private int predicates;

  /// `schemas` hold editions of the tables.
  PushdownOracle(Database database, Catalog catalog, List<String> schemas) {
    this.database = database;
    this.catalog = catalog;
    this.schemas = schemas;
  }

  String summary() {
    return "%d queries, %d refused; %d of %d tables have a predicate"
        .formatted(queries, refused, predicates, tables);
  }

  int predicates() {
    return predicates;
  }

  List<String> run(List<NamedQuery> list) {
    List<String> wrong = new ArrayList<>();
    for (NamedQuery query : list) {
      check(query, wrong);
    }
    return wrong;
  }

  private void check(NamedQuery query, List<String> wrong) {
    List<SourceUse> uses;
    try {
      CompiledQuery compiled = Compiler.duckdb().compile(query.sql(), query.name(), catalog);
      uses = Lineage.sources(compiled.relation(), compiled.lineage());
    } catch (WeirException e) {
      refused++;
      return;
    }
    queries++;
    tables += uses.size();
    List<SourceUse> cut = uses.stream().filter(u -> u.predicate().isPresent()).toList();
    predicates += cut.size();
    for (String schema : cut.isEmpty() ? List.<String>of() : schemas) {
      database.execute("SET search_path = '" + schema + "'");
      try {
        List<String> rows = rows(query.sql());
        database.execute("CREATE SCHEMA " + CUT);
        for (SourceUse use : cut) {
          String table = "\"" + use.table().name().replace("\"", "\"\"") + "\"";
          database.execute(
              "CREATE TABLE %s.%s AS FROM %s.%s WHERE %s"
                  .formatted(
                      CUT, table, schema, table, use.predicate().map(p -> p.sql()).orElseThrow()));
        }
        database.execute("SET search_path = '" + CUT + "," + schema + "'");
        if (!rows(query.sql()).equals(rows)) {
          wrong.add(query.name() + " " + shown(cut) + "\n  " + query.sql());
        }
      } catch (SQLException e) {
        refused++;
      } catch (IllegalStateException e) {
        wrong.add(query.name() + " " + shown(cut) + "\n  " + e.getMessage());
      }
      database.execute(
          "SET search_path = '" + schema + "'", "DROP SCHEMA IF EXISTS " + CUT + " CASCADE");
    }
  }

  private static String shown(List<SourceUse> uses) {
    return uses.stream()
        .map(u -> u.table() + ": " + u.predicate().map(p -> p.sql()).orElse(""))
        .collect(Collectors.joining("; "));
  }

  private List<String> rows(String sql) throws SQLException {
    return database.values(sql).stream()
        .map(row -> row.stream().map(PushdownOracle::rounded).collect(Collectors.joining(" | ")))
        .sorted()
        .toList();
  }

  /// Sums of floating point depend on the order of their terms.
  private static String rounded(String text) {
    return text.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")
        ? new BigDecimal(text).round(new MathContext(10)).stripTrailingZeros().toString()
        : text;
  }
}
