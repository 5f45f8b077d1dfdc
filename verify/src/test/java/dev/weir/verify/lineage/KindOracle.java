package dev.weir.verify.lineage;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.lineage.ColumnLineage;
import dev.weir.compile.lineage.Dependence;
import dev.weir.compile.lineage.Lineage;
import dev.weir.compile.lineage.Origin;
import dev.weir.compile.lineage.QueryLineage;
import dev.weir.model.BaseColumn;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What each kind of dependence promises, on the engine:
///
/// - *required*: columns that are not may hold anything, or nothing at all;
/// - *rows*: while columns change that do not filter, join or group, there are as many rows, and
///   the outputs that do not depend on those columns come in the same rows together;
/// - *row by row*: of an output that is identity or transformation of a column, changing half of a
///   table's rows and changing the other half add up to changing all;
/// - *identity*: an output that is a column of one table holds other values as the column does.
final class KindOracle {
  private final Database database;
  private final int outputs;
  private final ChangedTables tables;
  private final Catalog catalog;
  private final Function<NamedQuery, Relation> binder;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /// `outputs` is how many outputs of a query are looked at, at most.
  KindOracle(
      Database database, Catalog catalog, int outputs, Function<NamedQuery, Relation> binder) {
    this.database = database;
    this.outputs = outputs;
    this.catalog = catalog;
    this.tables = new ChangedTables(database, catalog);
    this.binder = binder;
  }

  String summary() {
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  int count(String check) {
    return counts.getOrDefault(check, 0);
  }

  List<String> run(List<NamedQuery> queries, List<String> schemas) {
    for (NamedQuery query : queries) {
      Relation relation;
      try {
        relation = binder.apply(query);
      } catch (WeirException e) {
        counted("refused");
        continue;
      }
      for (String schema : schemas) {
        database.execute("SET search_path = '" + schema + "'");
        try {
          new Query(query, relation, schema).check();
        } catch (SQLException | IllegalStateException e) {
          counted("failed on the engine");
        }
      }
    }
    return wrong;
  }

  private void counted(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// One query over one edition of the tables.
  private final class Query {
    private final NamedQuery query;
    private final Relation relation;
    private final QueryLineage lineage;
    private final String schema;
    private final List<Catalog.Table> read;
    private final List<List<String>> whole;

    Query(NamedQuery query, Relation relation, String schema) throws SQLException {
      this.query = query;
      this.relation = relation;
      this.lineage = Lineage.of(relation);
      this.schema = schema;
      this.read =
          lineage.tables().stream().map(t -> catalog.table(t)).flatMap(Optional::stream).toList();
      this.whole = rows();
    }

    void check() throws SQLException {
      if (!sorted(rows(), all()).equals(sorted(whole, all()))) {
        counted("different each time");
        return;
      }
      counted("queries");
      required(ChangedTables::moved);
      required(ChangedTables::nothing);
      int step = Math.ceilDiv(lineage.outputs().size(), outputs);
      for (int i = 0; i < lineage.outputs().size(); i += step) {
        rows(i);
        for (Catalog.Table table : read) {
          rowByRow(i, table);
        }
        identity(i);
      }
    }

    private void required(ChangedTables.Change change) throws SQLException {
      List<BaseColumn> free = tables.columns(read, c -> !lineage.required().contains(c));
      if (free.isEmpty()) {
        return;
      }
      counted("required");
      if (!sorted(changed(free, change), all()).equals(sorted(whole, all()))) {
        fail("other rows when columns change that are not required: " + free);
      }
    }

    private void rows(int output) throws SQLException {
      ColumnLineage about = lineage.outputs().get(output);
      List<BaseColumn> free = tables.columns(read, c -> !decides(c) && !names(about, c));
      if (free.isEmpty()) {
        return;
      }
      counted("rows");
      List<List<String>> now = changed(free, ChangedTables::moved);
      List<Integer> same =
          all().stream()
              .filter(i -> free.stream().noneMatch(c -> names(lineage.outputs().get(i), c)))
              .toList();
      if (now.size() != whole.size() || !sorted(now, same).equals(sorted(whole, same))) {
        fail("other rows of outputs " + same + " when these change: " + free);
      }
    }

    private void rowByRow(int output, Catalog.Table table) throws SQLException {
      ColumnLineage about = lineage.outputs().get(output);
      if (TableReads.of(relation, table.name()) != 1) {
        return;
      }
      List<BaseColumn> changing =
          tables.columns(
              List.of(table),
              c ->
                  lineage.rows().stream().noneMatch(o -> o.column().equals(c))
                      && about.deciding().stream().noneMatch(o -> o.column().equals(c))
                      && about.values().stream().anyMatch(o -> o.column().equals(c))
                      && about.values().stream()
                          .filter(o -> o.column().equals(c))
                          .allMatch(KindOracle::isRowByRow));
      if (changing.isEmpty()) {
        return;
      }
      counted("row by row");
      List<Integer> one = List.of(output);
      List<String> none = sorted(whole, one);
      List<String> both = sorted(changed(changing, ChangedTables::moved), one);
      List<String> even = sorted(changed(changing, ChangedTables.movedIn(0)), one);
      List<String> odd = sorted(changed(changing, ChangedTables.movedIn(1)), one);
      if (!together(none, both).equals(together(even, odd))) {
        fail("output " + about.name() + " is not computed row by row from " + changing);
      }
    }

    private void identity(int output) throws SQLException {
      ColumnLineage about = lineage.outputs().get(output);
      // Other branches, rows and pivots bring constants.
      String folded = query.sql().toLowerCase(Locale.ROOT);
      boolean plain =
          about.values().size() == 1
              && about.deciding().isEmpty()
              && about.values().getFirst().path().isEmpty()
              && about.values().getFirst().kinds().equals(List.of(Dependence.IDENTITY))
              && !folded.contains("union")
              && !folded.contains("values")
              && !folded.contains("recursive");
      if (!plain) {
        return;
      }
      BaseColumn column = about.values().getFirst().column();
      if (lineage.rows().stream().anyMatch(o -> o.column().equals(column))) {
        return;
      }
      String type = relation.columns().get(output).type().text();
      String outside = ChangedTables.oneToOne(type, "c" + output);
      if (outside.isEmpty()) {
        return;
      }
      counted("identity");
      String names = all().stream().map(i -> "c" + i).collect(Collectors.joining(", "));
      List<String> expected =
          database
              .values("SELECT %s FROM (%s\n) AS q(%s)".formatted(outside, query.sql(), names))
              .stream()
              .map(List::getFirst)
              .sorted()
              .toList();
      List<List<String>> now =
          changed(
              List.of(column), c -> ChangedTables.oneToOne(type, ChangedTables.quoted(c.name())));
      if (!now.stream().map(r -> r.get(output)).sorted().toList().equals(expected)) {
        fail("output " + about.name() + " is not " + column.text() + " as it is");
      }
    }

    private boolean decides(BaseColumn column) {
      return lineage.rows().stream()
          .anyMatch(o -> o.column().equals(column) && !o.kinds().equals(List.of(Dependence.SORT)));
    }

    private List<List<String>> changed(List<BaseColumn> columns, ChangedTables.Change change)
        throws SQLException {
      return tables.with(schema, columns, change, this::rows);
    }

    private List<List<String>> rows() throws SQLException {
      return database.values(query.sql());
    }

    private List<Integer> all() {
      return IntStream.range(0, lineage.outputs().size()).boxed().toList();
    }

    private void fail(String what) {
      wrong.add(query.name() + ": " + what + "\n  " + query.sql());
    }
  }

  private static boolean isRowByRow(Origin origin) {
    return origin.kinds().stream()
        .allMatch(k -> k == Dependence.IDENTITY || k == Dependence.TRANSFORMATION);
  }

  private static boolean names(ColumnLineage output, BaseColumn column) {
    return output.values().stream().anyMatch(o -> o.column().equals(column))
        || output.deciding().stream().anyMatch(o -> o.column().equals(column));
  }

  private static List<String> together(List<String> a, List<String> b) {
    List<String> all = new ArrayList<>(a);
    all.addAll(b);
    return all.stream().sorted().toList();
  }

  private static List<String> sorted(List<List<String>> rows, List<Integer> columns) {
    return rows.stream()
        .map(row ->
            columns.stream().map(i -> rounded(row.get(i))).collect(Collectors.joining(" | ")))
        .sorted()
        .toList();
  }

  /// Sums of floating point depend on the order of their terms.
  static String rounded(String text) {
    return text.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")
        ? new BigDecimal(text).round(new MathContext(10)).stripTrailingZeros().toString()
        : text;
  }
}
