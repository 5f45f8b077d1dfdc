package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// PIVOT over listed values and named groups becomes aggregates over CASE.
///
///     PIVOT q ON quarter IN ('Q1', 'Q2') USING sum(amount) GROUP BY year
///     SELECT year, sum(CASE WHEN quarter = 'Q1' THEN amount END) AS "Q1",
///         sum(CASE WHEN quarter = 'Q2' THEN amount END) AS "Q2" FROM q GROUP BY year
public final class PivotToCase implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody body(SqlQueryBody body) {
        if (!(body instanceof SqlPivotBody p) || !(p.table() instanceof SqlTable.Pivot pivot)) {
          return super.body(body);
        }
        Optional<SqlSelect> select = grouped(pivot, context);
        return select.isPresent() ? super.body(select.get()) : body;
      }

      @Override
      SqlTable changed(SqlTable table) {
        if (!(table instanceof SqlTable.Pivot pivot) || pivot.columns().isEmpty()) {
          return table;
        }
        Optional<SqlSelect> select = grouped(pivot, context);
        if (select.isEmpty()) {
          return table;
        }
        return new SqlTable.Subquery(
            Build.query(select.get()),
            SqlTable.Laterality.PLAIN,
            pivot.alias().or(() -> Optional.of(Build.alias(context.freshName("pivot")))),
            Optional.empty(),
            pivot.span());
      }
    }.query(query);
  }

  private static Optional<SqlSelect> grouped(SqlTable.Pivot pivot, TransformContext context) {
    boolean listed =
        pivot.columns().size() == 1
            && !pivot.columns().getFirst().values().isEmpty()
            && pivot.columns().getFirst().expressions().size() == 1;
    if (!listed) {
      context.unsupported(
          "PIVOT over values from the data or over several columns; list the values of one column",
          pivot.span());
      return Optional.empty();
    }
    if (pivot.groups().isEmpty()) {
      context.unsupported("PIVOT without GROUP BY; name the groups", pivot.span());
      return Optional.empty();
    }
    SqlTable.PivotColumn column = pivot.columns().getFirst();
    List<SqlSelectItem> aggregates = pivot.aggregates();
    if (aggregates.isEmpty()) {
      aggregates = List.of(Build.item(Build.call("count_star", Span.NONE)));
    }
    List<SqlSelectItem> items = new ArrayList<>();
    pivot.groups().forEach(g -> items.add(Build.item(g)));
    for (SqlSelectItem value : column.values()) {
      for (SqlSelectItem aggregate : aggregates) {
        items.add(
            item(column.expressions().getFirst(), value, aggregate, aggregates.size(), context));
      }
    }
    List<SqlGroupBy.Element> keys = new ArrayList<>();
    pivot.groups().forEach(g -> keys.add(new SqlGroupBy.Key(g, g.span())));
    SqlSelect select = Build.select(items, List.of(pivot.source()), Optional.empty(), pivot.span());
    return Optional.of(
        new SqlSelect(
            select.distinct(),
            select.items(),
            select.from(),
            select.where(),
            Optional.of(new SqlGroupBy.Elements(keys, Span.NONE)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            pivot.span()));
  }

  private static SqlSelectItem item(
      SqlExpression column,
      SqlSelectItem value,
      SqlSelectItem aggregate,
      int aggregates,
      TransformContext context) {
    String name = value.alias().map(Identifier::name).orElse(text(value.expression()));
    if (aggregates > 1 || aggregate.alias().isPresent()) {
      String of = aggregate.alias().map(Identifier::name).orElse("");
      name = of.isEmpty() ? name : name + "_" + of;
    }
    Identifier alias = new Identifier(name, Identifier.Quoting.QUOTED, value.span());
    if (!(aggregate.expression() instanceof Call call) || call.filter().isPresent()) {
      context.unsupported("PIVOT with an aggregate that is no plain call", aggregate.span());
      return aggregate;
    }
    SqlExpression condition = Build.binary("=", column, value.expression());
    return new SqlSelectItem(chosen(call, condition), Optional.of(alias), value.span());
  }

  private static SqlExpression chosen(Call call, SqlExpression condition) {
    boolean star = Build.function(call).equals("count_star");
    SqlExpression result = star ? Build.number(1, Span.NONE) : Build.arguments(call).getFirst();
    SqlExpression chosen =
        new SqlExpression.Case(
            Optional.empty(),
            List.of(new SqlExpression.When(condition, result, condition.span())),
            Optional.empty(),
            call.span());
    List<SqlExpression> arguments = new ArrayList<>(Build.arguments(call));
    if (star) {
      arguments.add(chosen);
    } else {
      arguments.set(0, chosen);
    }
    return Calls.withArguments(star ? Calls.renamed(call, "count") : call, arguments);
  }

  private static String text(SqlExpression value) {
    return switch (value) {
      case SqlExpression.StringLiteral s -> s.value();
      case SqlExpression.NumberLiteral n -> n.digits();
      case SqlExpression.ColumnName c -> new QualifiedName(c.name().parts(), c.span()).text();
      default -> dev.weir.sql.SqlPrinter.print(value, dev.weir.sql.Dialect.DUCKDB);
    };
  }
}
