package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.Ordinality;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Spark's generators become UNNEST; positions count from 1 there.
///
///     SELECT id, p, x FROM l LATERAL VIEW posexplode(xs) v AS p, x
///     SELECT id, p - 1 AS p, x FROM l, LATERAL unnest(xs) WITH ORDINALITY AS v(x, p)
public final class LateralViewToUnnest implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect select) {
        return unnested(select, context);
      }

      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof Call call && Build.function(call).equals("explode")
            ? Calls.renamed(call, "unnest")
            : e;
      }
    }.query(query);
  }

  private static SqlSelect unnested(SqlSelect s, TransformContext context) {
    Set<String> positions = new LinkedHashSet<>();
    Rewriter tables =
        new Rewriter() {
          @Override
          SqlTable changed(SqlTable table) {
            return table instanceof SqlTable.Function f ? unnest(f, positions, context) : table;
          }

          @Override
          SqlQuery query(SqlQuery inner) {
            return inner;
          }
        };
    List<SqlTable> from = Rewriter.each(s.from(), tables::table);
    ShiftedColumns shifted =
        new ShiftedColumns(
            positions, "-", "positions from 0 in a star, to be read; name the columns");
    return shifted.in(ShiftedColumns.with(from, s), context);
  }

  private static SqlTable unnest(
      SqlTable.Function f, Set<String> positions, TransformContext context) {
    List<Identifier> columns = f.alias().map(SqlAlias::columns).orElse(List.of());
    switch (Build.function(f.call())) {
      case "explode" -> {
        return function(f, Calls.renamed(f.call(), "unnest"), Ordinality.NONE, columns);
      }
      case "posexplode" -> {
        Identifier position = columns.isEmpty() ? Identifier.of("pos") : columns.get(0);
        Identifier element = columns.size() < 2 ? Identifier.of("col") : columns.get(1);
        positions.add(ShiftedColumns.key(position.name()));
        Call call = Calls.renamed(f.call(), "unnest");
        return function(f, call, Ordinality.WITH_ORDINALITY, List.of(element, position));
      }
      case "inline" -> {
        if (Build.arguments(f.call()).getFirst() instanceof Call zip
            && Build.function(zip).equals("arrays_zip")) {
          return function(f, Calls.renamed(zip, "unnest"), Ordinality.NONE, columns);
        }
        context.unsupported("inline of anything but arrays_zip, to be read", f.span());
        return f;
      }
      default -> {
        return f;
      }
    }
  }

  private static SqlTable function(
      SqlTable.Function f, Call call, Ordinality ordinality, List<Identifier> columns) {
    SqlAlias alias =
        new SqlAlias(
            f.alias().map(SqlAlias::name).orElse(Identifier.of("unnest")), columns, f.span());
    return new SqlTable.Function(
        call, ordinality, f.laterality(), Optional.of(alias), f.sample(), f.span());
  }
}
