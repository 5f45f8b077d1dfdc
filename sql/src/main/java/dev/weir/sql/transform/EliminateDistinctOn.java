package dev.weir.sql.transform;

import dev.weir.sql.SqlTrees;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DISTINCT ON becomes the first row of each partition.
///
///     SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b
///     SELECT a, b FROM (SELECT a AS a, b AS b,
///         row_number() OVER (PARTITION BY a ORDER BY a, b) AS _row FROM t) AS _w_2
///     WHERE _row = 1 ORDER BY a, b
public final class EliminateDistinctOn implements SqlTransform {
  private final boolean everywhere;

  private EliminateDistinctOn(boolean everywhere) {
    this.everywhere = everywhere;
  }

  /// For dialects without DISTINCT ON.
  public EliminateDistinctOn() {
    this(true);
  }

  /// For dialects that want its keys in front of the ORDER BY.
  public static EliminateDistinctOn unlessOrderedByItsKeys() {
    return new EliminateDistinctOn(false);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQuery changed(SqlQuery q) {
        if (!(q.body() instanceof SqlSelect select)
            || !(select.distinct() instanceof Distinct.On on)) {
          return q;
        }
        if (!everywhere && isOrdered(on, q.orderBy())) {
          return q;
        }
        Wrapped wrapped = new Wrapped(withAllRows(select), context);
        SqlExpression row = wrapped.hidden("row", rowNumber(on, q.orderBy(), wrapped));
        return wrapped.query(q, Build.binary("=", row, Wrapped.one()));
      }
    }.query(query);
  }

  private static boolean isOrdered(Distinct.On on, Optional<SqlOrderBy> orderBy) {
    if (orderBy.isEmpty()) {
      return true;
    }
    if (!(orderBy.get() instanceof SqlOrderBy.Keys keys) || keys.keys().size() < on.keys().size()) {
      return false;
    }
    return keys.keys().subList(0, on.keys().size()).stream()
        .allMatch(k -> on.keys().stream().anyMatch(key -> SqlTrees.sameShape(key, k.expression())));
  }

  private static SqlSelect withAllRows(SqlSelect s) {
    return new SqlSelect(
        new Distinct.All(),
        s.items(),
        s.from(),
        s.where(),
        s.groupBy(),
        s.having(),
        s.windows(),
        s.qualify(),
        s.sample(),
        s.span());
  }

  private static SqlExpression rowNumber(
      Distinct.On on, Optional<SqlOrderBy> orderBy, Wrapped wrapped) {
    List<SqlExpression> keys = new ArrayList<>();
    on.keys().forEach(k -> keys.add(wrapped.withoutAliases(k)));
    List<SqlSortKey> sort = new ArrayList<>();
    if (orderBy.isPresent() && orderBy.get() instanceof SqlOrderBy.Keys given) {
      for (SqlSortKey key : given.keys()) {
        sort.add(
            new SqlSortKey(
                wrapped.withoutAliases(key.expression()),
                key.direction(),
                key.nulls(),
                key.span()));
      }
    } else {
      keys.forEach(k ->
          sort.add(
              new SqlSortKey(
                  k, SqlOrderBy.Direction.DEFAULT, SqlOrderBy.NullOrder.DEFAULT, Span.NONE)));
    }
    SqlWindow window =
        new SqlWindow.Specification(
            Optional.empty(),
            keys,
            Optional.of(new SqlOrderBy.Keys(sort, Span.NONE)),
            Optional.empty(),
            Span.NONE);
    return Calls.over(Build.call("row_number", Span.NONE), window);
  }
}
