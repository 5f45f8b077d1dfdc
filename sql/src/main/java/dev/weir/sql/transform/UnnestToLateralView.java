package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinKind;
import dev.weir.sql.tree.SqlTable.Laterality;
import dev.weir.sql.tree.SqlTable.Ordinality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// UNNEST in FROM becomes a lateral view; offsets count from 0 there, several arrays are zipped.
///
///     SELECT id, x, i FROM l, unnest(xs) WITH ORDINALITY AS v(x, i)
///     SELECT id, x, i + 1 AS i FROM l LATERAL VIEW posexplode(xs) v AS i, x
///
///     SELECT x, y FROM l LEFT JOIN unnest(xs, ys) AS v(x, y) ON TRUE
///     SELECT x, y FROM l LATERAL VIEW OUTER inline(arrays_zip(xs, ys)) v AS x, y
public final class UnnestToLateralView implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect select) {
        return new Views(context).views(select);
      }
    }.query(query);
  }

  /// The views of one SELECT block, and its offset columns.
  private static final class Views {
    private final TransformContext context;
    private final Set<String> offsets = new LinkedHashSet<>();

    Views(TransformContext context) {
      this.context = context;
    }

    SqlQueryBody views(SqlSelect s) {
      List<SqlTable> from = new ArrayList<>();
      for (SqlTable table : s.from()) {
        if (isUnnest(table) && !from.isEmpty()) {
          SqlTable left = from.removeLast();
          from.add(view(left, JoinKind.CROSS, (SqlTable.Function) table, table.span()));
        } else {
          from.add(inside(table));
        }
      }
      return new ShiftedColumns(offsets, "+", "offsets from 1 in a star; name the columns")
          .in(ShiftedColumns.with(from, s), context);
    }

    private SqlTable inside(SqlTable table) {
      if (isUnnest(table)) {
        return alone((SqlTable.Function) table);
      }
      if (!(table instanceof SqlTable.Join join)) {
        return table;
      }
      SqlTable left = inside(join.left());
      if (!isUnnest(join.right())) {
        return new SqlTable.Join(
            left, join.kind(), inside(join.right()), join.condition(), join.span());
      }
      boolean always =
          switch (join.condition()) {
            case JoinCondition.None _ -> true;
            case JoinCondition.On on ->
                on.predicate() instanceof SqlExpression.BooleanLiteral b && b.value();
            case JoinCondition.Natural _, JoinCondition.Using _, JoinCondition.Nearest _ -> false;
          };
      boolean kept =
          join.kind() == JoinKind.CROSS
              || join.kind() == JoinKind.INNER
              || join.kind() == JoinKind.LEFT;
      if (!always || !kept) {
        context.unsupported("join with UNNEST on a condition", join.span());
      }
      JoinKind kind = join.kind() == JoinKind.LEFT ? JoinKind.LEFT : JoinKind.CROSS;
      return view(left, kind, (SqlTable.Function) join.right(), join.span());
    }

    /// `FROM unnest(x) AS v(a)` is `FROM explode(x) AS v(a)`.
    private SqlTable alone(SqlTable.Function f) {
      List<SqlExpression> arrays = Build.arguments(f.call());
      if (f.ordinality() == Ordinality.WITH_ORDINALITY || arrays.size() != 1) {
        context.unsupported(
            "UNNEST of several arrays or with offsets as the first table", f.span());
      }
      return new SqlTable.Function(
          Calls.renamed(f.call(), "explode"),
          Ordinality.NONE,
          Laterality.PLAIN,
          f.alias(),
          f.sample(),
          f.span());
    }

    private SqlTable view(SqlTable left, JoinKind kind, SqlTable.Function f, Span span) {
      List<SqlExpression> arrays = Build.arguments(f.call());
      List<Identifier> columns =
          new ArrayList<>(f.alias().map(SqlAlias::columns).orElse(List.of()));
      Identifier table =
          f.alias().map(SqlAlias::name).orElse(Identifier.of(context.freshName("v")));
      if (columns.isEmpty()) {
        columns.add(Identifier.of("unnest"));
      }
      Call call;
      if (arrays.size() > 1) {
        if (f.ordinality() == Ordinality.WITH_ORDINALITY) {
          context.unsupported("UNNEST of several arrays with offsets", f.span());
        }
        Call zip = SqlExpression.Call.of("arrays_zip", arrays, f.span());
        call = Build.call("inline", f.span(), zip);
      } else if (f.ordinality() == Ordinality.WITH_ORDINALITY) {
        Identifier offset = columns.size() > 1 ? columns.get(1) : Identifier.of("ordinality");
        offsets.add(ShiftedColumns.key(offset.name()));
        columns = List.of(offset, columns.getFirst());
        call = Build.call("posexplode", f.span(), arrays.getFirst());
      } else {
        call = Build.call("explode", f.span(), arrays.getFirst());
      }
      SqlTable view =
          new SqlTable.Function(
              call,
              Ordinality.NONE,
              Laterality.LATERAL,
              Optional.of(new SqlAlias(table, columns, f.span())),
              Optional.empty(),
              f.span());
      JoinCondition condition =
          kind == JoinKind.LEFT
              ? new JoinCondition.On(new SqlExpression.BooleanLiteral(true, Span.NONE))
              : new JoinCondition.None();
      return new SqlTable.Join(left, kind, view, condition, span);
    }
  }

  private static boolean isUnnest(SqlTable table) {
    return table instanceof SqlTable.Function f && Build.function(f.call()).equals("unnest");
  }
}
