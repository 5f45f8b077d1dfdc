package dev.weir.compile.bind;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Subqueries in DuckDB's own words, as far as they matter for the name of a column.
final class QueryNames {
  private final ColumnNames names;

  QueryNames(ColumnNames names) {
    this.names = names;
  }

  String of(SqlQuery query) {
    StringBuilder text = new StringBuilder();
    query.with().ifPresent(w -> text.append(with(w)));
    text.append(body(query.body()));
    query.orderBy().ifPresent(o -> text.append(" ORDER BY ").append(names.order(o)));
    query
        .limit()
        .ifPresent(l -> {
          l.count().ifPresent(c -> text.append(" LIMIT ").append(names.text(c)));
          l.offset().ifPresent(o -> text.append(" OFFSET ").append(names.text(o)));
        });
    return text.toString();
  }

  /// `ARRAY(SELECT …)` is a list of the rows; its order becomes that of the aggregate.
  String array(SqlQuery query) {
    List<SqlSortKey> keys =
        query
            .orderBy()
            .filter(SqlOrderBy.Keys.class::isInstance)
            .map(order -> ((SqlOrderBy.Keys) order).keys())
            .orElse(List.of());
    if (keys.isEmpty() || !(query.body() instanceof SqlSelect select)) {
      String rows = keys.isEmpty() ? "#1" : "COLUMNS(*) ORDER BY " + names.order(keys);
      return array(rows, of(query));
    }
    List<SqlSelectItem> items = new ArrayList<>(select.items());
    List<String> order = new ArrayList<>();
    for (SqlSortKey key : keys) {
      String value =
          Positions.of(key.expression())
              .map(p -> "#" + p)
              .orElseGet(() -> hidden(key.expression(), items, select.items().size()));
      order.add(value + names.direction(key.direction(), key.nulls()));
    }
    String text =
        of(
            new SqlQuery(
                query.with(), with(select, items), query.orderBy(), query.limit(), query.span()));
    return array("#1 ORDER BY " + String.join(", ", order), text);
  }

  private static String hidden(SqlExpression key, List<SqlSelectItem> items, int visible) {
    String name = "__array_internal_idx_" + (items.size() - visible + 1);
    Identifier alias = new Identifier(name, Identifier.Quoting.PLAIN, key.span());
    items.add(new SqlSelectItem(key, Optional.of(alias), key.span()));
    return name;
  }

  private static SqlSelect with(SqlSelect select, List<SqlSelectItem> items) {
    return new SqlSelect(
        select.distinct(),
        items,
        select.from(),
        select.where(),
        select.groupBy(),
        select.having(),
        select.windows(),
        select.qualify(),
        select.sample(),
        select.span());
  }

  private static String array(String rows, String query) {
    String list = "array_agg(" + rows + ")";
    return "(SELECT CASE  WHEN (("
        + list
        + " IS NULL)) THEN (list_value()) ELSE "
        + list
        + " END FROM ("
        + query
        + "))";
  }

  private String with(SqlWith with) {
    String recursive = with.recursion() == SqlWith.Recursion.RECURSIVE ? "RECURSIVE " : "";
    return with.ctes().stream()
        .map(c ->
            Keywords.quote(c.name().name())
                + (c.columns().isEmpty() ? "" : " " + columns(c.columns()))
                + " AS ("
                + of(c.query())
                + ")")
        .collect(Collectors.joining(", ", "WITH " + recursive, " "));
  }

  private String body(SqlQueryBody body) {
    return switch (body) {
      case SqlQuery q -> of(q);
      case SqlSelect s -> select(s);
      case SqlSetOperation o -> setOperation(o);
      case SqlValues v -> "SELECT * FROM (VALUES " + rows(v) + ") AS valueslist";
      case SqlPivotBody p -> "SELECT * FROM " + table(p.table());
      case SqlDescribe d -> d.kind() + d.query().map(q -> " " + body(q)).orElse("");
    };
  }

  private String rows(SqlValues values) {
    return values.rows().stream()
        .map(r -> "(" + names.list(r) + ")")
        .collect(Collectors.joining(", "));
  }

  private String setOperation(SqlSetOperation operation) {
    String operator =
        operation.kind()
            + (operation.quantifier() == SqlSetOperation.Quantifier.ALL ? " ALL" : "")
            + (operation.matching() == SqlSetOperation.Matching.BY_NAME ? " BY NAME" : "");
    return operation.operands().stream()
        .map(o -> "(" + body(o) + ")")
        .collect(Collectors.joining(" " + operator + " "));
  }

  private String select(SqlSelect select) {
    StringBuilder text = new StringBuilder("SELECT ");
    switch (select.distinct()) {
      case SqlSelect.Distinct.All _ -> {}
      case SqlSelect.Distinct.Rows _ -> text.append("DISTINCT ");
      case SqlSelect.Distinct.On on ->
          text.append("DISTINCT ON (").append(names.list(on.keys())).append(") ");
    }
    text.append(
        select.items().stream()
            .map(i ->
                names.text(i.expression())
                    + i.alias().map(a -> " AS " + Keywords.quote(a.name())).orElse(""))
            .collect(Collectors.joining(", ")));
    if (!select.from().isEmpty()) {
      text.append(" FROM ");
      text.append(select.from().stream().map(this::table).collect(Collectors.joining(" , ")));
    }
    select.where().ifPresent(w -> text.append(" WHERE ").append(names.text(w)));
    select.groupBy().ifPresent(g -> text.append(" GROUP BY ").append(group(g)));
    select.having().ifPresent(h -> text.append(" HAVING ").append(names.text(h)));
    select.qualify().ifPresent(q -> text.append(" QUALIFY ").append(names.text(q)));
    return text.toString();
  }

  private String group(SqlGroupBy group) {
    return switch (group) {
      case SqlGroupBy.All _ -> "ALL";
      case SqlGroupBy.Elements elements ->
          elements.elements().stream().map(this::element).collect(Collectors.joining(", "));
    };
  }

  private String element(SqlGroupBy.Element element) {
    return switch (element) {
      case SqlGroupBy.Key k -> names.text(k.expression());
      case SqlGroupBy.Empty _ -> "()";
      case SqlGroupBy.Rollup r -> "ROLLUP (" + names.list(r.sets()) + ")";
      case SqlGroupBy.Cube c -> "CUBE (" + names.list(c.sets()) + ")";
      case SqlGroupBy.GroupingSets g ->
          g.sets().stream()
              .map(this::element)
              .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
    };
  }

  private String table(SqlTable table) {
    return switch (table) {
      case SqlTable.Named n -> names.name(n.name()) + alias(n.alias());
      case SqlTable.Function f ->
          new CallNames(names).of(f.call())
              + (f.ordinality() == SqlTable.Ordinality.WITH_ORDINALITY ? " WITH ORDINALITY" : "")
              + alias(f.alias());
      case SqlTable.Subquery s -> "(" + of(s.query()) + ")" + alias(s.alias());
      case SqlTable.Parenthesized p -> "(" + table(p.table()) + ")" + alias(p.alias());
      case SqlTable.Join j -> join(j);
      case SqlTable.Pivot p -> pivot(p);
      case SqlTable.Unpivot u -> unpivot(u);
    };
  }

  private String pivot(SqlTable.Pivot pivot) {
    return table(pivot.source())
        + " PIVOT ("
        + items(pivot.aggregates())
        + " FOR "
        + pivot.columns().stream()
            .map(c -> "(" + names.list(c.expressions()) + ") IN (" + items(c.values()) + ")")
            .collect(Collectors.joining(" "))
        + (pivot.groups().isEmpty() ? "" : " GROUP BY " + names.list(pivot.groups()))
        + ")"
        + alias(pivot.alias());
  }

  private String items(List<SqlSelectItem> items) {
    return items.stream()
        .map(i ->
            names.text(i.expression())
                + i.alias().map(a -> " AS " + Keywords.quote(a.name())).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private String unpivot(SqlTable.Unpivot unpivot) {
    String values =
        unpivot.values().stream()
            .map(v -> Keywords.quote(v.name()))
            .collect(Collectors.joining(", "));
    return table(unpivot.source())
        + (unpivot.nulls() == SqlTable.Nulls.INCLUDE ? " UNPIVOT INCLUDE NULLS (" : " UNPIVOT (")
        + (unpivot.values().size() == 1 ? values : "(" + values + ")")
        + " FOR "
        + unpivot.names().stream()
            .map(n -> Keywords.quote(n.name()))
            .collect(Collectors.joining(", "))
        + " IN ("
        + items(unpivot.columns())
        + "))"
        + alias(unpivot.alias());
  }

  private String join(SqlTable.Join join) {
    String kind = join.kind().name().replace('_', ' ');
    String condition =
        switch (join.condition()) {
          case SqlTable.JoinCondition.None _ -> "";
          case SqlTable.JoinCondition.Natural _ -> "";
          case SqlTable.JoinCondition.On on -> " ON (" + names.text(on.predicate()) + ")";
          case SqlTable.JoinCondition.Nearest nearest -> " NEAREST BY " + names.text(nearest.by());
          case SqlTable.JoinCondition.Using using ->
              using.columns().stream()
                  .map(c -> Keywords.quote(c.name()))
                  .collect(Collectors.joining(", ", " USING (", ")"));
        };
    return "(" + table(join.left()) + " " + kind + " JOIN " + table(join.right()) + condition + ")";
  }

  private String alias(Optional<SqlAlias> alias) {
    return alias
        .map(a -> " AS " + Keywords.quote(a.name().name()) + columns(a.columns()))
        .orElse("");
  }

  private String columns(List<Identifier> columns) {
    return columns.isEmpty()
        ? ""
        : columns.stream()
            .map(c -> Keywords.quote(c.name()))
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
