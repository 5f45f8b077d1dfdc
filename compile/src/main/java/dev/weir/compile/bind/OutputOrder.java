package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ORDER BY behind a set operation or VALUES: output columns by position, by a name that they have
/// in any input, or by an expression that any input has there; else expressions over the outputs.
final class OutputOrder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final Relation body;
  private final List<Column> columns;
  private final Names names;
  private final CteScope visible;
  private final Optional<Scope> outer;

  OutputOrder(
      ExpressionBinder expressions, Relation body, Optional<Scope> outer, CteScope visible) {
    this.context = expressions.context();
    this.expressions = expressions;
    this.body = body;
    this.columns = body.columns();
    this.visible = visible;
    this.outer = outer;
    this.names =
        Names.of(new Scope(outer), Clause.ORDER_BY, Aliases.first(n -> named(body, n)), visible);
  }

  List<SortKey> bind(SqlOrderBy order) {
    return switch (order) {
      case SqlOrderBy.All all -> all(all.direction(), all.nulls());
      case SqlOrderBy.Keys given -> {
        Optional<SqlSortKey> star = OrderBinder.onlyStar(given);
        yield star.isPresent()
            ? all(star.get().direction(), star.get().nulls())
            : keys(given.keys());
      }
    };
  }

  private List<SortKey> all(SqlOrderBy.Direction direction, SqlOrderBy.NullOrder nulls) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      keys.add(AggregateBinder.sortKey(QueryBinder.output(columns, i), direction, nulls));
    }
    return keys;
  }

  private List<SortKey> keys(List<SqlSortKey> given) {
    List<SortKey> keys = new ArrayList<>();
    for (SqlSortKey key : given) {
      List<Expression> bound =
          key.expression() instanceof SqlExpression.Star || ColumnsExpansion.isIn(key.expression())
              ? selected(key.expression())
              : List.of(key(key.expression()));
      bound.forEach(k -> keys.add(AggregateBinder.sortKey(k, key.direction(), key.nulls())));
    }
    return keys;
  }

  private Expression key(SqlExpression expression) {
    if (expression instanceof SqlExpression.Collate collate
        && Positions.of(collate.value()).isPresent()) {
      return expressions.collate(collate, key(collate.value()));
    }
    Optional<Integer> position = Positions.ofOutput(expression);
    if (position.isPresent() || Positions.isNegative(expression)) {
      return at(position.orElse(-1), expression);
    }
    if (Positions.isConstant(expression)) {
      return OrderBinder.constant(context, expression, "ORDER BY");
    }
    if (expression instanceof SqlExpression.ColumnName name && name.name().parts().size() == 1) {
      Optional<Expression> output = named(body, name.name().last().name());
      if (output.isPresent()) {
        return output.get();
      }
    }
    Optional<Expression> output = written(body, expression);
    if (output.isPresent()) {
      return output.get();
    }
    Expression bound = expressions.bind(expression, names);
    return Walk.hasAggregate(bound) || Walk.hasWindow(bound)
        ? context.problem(
            ErrorCode.WRONG_GROUPING,
            "what orders a set operation is computed from its columns, row by row; put the set"
                + " operation into a subquery to order by an aggregate or a window",
            expression.span())
        : bound;
  }

  private Expression at(int position, SqlExpression key) {
    return position >= 1 && position <= columns.size()
        ? QueryBinder.output(columns, position - 1)
        : context.problem(
            ErrorCode.UNKNOWN_COLUMN,
            "ORDER BY " + position + ": there are " + columns.size() + " output columns",
            key.span());
  }

  /// A key with COLUMNS or a star in it, over the outputs.
  private List<Expression> selected(SqlExpression expression) {
    Scope outputs = new Scope(outer);
    int id = context.nextSource();
    outputs.add(new Scope.Item(id, "", List.of(), columns, Map.of()));
    SqlExpression columnsOf =
        expression instanceof SqlExpression.Star star
            ? new SqlExpression.Columns(star, SqlExpression.Unpacking.NONE, star.span())
            : expression;
    List<Expression> keys = new ArrayList<>();
    for (Expression key :
        expressions
            .expansion()
            .expand(columnsOf, Names.of(outputs, Clause.ORDER_BY, Aliases.NONE, visible))) {
      if (key instanceof Expression.ColumnRef column && column.source() == id) {
        keys.add(QueryBinder.output(columns, column.ordinal()));
      } else if (!BindContext.isPoison(key)) {
        keys.add(
            context.problem(
                ErrorCode.UNSUPPORTED,
                "behind a set operation COLUMNS orders by columns alone; name them to compute with"
                    + " them",
                expression.span()));
      }
    }
    return keys;
  }

  /// An output column by its name, or by the name that it has in any input.
  private Optional<Expression> named(Relation relation, String name) {
    List<Column> own = relation.columns();
    for (int i = own.size() - 1; i >= 0; i--) {
      if (Identifiers.same(own.get(i).name(), name)) {
        return output(relation, i);
      }
    }
    return inInputs(relation, input -> named(input, name));
  }

  /// The output column that an input computes as the key is written.
  private Optional<Expression> written(Relation relation, SqlExpression key) {
    if (relation instanceof Relation.Select select && select.from().isPresent()) {
      int before = context.problemCount();
      Scope scope = Scope.of(select.from().get());
      Expression bound =
          expressions.bind(key, Names.of(scope, Clause.SELECT, Aliases.NONE, visible));
      context.forgetSince(before);
      for (int i = select.output().size() - 1; i >= 0; i--) {
        if (select.output().get(i).expression().equals(bound)) {
          return output(relation, i);
        }
      }
    }
    return inInputs(relation, input -> written(input, key));
  }

  private static Optional<Expression> inInputs(
      Relation relation, java.util.function.Function<Relation, Optional<Expression>> search) {
    return switch (relation) {
      case Relation.SetOperation set ->
          set.inputs().stream().map(search).flatMap(Optional::stream).findFirst();
      case Relation.Ordered ordered -> search.apply(ordered.input());
      case Relation.With with -> search.apply(with.body());
      case Relation.Select _, Relation.Values _ -> Optional.empty();
    };
  }

  /// The output that a column of the body or of one of its inputs becomes.
  private Optional<Expression> output(Relation relation, int ordinal) {
    Integer output = ordinals(relation).get(ordinal);
    return output == null ? Optional.empty() : Optional.of(QueryBinder.output(columns, output));
  }

  private Map<Integer, Integer> ordinals(Relation relation) {
    Map<Integer, Integer> ordinals = new LinkedHashMap<>();
    List<Column> own = relation.columns();
    boolean byName = matchesByName(body);
    for (int i = 0; i < own.size(); i++) {
      if (!byName && i < columns.size()) {
        ordinals.put(i, i);
      }
      for (int c = 0; byName && c < columns.size(); c++) {
        if (Identifiers.same(columns.get(c).name(), own.get(i).name())) {
          ordinals.putIfAbsent(i, c);
        }
      }
    }
    return ordinals;
  }

  private static boolean matchesByName(Relation relation) {
    return switch (relation) {
      case Relation.SetOperation set ->
          set.matching() == Relation.SetOperation.Matching.BY_NAME
              || set.inputs().stream().anyMatch(OutputOrder::matchesByName);
      case Relation.Ordered ordered -> matchesByName(ordered.input());
      case Relation.With with -> matchesByName(with.body());
      case Relation.Select _, Relation.Values _ -> false;
    };
  }
}
