package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Semi and anti joins become conditions; the ASOF ones too: whether a nearest row exists is
/// whether any row does.
///
///     SELECT * FROM t SEMI JOIN u ON t.a = u.a
///     SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE t.a = u.a)
public final class SemiJoinsToExists implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect s) {
        Optional<SqlExpression> where = s.where();
        List<SqlTable> from = new ArrayList<>();
        for (SqlTable table : s.from()) {
          SqlTable rest = table;
          List<SqlExpression> conditions = new ArrayList<>();
          while (rest instanceof SqlTable.Join join && isSemi(join)) {
            conditions.addFirst(condition(join, context));
            rest = join.left();
          }
          from.add(rest);
          for (SqlExpression condition : conditions) {
            where = Optional.of(Build.and(where, condition));
          }
        }
        return new SqlSelect(
            s.distinct(),
            s.items(),
            from,
            where,
            s.groupBy(),
            s.having(),
            s.windows(),
            s.qualify(),
            s.sample(),
            s.span());
      }

      @Override
      SqlTable changed(SqlTable table) {
        if (table instanceof SqlTable.Join join) {
          refuseInside(join.right());
          if (!isSemi(join)) {
            refuseInside(join.left());
          }
        }
        return table;
      }

      private void refuseInside(SqlTable table) {
        if (table instanceof SqlTable.Join join && isSemi(join)) {
          context.unsupported(
              "semi or anti join inside of another join; put it in a subquery", join.span());
        }
      }
    }.query(query);
  }

  private static boolean isSemi(SqlTable.Join join) {
    return switch (join.kind()) {
      case SEMI, ANTI, ASOF_SEMI, ASOF_ANTI -> true;
      case INNER, LEFT, RIGHT, FULL, CROSS, ASOF, ASOF_LEFT, ASOF_RIGHT, ASOF_FULL, POSITIONAL ->
          false;
    };
  }

  private static SqlExpression condition(SqlTable.Join join, TransformContext context) {
    SqlSelect inner =
        Build.select(
            List.of(Build.item(Build.number(1, Span.NONE))),
            List.of(join.right()),
            predicate(join, context),
            join.right().span());
    SqlExpression exists = new SqlExpression.Exists(Build.query(inner), join.span());
    boolean semi = join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ASOF_SEMI;
    return semi ? exists : new SqlExpression.Not(exists, join.span());
  }

  private static Optional<SqlExpression> predicate(SqlTable.Join join, TransformContext context) {
    return switch (join.condition()) {
      case JoinCondition.On on -> Optional.of(on.predicate());
      case JoinCondition.Using using -> {
        Optional<Identifier> left = name(join.left());
        Optional<Identifier> right = name(join.right());
        if (left.isEmpty() || right.isEmpty()) {
          context.unsupported("semi join with USING over unnamed tables; use ON", join.span());
          yield Optional.empty();
        }
        Optional<SqlExpression> all = Optional.empty();
        for (Identifier column : using.columns()) {
          boolean nearest =
              join.kind().name().startsWith("ASOF") && column.equals(using.columns().getLast());
          SqlExpression equal =
              Build.binary(
                  nearest ? ">=" : "=",
                  Build.column(left.get(), column),
                  Build.column(right.get(), column));
          all = Optional.of(Build.and(all, equal));
        }
        yield all;
      }
      case JoinCondition.None _, JoinCondition.Natural _, JoinCondition.Nearest _ -> {
        context.unsupported("natural semi join; use ON", join.span());
        yield Optional.empty();
      }
    };
  }

  private static Optional<Identifier> name(SqlTable table) {
    return switch (table) {
      case SqlTable.Named t -> Optional.of(t.alias().map(a -> a.name()).orElse(t.name().last()));
      case SqlTable.Function f -> f.alias().map(a -> a.name());
      case SqlTable.Subquery s -> s.alias().map(a -> a.name());
      case SqlTable.Parenthesized p -> p.alias().map(a -> a.name());
      case SqlTable.Pivot p -> p.alias().map(a -> a.name());
      case SqlTable.Unpivot u -> u.alias().map(a -> a.name());
      case SqlTable.Join j -> isSemi(j) ? name(j.left()) : Optional.empty();
    };
  }
}
