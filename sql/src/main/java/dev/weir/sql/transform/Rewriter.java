package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlType;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWindow;
import dev.weir.sql.tree.SqlWith;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rebuilds a tree from its leaves up. A transform overrides what it changes; the methods named
/// after a part rebuild the part below and then call the hook of the same part.
abstract class Rewriter {
  private final ExpressionParts parts = new ExpressionParts(this);
  private final TableParts tables = new TableParts(this);

  // ---- hooks: the parts below are rebuilt already ----

  SqlExpression changed(SqlExpression expression) {
    return expression;
  }

  SqlType changed(SqlType type) {
    return type;
  }

  SqlTable changed(SqlTable table) {
    return table;
  }

  SqlQueryBody changed(SqlSelect select) {
    return select;
  }

  SqlQuery changed(SqlQuery query) {
    return query;
  }

  SqlSortKey changed(SqlSortKey key) {
    return key;
  }

  // ---- parts ----

  SqlQuery query(SqlQuery query) {
    return changed(
        new SqlQuery(
            query.with().map(this::with),
            body(query.body()),
            query.orderBy().map(this::orderBy),
            query.limit().map(this::limit),
            query.span()));
  }

  private SqlWith with(SqlWith with) {
    return new SqlWith(with.recursion(), with.ctes().stream().map(this::cte).toList(), with.span());
  }

  private SqlWith.Cte cte(SqlWith.Cte cte) {
    return new SqlWith.Cte(
        cte.name(),
        cte.columns(),
        list(cte.usingKey()),
        cte.materialization(),
        query(cte.query()),
        cte.span());
  }

  SqlQueryBody body(SqlQueryBody body) {
    return switch (body) {
      case SqlQuery query -> query(query);
      case SqlSelect select -> select(select);
      case SqlSetOperation o ->
          new SqlSetOperation(
              o.kind(),
              o.quantifier(),
              o.matching(),
              o.operands().stream().map(this::operand).toList(),
              o.span());
      case SqlValues values ->
          new SqlValues(values.rows().stream().map(this::list).toList(), values.span());
      case SqlPivotBody pivot -> new SqlPivotBody(table(pivot.table()), pivot.span());
      case SqlDescribe describe ->
          new SqlDescribe(
              describe.kind(),
              describe.query().map(this::body),
              describe.target(),
              describe.span());
    };
  }

  /// An operand of a set operation.
  SqlQueryBody operand(SqlQueryBody operand) {
    return body(operand);
  }

  SqlQueryBody select(SqlSelect s) {
    return changed(
        new SqlSelect(
            distinct(s.distinct()),
            s.items().stream().map(this::item).toList(),
            s.from().stream().map(this::table).toList(),
            s.where().map(this::expression),
            s.groupBy().map(this::groupBy),
            s.having().map(this::expression),
            s.windows().stream().map(this::namedWindow).toList(),
            s.qualify().map(this::expression),
            s.sample(),
            s.span()));
  }

  private Distinct distinct(Distinct distinct) {
    return switch (distinct) {
      case Distinct.All all -> all;
      case Distinct.Rows rows -> rows;
      case Distinct.On on -> new Distinct.On(list(on.keys()));
    };
  }

  SqlSelectItem item(SqlSelectItem item) {
    return new SqlSelectItem(expression(item.expression()), item.alias(), item.span());
  }

  private SqlSelect.NamedWindow namedWindow(SqlSelect.NamedWindow window) {
    return new SqlSelect.NamedWindow(window.name(), specification(window.window()), window.span());
  }

  private SqlGroupBy groupBy(SqlGroupBy groupBy) {
    return switch (groupBy) {
      case SqlGroupBy.All all -> all;
      case SqlGroupBy.Elements e ->
          new SqlGroupBy.Elements(e.elements().stream().map(this::element).toList(), e.span());
    };
  }

  private SqlGroupBy.Element element(SqlGroupBy.Element element) {
    return switch (element) {
      case SqlGroupBy.Key key -> new SqlGroupBy.Key(expression(key.expression()), key.span());
      case SqlGroupBy.Empty empty -> empty;
      case SqlGroupBy.Rollup r -> new SqlGroupBy.Rollup(list(r.sets()), r.span());
      case SqlGroupBy.Cube c -> new SqlGroupBy.Cube(list(c.sets()), c.span());
      case SqlGroupBy.GroupingSets g ->
          new SqlGroupBy.GroupingSets(g.sets().stream().map(this::element).toList(), g.span());
    };
  }

  SqlOrderBy orderBy(SqlOrderBy orderBy) {
    return switch (orderBy) {
      case SqlOrderBy.All all -> all;
      case SqlOrderBy.Keys keys -> new SqlOrderBy.Keys(keys(keys.keys()), keys.span());
    };
  }

  List<SqlSortKey> keys(List<SqlSortKey> keys) {
    return keys.stream()
        .map(k ->
            changed(new SqlSortKey(expression(k.expression()), k.direction(), k.nulls(), k.span())))
        .toList();
  }

  private SqlLimit limit(SqlLimit limit) {
    return new SqlLimit(
        limit.count().map(this::expression),
        limit.unit(),
        limit.offset().map(this::expression),
        limit.span());
  }

  SqlWindow window(SqlWindow window) {
    return switch (window) {
      case SqlWindow.Named named -> named;
      case SqlWindow.Specification specification -> specification(specification);
    };
  }

  private SqlWindow.Specification specification(SqlWindow.Specification w) {
    return new SqlWindow.Specification(
        w.base(),
        list(w.partitionBy()),
        w.orderBy().map(this::orderBy),
        w.frame().map(this::frame),
        w.span());
  }

  private SqlWindow.Frame frame(SqlWindow.Frame f) {
    return new SqlWindow.Frame(f.unit(), bound(f.start()), bound(f.end()), f.exclusion(), f.span());
  }

  private SqlWindow.Bound bound(SqlWindow.Bound bound) {
    return switch (bound) {
      case SqlWindow.Bound.Preceding p -> new SqlWindow.Bound.Preceding(expression(p.distance()));
      case SqlWindow.Bound.Following f -> new SqlWindow.Bound.Following(expression(f.distance()));
      case SqlWindow.Bound.UnboundedPreceding _,
          SqlWindow.Bound.CurrentRow _,
          SqlWindow.Bound.UnboundedFollowing _ ->
          bound;
    };
  }

  SqlTable table(SqlTable table) {
    return changed(tables.rebuilt(table));
  }

  SqlExpression expression(SqlExpression expression) {
    return changed(parts.rebuilt(expression));
  }

  List<SqlExpression> list(List<SqlExpression> expressions) {
    return each(expressions, this::expression);
  }

  SqlType type(SqlType type) {
    return changed(
        switch (type) {
          case SqlType.Named named ->
              new SqlType.Named(named.name(), list(named.modifiers()), named.span());
          case SqlType.Struct s -> new SqlType.Struct(each(s.members(), this::member), s.span());
          case SqlType.Tuple t -> new SqlType.Tuple(each(t.elements(), this::type), t.span());
          case SqlType.Union u -> new SqlType.Union(each(u.members(), this::member), u.span());
          case SqlType.Map m -> new SqlType.Map(type(m.key()), type(m.value()), m.span());
          case SqlType.Array a -> new SqlType.Array(type(a.element()), a.size(), a.span());
        });
  }

  private SqlType.Member member(SqlType.Member member) {
    return new SqlType.Member(member.name(), type(member.type()), member.span());
  }

  static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
    return list.stream().map(change).toList();
  }
}
