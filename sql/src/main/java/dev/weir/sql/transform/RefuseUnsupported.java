package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SyntaxRule;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.ExportState;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinKind;
import dev.weir.sql.tree.SqlWith;

/// The last word: constructs that no transform could change into something of the dialect.
public final class RefuseUnsupported implements SqlTransform {
  private final boolean spark;
  private final boolean postgres;

  /// For a dialect to write.
  public RefuseUnsupported(Dialect dialect) {
    this.spark = dialect.has(SyntaxRule.SPARK_OPERATORS);
    this.postgres = dialect.has(SyntaxRule.QUOTED_INTERVALS);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        refuse(e, context);
        return e;
      }

      @Override
      SqlTable changed(SqlTable table) {
        refuse(table, context);
        return table;
      }

      @Override
      SqlQueryBody changed(SqlSelect select) {
        select.sample().ifPresent(s -> context.unsupported("USING SAMPLE", s.span()));
        select.qualify().ifPresent(q -> context.unsupported("QUALIFY here", q.span()));
        if (select.distinct() instanceof Distinct.On && !postgres) {
          context.unsupported("DISTINCT ON here", select.span());
        }
        return select;
      }

      @Override
      SqlQuery changed(SqlQuery q) {
        refuse(q, context);
        return q;
      }

      @Override
      SqlQueryBody body(SqlQueryBody body) {
        switch (body) {
          case SqlSetOperation o when o.matching() == SqlSetOperation.Matching.BY_NAME ->
              context.unsupported("set operation BY NAME; list the columns in order", o.span());
          case SqlPivotBody p -> context.unsupported("PIVOT as a statement", p.span());
          case SqlDescribe d -> context.unsupported("DESCRIBE in a query", d.span());
          default -> {}
        }
        return super.body(body);
      }
    }.query(query);
  }

  private void refuse(SqlQuery q, TransformContext context) {
    q.limit()
        .filter(l -> l.unit() == SqlLimit.Unit.PERCENT)
        .ifPresent(l -> context.unsupported("LIMIT in percent", l.span()));
    if (q.with().isEmpty()) {
      return;
    }
    for (SqlWith.Cte cte : q.with().get().ctes()) {
      if (!cte.usingKey().isEmpty()) {
        context.unsupported("recursive CTE USING KEY", cte.span());
      }
      if (cte.materialization() != SqlWith.Materialization.DEFAULT && !postgres) {
        context.unsupported("MATERIALIZED for CTEs; leave it out", cte.span());
      }
    }
  }

  private void refuse(SqlTable table, TransformContext context) {
    switch (table) {
      case SqlTable.Join j -> {
        JoinKind kind = j.kind();
        boolean known =
            switch (kind) {
              case INNER, LEFT, RIGHT, FULL, CROSS -> true;
              case SEMI, ANTI -> spark;
              case ASOF, ASOF_LEFT, ASOF_RIGHT, ASOF_FULL, ASOF_SEMI, ASOF_ANTI, POSITIONAL ->
                  false;
            };
        if (!known) {
          context.unsupported(kind.name().replace('_', ' ') + " JOIN", j.span());
        }
        if (j.condition() instanceof SqlTable.JoinCondition.Nearest) {
          context.unsupported("JOIN … NEAREST", j.span());
        }
      }
      case SqlTable.Pivot p -> context.unsupported("PIVOT here", p.span());
      case SqlTable.Unpivot u -> {
        if (!spark) {
          context.unsupported("UNPIVOT", u.span());
        } else {
          u.columns().stream()
              .filter(entry -> !isOfColumns(entry.expression()))
              .forEach(entry ->
                  context.unsupported(
                      "UNPIVOT of anything but columns; with a catalog expressions become columns",
                      entry.span()));
        }
      }
      case SqlTable.Named n -> {
        n.at().ifPresent(a -> context.unsupported("AT for tables", a.span()));
        n.sample().ifPresent(s -> context.unsupported("TABLESAMPLE like this", s.span()));
      }
      case SqlTable.Function f ->
          f.sample().ifPresent(s -> context.unsupported("TABLESAMPLE like this", s.span()));
      case SqlTable.Subquery _, SqlTable.Parenthesized _ -> {}
    }
  }

  private static boolean isOfColumns(SqlExpression entry) {
    return entry instanceof SqlExpression.ColumnName
        || entry instanceof SqlExpression.Row row
            && row.elements().stream().allMatch(SqlExpression.ColumnName.class::isInstance);
  }

  private void refuse(SqlExpression e, TransformContext context) {
    String what =
        switch (e) {
          case SqlExpression.Columns _ -> "COLUMNS(…); with a catalog it is expanded";
          case SqlExpression.Star s when !s.replace().isEmpty() || !s.rename().isEmpty() ->
              "star with REPLACE or RENAME; with a catalog it is expanded";
          case SqlExpression.Star s when !s.exclude().isEmpty() && !spark ->
              "star with EXCLUDE; with a catalog it is expanded";
          case SqlExpression.Like l when l.value() instanceof SqlExpression.Star ->
              "star filtered by a pattern; with a catalog it is expanded";
          case SqlExpression.Binary b when b.left() instanceof SqlExpression.Star ->
              "star filtered by a pattern; with a catalog it is expanded";
          case SqlExpression.Call c
              when Build.function(c).equals("regexp_like")
                  && Build.arguments(c).getFirst() instanceof SqlExpression.Star ->
              "star filtered by a pattern; with a catalog it is expanded";
          case SqlExpression.Collate c when !postgres || !c.collation().text().equals("C") ->
              "collation " + c.collation().text();
          case SqlExpression.Call c when !inCall(c).isEmpty() -> inCall(c);
          case SqlExpression.BitLiteral _ when !postgres -> "bit string";
          case SqlExpression.ColumnPosition _ -> "column by position (#1)";
          case SqlExpression.Default _ -> "DEFAULT as a value";
          case SqlExpression.Try _ -> "TRY";
          case SqlExpression.Cast c when c.kind() == SqlExpression.CastKind.TRY_CAST && !spark ->
              "TRY_CAST";
          case SqlExpression.Lambda _ when !spark -> "lambda";
          case SqlExpression.StructLiteral _ when !spark -> "struct literal";
          case SqlExpression.MapLiteral _ when !spark -> "map literal";
          case SqlExpression.InValue _ -> "IN with a list value; use list_contains";
          case SqlExpression.QuantifiedQuery _ when spark -> "comparison with ANY or ALL";
          case SqlExpression.QuantifiedList _ when !postgres -> "comparison with ANY or ALL";
          case SqlExpression.ArrayQuery _ when !postgres -> "ARRAY(query)";
          case SqlExpression.Slice _ when !postgres -> "slice";
          case SqlExpression.Like l when l.kind() == SqlExpression.LikeKind.GLOB -> "GLOB";
          case SqlExpression.Like l
              when l.kind() == SqlExpression.LikeKind.ILIKE && !spark && !postgres ->
              "ILIKE; compare lower(…)";
          case SqlExpression.Parameter p when p.style() == SqlExpression.Parameter.Style.NAMED ->
              "parameter by name ($name)";
          default -> "";
        };
    if (!what.isEmpty()) {
      context.unsupported(what, e.span());
    }
  }

  /// What stands in a call that the dialect has no place for.
  private String inCall(SqlExpression.Call c) {
    if (c.exportState() == ExportState.EXPORT_STATE) {
      return "EXPORT_STATE";
    }
    if (c.nulls() == SqlExpression.NullTreatment.IGNORE && postgres) {
      return "IGNORE NULLS";
    }
    if (c.over().isPresent() && c.orderBy().isPresent()) {
      return "ORDER BY inside a window call";
    }
    if (c.over().isPresent()
        && c.quantifier() == SqlExpression.ArgumentQuantifier.DISTINCT
        && (postgres || spark)) {
      return "DISTINCT in a window call";
    }
    if (c.orderBy().isPresent() && spark) {
      return "ORDER BY inside a call";
    }
    boolean options = c.arguments().stream().anyMatch(a -> a.name().isPresent());
    return options && Build.function(c).equals("unnest") ? "UNNEST with options" : "";
  }
}
