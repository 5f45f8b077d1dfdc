package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// PIVOT with stated values.
final class PivotBinder {
  /// What is computed without USING.
  private static final SqlSelectItem COUNT =
      new SqlSelectItem(
          SqlExpression.Call.of("count_star", List.of(), Span.NONE), Optional.empty(), Span.NONE);

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final FromBinder tables;
  private final StarExpansion stars;
  private final EngineQuestions questions;

  PivotBinder(BindContext context, ExpressionBinder expressions, FromBinder tables) {
    this.context = context;
    this.expressions = expressions;
    this.tables = tables;
    this.stars = new StarExpansion(context, expressions);
    this.questions = new EngineQuestions(context);
  }

  FromBinder.Bound bind(SqlTable.Pivot pivot, Scope left, CteScope visible) {
    if (pivot.columns().isEmpty()) {
      return grouped(pivot, left, visible);
    }
    FromBinder.Bound source = tables.bind(pivot.source(), left, visible);
    Names names = Names.of(source.scope(), Clause.PIVOT, Aliases.NONE, visible);
    List<From.PivotColumn> pivots = new ArrayList<>();
    for (SqlTable.PivotColumn column : pivot.columns()) {
      if (column.values().isEmpty()) {
        context.record(
            ErrorCode.UNSUPPORTED,
            "PIVOT without IN (…) takes its columns from the data, so its schema cannot be known;"
                + " state the values: ON (expression) IN (value, …)",
            column.span());
        return tables.unbound(pivot.alias(), "pivot", left);
      }
      pivots.add(pivotColumn(column, names));
    }
    List<Computed> computed = new ArrayList<>();
    List<SqlSelectItem> items = pivot.aggregates().isEmpty() ? List.of(COUNT) : pivot.aggregates();
    items.forEach(item -> computed.addAll(computed(item, names)));
    if (computed.isEmpty()) {
      return tables.unbound(pivot.alias(), "pivot", left);
    }
    List<Relation.Output> aggregates =
        computed.stream().map(c -> new Relation.Output(c.name(), c.aggregate())).toList();
    List<Relation.Output> groups = groups(pivot, source.scope(), aggregates, pivots, names);
    List<Column> columns = new ArrayList<>();
    groups.forEach(g -> columns.add(new Column(g.name(), g.expression().type())));
    boolean plain = items.size() == 1 && isUnnamed(items.getFirst());
    for (String value : combinations(pivots)) {
      for (Computed output : computed) {
        String name = plain ? value : value + "_" + output.name();
        columns.add(new Column(name, output.aggregate().type()));
      }
    }
    int id = context.nextSource();
    String alias = pivot.alias().map(a -> a.name().name()).orElse("__unnamed_pivot");
    List<Column> named = named(columns, pivot.alias());
    From from =
        new From.Pivot(id, source.from().orElseThrow(), aggregates, pivots, groups, alias, named);
    if (computed.stream().allMatch(c -> c.value().equals(c.aggregate()))) {
      return FromBinder.single(
          from, new Scope.Item(id, alias, List.of(alias), named, Map.of()), left);
    }
    return computing(from, id, alias, named, groups.size(), computed, left);
  }

  /// PIVOT without ON groups the table.
  private FromBinder.Bound grouped(SqlTable.Pivot pivot, Scope left, CteScope visible) {
    Span span = pivot.span();
    List<SqlSelectItem> items = new ArrayList<>();
    List<SqlGroupBy.Element> keys = new ArrayList<>();
    for (SqlExpression group : pivot.groups()) {
      items.add(new SqlSelectItem(group, Optional.empty(), group.span()));
      keys.add(new SqlGroupBy.Key(group, group.span()));
    }
    items.addAll(pivot.aggregates());
    SqlSelect select =
        new SqlSelect(
            new SqlSelect.Distinct.All(),
            items,
            List.of(pivot.source()),
            Optional.empty(),
            keys.isEmpty() ? Optional.empty() : Optional.of(new SqlGroupBy.Elements(keys, span)),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            span);
    SqlQuery query =
        new SqlQuery(Optional.empty(), select, Optional.empty(), Optional.empty(), span);
    return tables.bind(
        new SqlTable.Subquery(
            query, SqlTable.Laterality.PLAIN, pivot.alias(), Optional.empty(), span),
        left,
        visible);
  }

  /// The columns of a pivot of aggregates, with what is computed from each.
  private FromBinder.Bound computing(
      From pivot,
      int id,
      String alias,
      List<Column> columns,
      int groups,
      List<Computed> computed,
      Scope left) {
    List<Relation.Output> outputs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Expression ref = new ColumnRef(id, i, column.name(), column.type());
      outputs.add(
          new Relation.Output(
              column.name(),
              i < groups ? ref : computed.get((i - groups) % computed.size()).over(ref)));
    }
    Relation query = FromBinder.select(pivot, outputs);
    int outer = context.nextSource();
    From derived = new From.Derived(outer, query, alias, query.columns(), Optional.empty());
    Scope.Item item = new Scope.Item(outer, alias, List.of(alias), query.columns(), Map.of());
    return FromBinder.single(derived, item, left);
  }

  private static boolean isUnnamed(SqlSelectItem item) {
    return item.alias().filter(alias -> !alias.name().isEmpty()).isEmpty();
  }

  /// What USING computes: an expression over the one aggregate in it.
  private record Computed(
      String name, Expression.Aggregate aggregate, Expression value, UnaryOperator<Expression> of) {
    /// The value with that in the aggregate's place.
    Expression over(Expression result) {
      return of.apply(result);
    }
  }

  /// What an item of USING computes; nothing after a problem is recorded.
  private List<Computed> computed(SqlSelectItem item, Names names) {
    checkUnqualified(item.expression());
    if (ColumnsExpansion.isIn(item.expression())) {
      return stars.expand(item, names).stream()
          .flatMap(i -> computed(i.name(), i.expression(), item, names).stream())
          .toList();
    }
    return computed(name(item), expressions.bind(item.expression(), names), item, names).stream()
        .toList();
  }

  private Optional<Computed> computed(
      String name, Expression bound, SqlSelectItem item, Names names) {
    if (BindContext.isPoison(bound)) {
      return Optional.empty();
    }
    if (bound instanceof Expression.Aggregate aggregate) {
      return Optional.of(new Computed(name, aggregate, bound, UnaryOperator.identity()));
    }
    List<Expression.Aggregate> aggregates = new ArrayList<>();
    boolean[] other = {false};
    outside(bound, aggregates, other);
    if (aggregates.size() != 1 || other[0] || ColumnsExpansion.isIn(item.expression())) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "PIVOT computes from one aggregate for each item of USING, as coalesce(sum(x), 0), and"
              + " reads columns, windows and subqueries nowhere outside of it; write the rest"
              + " around the PIVOT",
          item.span());
      return Optional.empty();
    }
    return Optional.of(
        new Computed(
            name,
            aggregates.getFirst(),
            bound,
            result ->
                expressions.bind(
                    item.expression(),
                    Names.of(Scope.empty(), Clause.PIVOTED, Aliases.NONE, names.ctes())
                        .withColumn(result))));
  }

  /// Collects aggregates and marks what cannot stand outside of them.
  private static void outside(
      Expression expression, List<Expression.Aggregate> aggregates, boolean[] other) {
    if (expression instanceof Expression.Aggregate aggregate) {
      aggregates.add(aggregate);
      return;
    }
    other[0] |=
        expression instanceof ColumnRef
            || expression instanceof Expression.Window
            || Walk.isSubquery(expression);
    Walk.parts(expression).forEach(part -> outside(part, aggregates, other));
  }

  /// The engine takes bare names of columns alone.
  private void checkUnqualified(SqlExpression expression) {
    if (expression instanceof SqlExpression.ColumnName column && column.name().parts().size() > 1) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "PIVOT takes columns without a table in front: write "
              + column.name().last().name()
              + ", or (struct).field for a field",
          column.span());
    } else if (!(expression instanceof SqlExpression.Lambda)) {
      SyntaxParts.of(expression, this::checkUnqualified, _ -> {});
    }
  }

  static List<Column> named(List<Column> columns, Optional<SqlAlias> alias) {
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
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> ColumnNames.PLAIN.of(item.expression()));
  }

  private From.PivotColumn pivotColumn(SqlTable.PivotColumn column, Names names) {
    column.expressions().forEach(this::checkUnqualified);
    List<Expression> pivoted = expressions.bindAll(column.expressions(), names);
    Set<List<Expression>> seen = new LinkedHashSet<>();
    List<List<Expression>> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (SqlSelectItem item : column.values()) {
      List<Expression> tuple =
          item.expression() instanceof SqlExpression.Row row && pivoted.size() > 1
              ? expressions.bindAll(row.elements(), names)
              : List.of(value(item.expression(), names));
      boolean row = item.expression() instanceof SqlExpression.Row && pivoted.size() == 1;
      if (tuple.size() != pivoted.size() || row) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "PIVOT: " + pivoted.size() + " expressions need as many values each",
            item.span());
      }
      values.add(tuple);
      Optional<String> text = text(tuple, item);
      if (!seen.add(tuple)) {
        context.record(ErrorCode.INVALID_QUERY, "PIVOT: this value is given twice", item.span());
      }
      if (text.isEmpty() && item.alias().isEmpty()) {
        context.record(
            ErrorCode.UNSUPPORTED,
            "PIVOT: the column is named like this value, which only an engine computes; give it an"
                + " alias, or write it as a plain constant",
            item.span());
      }
      labels.add(item.alias().map(Identifier::name).or(() -> text).orElse(""));
    }
    return new From.PivotColumn(pivoted, values, labels);
  }

  /// A bare name in the list of values is a text.
  private Expression value(SqlExpression expression, Names names) {
    return expression instanceof SqlExpression.ColumnName name && name.name().parts().size() == 1
        ? Literals.text(name.name().last().name())
        : expressions.bind(expression, names);
  }

  /// The values as text, by which the engine compares them and names their column.
  private Optional<String> text(List<Expression> tuple, SqlSelectItem item) {
    List<String> texts = new ArrayList<>();
    for (Expression value : tuple) {
      Optional<String> known = known(value);
      if (known.isEmpty()) {
        return tuple.size() == 1 && item.alias().isEmpty() && !BindContext.isPoison(value)
            ? questions.pivotedName(item.expression())
            : Optional.empty();
      }
      texts.add(known.get());
    }
    return Optional.of(String.join("_", texts));
  }

  private static Optional<String> known(Expression value) {
    return switch (value) {
      case Expression.Literal literal when literal.type() != ScalarType.DOUBLE ->
          Optional.of(literal.value().orElse("NULL"));
      case Expression.Cast cast
          when cast.type() == ScalarType.DATE
              && cast.value() instanceof Expression.Literal literal
              && literal.value().filter(v -> v.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")).isPresent() ->
          literal.value();
      case Expression _ -> Optional.empty();
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
      return pivot.groups().stream().map(g -> group(g, names)).toList();
    }
    Set<Expression> used = new LinkedHashSet<>();
    aggregates.forEach(a -> collect(a.expression(), used));
    pivots.forEach(p -> p.expressions().forEach(e -> collect(e, used)));
    return rest(scope, used);
  }

  private Relation.Output group(SqlExpression group, Names names) {
    Expression bound = expressions.bind(group, names);
    String name = bound instanceof ColumnRef ref ? ref.name() : ColumnNames.PLAIN.of(group);
    return new Relation.Output(name, bound);
  }

  static List<Relation.Output> rest(Scope scope, Set<Expression> used) {
    return scope.star().stream()
        .filter(v -> !used.contains(v.value()))
        .map(v -> new Relation.Output(v.name(), v.value()))
        .toList();
  }

  static void collect(Expression expression, Set<Expression> used) {
    if (expression instanceof ColumnRef) {
      used.add(expression);
    }
    Walk.parts(expression).forEach(part -> collect(part, used));
  }
}
