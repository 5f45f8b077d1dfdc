package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A SELECT block put inside a subquery, so that a condition can stand outside of it: `SELECT names
/// FROM (SELECT items, hidden…) AS _w WHERE condition`. Sort keys that are no output columns become
/// hidden columns too.
final class Wrapped {
  private final TransformContext context;
  private final SqlSelect inner;
  private final List<SqlSelectItem> items = new ArrayList<>();
  private final List<SqlSelectItem> outer = new ArrayList<>();
  private final boolean hasStar;
  private final int visible;

  Wrapped(SqlSelect inner, TransformContext context) {
    this.context = context;
    this.inner = inner;
    this.hasStar = inner.items().stream().anyMatch(i -> isStar(i.expression()));
    for (SqlSelectItem item : inner.items()) {
      if (isStar(item.expression())) {
        items.add(item);
      } else {
        Identifier name = name(item);
        items.add(new SqlSelectItem(item.expression(), Optional.of(name), item.span()));
        outer.add(Build.item(Build.column(name)));
      }
    }
    this.visible = items.size();
  }

  private static boolean isStar(SqlExpression expression) {
    return expression instanceof SqlExpression.Star || expression instanceof SqlExpression.Columns;
  }

  /// The name of an output column: its alias, its column, or its text.
  private static Identifier name(SqlSelectItem item) {
    if (item.alias().isPresent()) {
      return item.alias().get();
    }
    return item.expression() instanceof SqlExpression.ColumnName column
        ? column.name().last()
        : new Identifier(
            SqlPrinter.print(item.expression(), Dialect.DUCKDB),
            Identifier.Quoting.QUOTED,
            item.span());
  }

  /// A column of the inner block that the outer one does not show.
  SqlExpression hidden(String stem, SqlExpression expression) {
    Identifier name = Identifier.of(context.freshName(stem));
    items.add(Build.item(expression, name));
    return Build.column(name);
  }

  /// The expression with aliases of the SELECT list replaced by what they stand for.
  SqlExpression withoutAliases(SqlExpression expression) {
    if (expression instanceof SqlExpression.NumberLiteral n && n.digits().matches("\\d{1,4}")) {
      int position = Integer.parseInt(n.digits());
      if (position >= 1 && position <= inner.items().size()) {
        return inner.items().get(position - 1).expression();
      }
    }
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (e instanceof SqlExpression.ColumnName column && column.name().parts().size() == 1) {
          for (SqlSelectItem item : inner.items()) {
            if (item.alias().isPresent()
                && item.alias().get().name().equalsIgnoreCase(column.name().last().name())) {
              return item.expression();
            }
          }
        }
        return e;
      }
    }.expression(expression);
  }

  /// The whole query with the condition outside and the original's ordering and limit.
  SqlQuery query(SqlQuery original, SqlExpression condition) {
    Optional<SqlOrderBy> orderBy = original.orderBy().map(this::outside);
    SqlSelect body = select(condition);
    return new SqlQuery(original.with(), body, orderBy, original.limit(), original.span());
  }

  /// The outer block alone.
  SqlSelect select(SqlExpression condition) {
    if (hasStar && items.size() > visible) {
      context.unsupported(
          "way to leave helper columns out of a star; name the columns, or compile with a catalog",
          inner.span());
    }
    SqlSelect block =
        new SqlSelect(
            inner.distinct(),
            items,
            inner.from(),
            inner.where(),
            inner.groupBy(),
            inner.having(),
            inner.windows(),
            Optional.empty(),
            inner.sample(),
            inner.span());
    List<SqlSelectItem> shown = hasStar ? List.of(Build.item(Build.star())) : outer;
    return Build.select(
        shown,
        List.of(Build.subquery(block, context.freshName("w"))),
        Optional.of(condition),
        inner.span());
  }

  private SqlOrderBy outside(SqlOrderBy orderBy) {
    return switch (orderBy) {
      case SqlOrderBy.All all -> all;
      case SqlOrderBy.Keys keys ->
          new SqlOrderBy.Keys(Rewriter.each(keys.keys(), this::outside), keys.span());
    };
  }

  private SqlSortKey outside(SqlSortKey key) {
    return new SqlSortKey(outside(key.expression()), key.direction(), key.nulls(), key.span());
  }

  private SqlExpression outside(SqlExpression expression) {
    if (expression instanceof SqlExpression.NumberLiteral) {
      return expression;
    }
    for (SqlSelectItem item : items.subList(0, visible)) {
      boolean named =
          expression instanceof SqlExpression.ColumnName column
              && column.name().parts().size() == 1
              && item.alias().isPresent()
              && item.alias().get().name().equalsIgnoreCase(column.name().last().name());
      if (named || item.alias().isPresent() && SqlTrees.sameShape(item.expression(), expression)) {
        return Build.column(item.alias().get());
      }
    }
    if (hasStar && expression instanceof SqlExpression.ColumnName column) {
      return Build.column(column.name().last());
    }
    return hidden("order", withoutAliases(expression));
  }

  /// A span-free number for conditions such as `_row = 1`.
  static SqlExpression one() {
    return Build.number(1, Span.NONE);
  }
}
