package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.Ordinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    List<String> positions = new ArrayList<>();
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
    SqlSelect done =
        new SqlSelect(
            s.distinct(),
            s.items(),
            List.of(),
            s.where(),
            s.groupBy(),
            s.having(),
            s.windows(),
            s.qualify(),
            s.sample(),
            s.span());
    if (!positions.isEmpty()) {
      done = (SqlSelect) shift(positions).select(named(done, positions, context));
    }
    return new SqlSelect(
        done.distinct(),
        done.items(),
        from,
        done.where(),
        done.groupBy(),
        done.having(),
        done.windows(),
        done.qualify(),
        done.sample(),
        done.span());
  }

  private static SqlTable unnest(
      SqlTable.Function f, List<String> positions, TransformContext context) {
    List<Identifier> columns = f.alias().map(SqlAlias::columns).orElse(List.of());
    switch (Build.function(f.call())) {
      case "explode" -> {
        return function(f, Calls.renamed(f.call(), "unnest"), Ordinality.NONE, columns);
      }
      case "posexplode" -> {
        Identifier position = columns.isEmpty() ? Identifier.of("pos") : columns.get(0);
        Identifier element = columns.size() < 2 ? Identifier.of("col") : columns.get(1);
        positions.add(position.name().toLowerCase(Locale.ROOT));
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

  private static SqlSelect named(SqlSelect s, List<String> positions, TransformContext context) {
    List<SqlSelectItem> items = new ArrayList<>();
    for (SqlSelectItem item : s.items()) {
      if (item.expression() instanceof SqlExpression.Star) {
        context.unsupported(
            "positions from 0 in a star, to be read; name the columns", item.span());
      }
      items.add(
          item.alias().isEmpty()
                  && item.expression() instanceof SqlExpression.ColumnName c
                  && isPosition(c, positions)
              ? new SqlSelectItem(c, Optional.of(c.name().last()), item.span())
              : item);
    }
    return new SqlSelect(
        s.distinct(),
        items,
        s.from(),
        s.where(),
        s.groupBy(),
        s.having(),
        s.windows(),
        s.qualify(),
        s.sample(),
        s.span());
  }

  private static boolean isPosition(SqlExpression.ColumnName column, List<String> positions) {
    QualifiedName name = column.name();
    return name.parts().size() <= 2
        && positions.contains(name.last().name().toLowerCase(Locale.ROOT));
  }

  private static Rewriter shift(List<String> positions) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof SqlExpression.ColumnName column && isPosition(column, positions)
            ? Build.binary("-", e, Build.number(1, e.span()))
            : e;
      }
    };
  }
}
