package dev.weir.compile.bind;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Subqueries in DuckDB's own words, as far as they matter for the name of a column.
final class QueryNames {
  private QueryNames() {}

  static String of(SqlQuery query) {
    StringBuilder text = new StringBuilder();
    query.with().ifPresent(w -> text.append(with(w)));
    text.append(body(query.body()));
    query.orderBy().ifPresent(o -> text.append(" ORDER BY ").append(ColumnNames.PLAIN.order(o)));
    query
        .limit()
        .ifPresent(l -> {
          l.count().ifPresent(c -> text.append(" LIMIT ").append(ColumnNames.PLAIN.text(c)));
          l.offset().ifPresent(o -> text.append(" OFFSET ").append(ColumnNames.PLAIN.text(o)));
        });
    return text.toString();
  }

  private static String with(SqlWith with) {
    String recursive = with.recursion() == SqlWith.Recursion.RECURSIVE ? "RECURSIVE " : "";
    return with.ctes().stream()
        .map(c ->
            Keywords.quote(c.name().name()) + columns(c.columns()) + " AS (" + of(c.query()) + ")")
        .collect(Collectors.joining(", ", "WITH " + recursive, " "));
  }

  private static String body(SqlQueryBody body) {
    return switch (body) {
      case SqlQuery q -> of(q);
      case SqlSelect s -> select(s);
      case SqlSetOperation o -> setOperation(o);
      case SqlValues v -> "SELECT * FROM (VALUES " + rows(v) + ") AS valueslist";
      case SqlPivotBody p -> "PIVOT " + table(p.table());
      case SqlDescribe d -> d.kind() + d.query().map(q -> " " + body(q)).orElse("");
    };
  }

  private static String rows(SqlValues values) {
    return values.rows().stream()
        .map(r -> "(" + ColumnNames.PLAIN.list(r) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String setOperation(SqlSetOperation operation) {
    String operator =
        operation.kind()
            + (operation.quantifier() == SqlSetOperation.Quantifier.ALL ? " ALL" : "")
            + (operation.matching() == SqlSetOperation.Matching.BY_NAME ? " BY NAME" : "");
    return operation.operands().stream()
        .map(o -> "(" + body(o) + ")")
        .collect(Collectors.joining(" " + operator + " "));
  }

  private static String select(SqlSelect select) {
    StringBuilder text = new StringBuilder("SELECT ");
    switch (select.distinct()) {
      case SqlSelect.Distinct.All _ -> {}
      case SqlSelect.Distinct.Rows _ -> text.append("DISTINCT ");
      case SqlSelect.Distinct.On on ->
          text.append("DISTINCT ON (").append(ColumnNames.PLAIN.list(on.keys())).append(") ");
    }
    text.append(
        select.items().stream()
            .map(i ->
                ColumnNames.PLAIN.text(i.expression())
                    + i.alias().map(a -> " AS " + Keywords.quote(a.name())).orElse(""))
            .collect(Collectors.joining(", ")));
    if (!select.from().isEmpty()) {
      text.append(" FROM ");
      text.append(select.from().stream().map(QueryNames::table).collect(Collectors.joining(" , ")));
    }
    select.where().ifPresent(w -> text.append(" WHERE ").append(ColumnNames.PLAIN.text(w)));
    select.groupBy().ifPresent(g -> text.append(" GROUP BY ").append(group(g)));
    select.having().ifPresent(h -> text.append(" HAVING ").append(ColumnNames.PLAIN.text(h)));
    select.qualify().ifPresent(q -> text.append(" QUALIFY ").append(ColumnNames.PLAIN.text(q)));
    return text.toString();
  }

  private static String group(SqlGroupBy group) {
    return switch (group) {
      case SqlGroupBy.All _ -> "ALL";
      case SqlGroupBy.Elements elements ->
          elements.elements().stream().map(QueryNames::element).collect(Collectors.joining(", "));
    };
  }

  private static String element(SqlGroupBy.Element element) {
    return switch (element) {
      case SqlGroupBy.Key k -> ColumnNames.PLAIN.text(k.expression());
      case SqlGroupBy.Empty _ -> "()";
      case SqlGroupBy.Rollup r -> "ROLLUP (" + ColumnNames.PLAIN.list(r.sets()) + ")";
      case SqlGroupBy.Cube c -> "CUBE (" + ColumnNames.PLAIN.list(c.sets()) + ")";
      case SqlGroupBy.GroupingSets g ->
          g.sets().stream()
              .map(QueryNames::element)
              .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
    };
  }

  private static String table(SqlTable table) {
    return switch (table) {
      case SqlTable.Named n -> ColumnNames.PLAIN.name(n.name()) + alias(n.alias());
      case SqlTable.Function f ->
          new CallNames(ColumnNames.PLAIN).of(f.call())
              + (f.ordinality() == SqlTable.Ordinality.WITH_ORDINALITY ? " WITH ORDINALITY" : "")
              + alias(f.alias());
      case SqlTable.Subquery s -> "(" + of(s.query()) + ")" + alias(s.alias());
      case SqlTable.Parenthesized p -> "(" + table(p.table()) + ")" + alias(p.alias());
      case SqlTable.Join j -> join(j);
      case SqlTable.Pivot p -> table(p.source()) + " PIVOT" + alias(p.alias());
      case SqlTable.Unpivot u -> table(u.source()) + " UNPIVOT" + alias(u.alias());
    };
  }

  private static String join(SqlTable.Join join) {
    String kind = join.kind().name().replace('_', ' ');
    String condition =
        switch (join.condition()) {
          case SqlTable.JoinCondition.None _ -> "";
          case SqlTable.JoinCondition.Natural _ -> "";
          case SqlTable.JoinCondition.On on ->
              " ON (" + ColumnNames.PLAIN.text(on.predicate()) + ")";
          case SqlTable.JoinCondition.Nearest nearest ->
              " NEAREST BY " + ColumnNames.PLAIN.text(nearest.by());
          case SqlTable.JoinCondition.Using using ->
              using.columns().stream()
                  .map(c -> Keywords.quote(c.name()))
                  .collect(Collectors.joining(", ", " USING (", ")"));
        };
    return "(" + table(join.left()) + " " + kind + " JOIN " + table(join.right()) + condition + ")";
  }

  private static String alias(Optional<SqlAlias> alias) {
    return alias
        .map(a -> " AS " + Keywords.quote(a.name().name()) + columns(a.columns()))
        .orElse("");
  }

  private static String columns(List<Identifier> columns) {
    return columns.isEmpty()
        ? ""
        : columns.stream()
            .map(c -> Keywords.quote(c.name()))
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
