package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinCondition.Nearest;
import dev.weir.sql.tree.SqlTable.JoinKind;
import java.util.List;
import java.util.Optional;

/// A join with the nearest rows becomes a lateral subquery, as the engine itself reads it.
///
///     SELECT * FROM a JOIN b NEAREST 2 BY DISTANCE abs(a.x - b.x)
///     SELECT * FROM a JOIN LATERAL (SELECT * FROM b WHERE abs(a.x - b.x) IS NOT NULL
///       ORDER BY abs(a.x - b.x) LIMIT 2) AS b ON TRUE
public final class NearestToLateral implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlTable changed(SqlTable table) {
        if (!(table instanceof SqlTable.Join j && j.condition() instanceof Nearest)) {
          return table;
        }
        if (name(j.right()).isEmpty()) {
          context.unsupported("NEAREST to a table without a name; give it an alias", j.span());
          return table;
        }
        return lateral(j).map(SqlTable.class::cast).orElse(table);
      }
    }.query(query);
  }

  /// The join with a lateral subquery on its right, which has a name if the right side has one;
  /// nothing when the join asks for no nearest rows.
  public static Optional<SqlTable.Join> lateral(SqlTable.Join join) {
    if (!(join.condition() instanceof Nearest nearest)) {
      return Optional.empty();
    }
    SqlExpression by = nearest.by();
    SqlSelect rows =
        Build.select(
            List.of(Build.item(Build.star())),
            List.of(join.right()),
            Optional.of(new SqlExpression.IsNull(SqlExpression.Polarity.NEGATED, by, by.span())),
            join.right().span());
    SqlOrderBy.Direction direction =
        switch (nearest.score()) {
          case DISTANCE -> SqlOrderBy.Direction.DEFAULT;
          case SIMILARITY -> SqlOrderBy.Direction.DESCENDING;
        };
    SqlSortKey key = new SqlSortKey(by, direction, SqlOrderBy.NullOrder.DEFAULT, by.span());
    SqlLimit limit =
        new SqlLimit(
            Optional.of(Build.number(nearest.count(), by.span())),
            SqlLimit.Unit.ROWS,
            Optional.empty(),
            by.span());
    SqlQuery query =
        new SqlQuery(
            Optional.empty(),
            rows,
            Optional.of(new SqlOrderBy.Keys(List.of(key), by.span())),
            Optional.of(limit),
            join.right().span());
    SqlTable right =
        new SqlTable.Subquery(
            query,
            SqlTable.Laterality.LATERAL,
            name(join.right()).map(name -> new SqlAlias(name, List.of(), name.span())),
            Optional.empty(),
            join.right().span());
    JoinKind kind = join.kind();
    JoinCondition always =
        new JoinCondition.On(new SqlExpression.BooleanLiteral(true, join.span()));
    return Optional.of(new SqlTable.Join(join.left(), kind, right, always, join.span()));
  }

  private static Optional<Identifier> name(SqlTable table) {
    return switch (table) {
      case SqlTable.Named t -> Optional.of(t.alias().map(a -> a.name()).orElse(t.name().last()));
      case SqlTable.Function f ->
          Optional.of(f.alias().map(a -> a.name()).orElse(f.call().name().last()));
      case SqlTable.Subquery s -> s.alias().map(a -> a.name());
      case SqlTable.Parenthesized p -> p.alias().map(a -> a.name());
      case SqlTable.Pivot p -> p.alias().map(a -> a.name());
      case SqlTable.Unpivot u -> u.alias().map(a -> a.name());
      case SqlTable.Join _ -> Optional.empty();
    };
  }
}
