package dev.weir.compile.bind;

import dev.weir.compile.function.Coercion;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// PIVOT with stated values, and UNPIVOT.
final class PivotBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final FromBinder tables;
  private final StarExpansion stars;

  PivotBinder(BindContext context, ExpressionBinder expressions, FromBinder tables) {
    this.context = context;
    this.expressions = expressions;
    this.tables = tables;
    this.stars = new StarExpansion(context, expressions);
  }

  FromBinder.Bound pivot(SqlTable.Pivot pivot, Scope left, CteScope visible) {
    FromBinder.Bound source = tables.bind(pivot.source(), left, visible);
    Names names = Names.of(source.scope(), Clause.PIVOT, Aliases.NONE, visible);
    List<Relation.Output> aggregates = new ArrayList<>();
    for (SqlSelectItem item : pivot.aggregates()) {
      Expression aggregate = expressions.bind(item.expression(), names);
      if (!(aggregate instanceof Expression.Aggregate) && !BindContext.isPoison(aggregate)) {
        aggregate =
            context.problem(
                ErrorCode.UNSUPPORTED,
                "PIVOT computes plain aggregates, as sum(x); write what is computed from them around the PIVOT",
                item.span());
      }
      aggregates.add(new Relation.Output(name(item), aggregate));
    }
    List<From.PivotColumn> pivots = new ArrayList<>();
    for (SqlTable.PivotColumn column : pivot.columns()) {
      if (column.values().isEmpty()) {
        context.record(
            ErrorCode.UNSUPPORTED,
            "PIVOT without IN (…) takes its columns from the data, so its schema cannot be known; state the values",
            column.span());
        return tables.unbound(pivot.alias(), "pivot", left);
      }
      pivots.add(pivotColumn(column, names));
    }
    List<Relation.Output> groups = groups(pivot, source.scope(), aggregates, pivots, names);
    List<Column> columns = new ArrayList<>();
    groups.forEach(g -> columns.add(new Column(g.name(), g.expression().type())));
    boolean plain = aggregates.size() == 1 && pivot.aggregates().getFirst().alias().isEmpty();
    for (String value : combinations(pivots)) {
      for (Relation.Output aggregate : aggregates) {
        String name = plain ? value : value + "_" + aggregate.name();
        columns.add(new Column(name, aggregate.expression().type()));
      }
    }
    int id = context.nextSource();
    String alias = pivot.alias().map(a -> a.name().name()).orElse("__unnamed_pivot");
    List<Column> named = named(columns, pivot.alias());
    From from =
        new From.Pivot(id, source.from().orElseThrow(), aggregates, pivots, groups, alias, named);
    return FromBinder.single(
        from, new Scope.Item(id, alias, List.of(alias), named, Map.of()), left);
  }

  private static List<Column> named(List<Column> columns, Optional<SqlAlias> alias) {
    List<Identifier> names = FromBinder.aliasColumns(alias);
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add(
          i < names.size()
              ? new Column(names.get(i).name(), columns.get(i).type())
              : columns.get(i));
    }
    return QueryBinder.unique(named);
  }

  private static String name(SqlSelectItem item) {
    return item.alias()
        .map(Identifier::name)
        .orElseGet(() -> ColumnNames.PLAIN.of(item.expression()));
  }

  private From.PivotColumn pivotColumn(SqlTable.PivotColumn column, Names names) {
    List<Expression> pivoted = expressions.bindAll(column.expressions(), names);
    List<List<Expression>> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (SqlSelectItem item : column.values()) {
      List<Expression> tuple =
          item.expression() instanceof SqlExpression.Row row && pivoted.size() > 1
              ? expressions.bindAll(row.elements(), names)
              : List.of(value(item.expression(), names));
      if (tuple.size() != pivoted.size()) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "PIVOT: " + pivoted.size() + " expressions need as many values each",
            item.span());
      }
      values.add(tuple);
      labels.add(
          item.alias()
              .map(Identifier::name)
              .orElseGet(() -> String.join("_", tuple.stream().map(PivotBinder::label).toList())));
    }
    return new From.PivotColumn(pivoted, values, labels);
  }

  /// A bare name in the list of values is a text.
  private Expression value(SqlExpression expression, Names names) {
    return expression instanceof SqlExpression.ColumnName name && name.name().parts().size() == 1
        ? Literals.text(name.name().last().name())
        : expressions.bind(expression, names);
  }

  private static String label(Expression value) {
    return switch (value) {
      case Expression.Literal literal -> literal.value().orElse("NULL");
      case Expression.Cast cast -> label(cast.value());
      case Expression other -> other.type().text();
    };
  }

  private static List<String> combinations(List<From.PivotColumn> pivots) {
    List<String> all = List.of("");
    for (From.PivotColumn pivot : pivots) {
      List<String> next = new ArrayList<>();
      for (String before : all) {
        pivot.names().forEach(name -> next.add(before.isEmpty() ? name : before + "_" + name));
      }
      all = next;
    }
    return all;
  }

  private List<Relation.Output> groups(
      SqlTable.Pivot pivot,
      Scope scope,
      List<Relation.Output> aggregates,
      List<From.PivotColumn> pivots,
      Names names) {
    if (!pivot.groups().isEmpty()) {
      return pivot.groups().stream()
          .map(g -> new Relation.Output(ColumnNames.PLAIN.of(g), expressions.bind(g, names)))
          .toList();
    }
    Set<Expression> used = new LinkedHashSet<>();
    aggregates.forEach(a -> collect(a.expression(), used));
    pivots.forEach(p -> p.expressions().forEach(e -> collect(e, used)));
    return rest(scope, used);
  }

  private static List<Relation.Output> rest(Scope scope, Set<Expression> used) {
    return scope.star().stream()
        .filter(v -> !used.contains(v.value()))
        .map(v -> new Relation.Output(v.name(), v.value()))
        .toList();
  }

  private static void collect(Expression expression, Set<Expression> used) {
    if (expression instanceof ColumnRef) {
      used.add(expression);
    }
    Walk.parts(expression).forEach(part -> collect(part, used));
  }

  FromBinder.Bound unpivot(SqlTable.Unpivot unpivot, Scope left, CteScope visible) {
    FromBinder.Bound source = tables.bind(unpivot.source(), left, visible);
    Names names = Names.of(source.scope(), Clause.PIVOT, Aliases.NONE, visible);
    List<String> valueColumns =
        unpivot.values().isEmpty()
            ? List.of("value")
            : unpivot.values().stream().map(Identifier::name).toList();
    String nameColumn = unpivot.names().isEmpty() ? "name" : unpivot.names().getFirst().name();
    List<From.UnpivotEntry> entries = new ArrayList<>();
    for (SqlSelectItem item : unpivot.columns()) {
      entries.addAll(entries(item, valueColumns.size(), names));
    }
    if (entries.isEmpty()) {
      context.record(ErrorCode.INVALID_QUERY, "UNPIVOT names no column", unpivot.span());
      return tables.unbound(unpivot.alias(), "unpivot", left);
    }
    Set<Expression> used = new LinkedHashSet<>();
    entries.forEach(e -> e.values().forEach(v -> collect(v, used)));
    List<Relation.Output> kept = rest(source.scope(), used);
    List<Column> columns = new ArrayList<>();
    kept.forEach(k -> columns.add(new Column(k.name(), k.expression().type())));
    columns.add(new Column(nameColumn, ScalarType.VARCHAR));
    for (int i = 0; i < valueColumns.size(); i++) {
      columns.add(new Column(valueColumns.get(i), type(entries, i)));
    }
    int id = context.nextSource();
    String alias = unpivot.alias().map(a -> a.name().name()).orElse("unnamed_unpivot");
    List<Column> named = named(columns, unpivot.alias());
    From from =
        new From.Unpivot(
            id,
            source.from().orElseThrow(),
            From.Unpivot.Nulls.valueOf(unpivot.nulls().name()),
            kept.stream().map(Relation.Output::expression).toList(),
            entries,
            nameColumn,
            valueColumns,
            alias,
            named);
    return FromBinder.single(
        from, new Scope.Item(id, alias, List.of(alias), named, Map.of()), left);
  }

  private List<From.UnpivotEntry> entries(SqlSelectItem item, int width, Names names) {
    if (item.expression() instanceof SqlExpression.Row row) {
      List<From.UnpivotEntry> parts =
          row.elements().stream().map(element -> entry(element, names)).toList();
      String name =
          item.alias()
              .map(Identifier::name)
              .orElseGet(() ->
                  parts.stream().map(From.UnpivotEntry::name).collect(Collectors.joining("_")));
      List<Expression> values = parts.stream().flatMap(part -> part.values().stream()).toList();
      return checked(List.of(new From.UnpivotEntry(name, values)), width, item.span());
    }
    if (item.expression() instanceof SqlExpression.Star
        || ColumnsExpansion.isIn(item.expression())) {
      List<From.UnpivotEntry> each =
          stars.expand(item, names).stream()
              .map(i -> new From.UnpivotEntry(i.name(), List.of(i.expression())))
              .toList();
      return checked(each, width, item.span());
    }
    From.UnpivotEntry entry = entry(item.expression(), names);
    String name = item.alias().map(Identifier::name).orElse(entry.name());
    return checked(List.of(new From.UnpivotEntry(name, entry.values())), width, item.span());
  }

  /// A column, an expression over one, which takes its name, or a text that names one.
  private From.UnpivotEntry entry(SqlExpression written, Names names) {
    SqlExpression expression =
        written instanceof SqlExpression.StringLiteral text
            ? new SqlExpression.ColumnName(
                new QualifiedName(
                    List.of(new Identifier(text.value(), Identifier.Quoting.QUOTED, text.span())),
                    text.span()),
                text.span())
            : written;
    List<SqlExpression.ColumnName> columns = new ArrayList<>();
    boolean[] subquery = {false};
    columns(expression, columns, subquery);
    if (columns.size() != 1 || subquery[0]) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "UNPIVOT: an entry is a column or an expression that reads just one, without subqueries",
          written.span());
      return new From.UnpivotEntry("", List.of(BindContext.POISON));
    }
    return new From.UnpivotEntry(
        columns.getFirst().name().last().name(), List.of(expressions.bind(expression, names)));
  }

  private static void columns(
      SqlExpression expression, List<SqlExpression.ColumnName> found, boolean[] subquery) {
    if (expression instanceof SqlExpression.ColumnName column) {
      found.add(column);
    } else {
      SyntaxParts.of(expression, part -> columns(part, found, subquery), _ -> subquery[0] = true);
    }
  }

  private List<From.UnpivotEntry> checked(List<From.UnpivotEntry> entries, int width, Span span) {
    for (From.UnpivotEntry entry : entries) {
      if (entry.values().size() != width) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "UNPIVOT: each entry needs "
                + (width == 1 ? "1 column" : width + " columns")
                + ", as there are names for values; here "
                + (entry.values().size() == 1 ? "is 1" : "are " + entry.values().size()),
            span);
      }
    }
    return entries;
  }

  private static DataType type(List<From.UnpivotEntry> entries, int column) {
    DataType type = ScalarType.NULL;
    for (From.UnpivotEntry entry : entries) {
      if (column < entry.values().size()) {
        type = Coercion.setType(type, entry.values().get(column).type()).orElse(type);
      }
    }
    return type;
  }
}
