package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.sql.transform.NearestToLateral;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binds joins; USING and NATURAL become a condition and merged columns.
final class JoinBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final FromBinder tables;

  JoinBinder(BindContext context, ExpressionBinder expressions, FromBinder tables) {
    this.context = context;
    this.expressions = expressions;
    this.tables = tables;
  }

  FromBinder.Bound bind(SqlTable.Join written, Scope left, CteScope visible) {
    SqlTable.Join join = NearestToLateral.lateral(written).orElse(written);
    FromBinder.Bound l = tables.bind(join.left(), left, visible);
    FromBinder.Bound r = tables.bind(join.right(), l.scope(), visible);
    JoinKind kind = kind(join.kind());
    checkLateral(join, kind, l.scope(), r.from().orElseThrow());
    if (context.countsRows()) {
      l = kind.fillsLeft() ? filled(l, left) : l;
      r = kind.fillsRight() ? filled(r, l.scope()) : r;
    }
    Scope both = l.scope();
    if (!kind.keepsRightColumns()) {
      both = new Scope(Optional.of(left));
      both.addAll(l.scope());
    }
    Optional<Expression> condition = condition(join, kind, l.scope(), r.scope(), both, visible);
    return new FromBinder.Bound(
        Optional.of(new From.Join(kind, l.from().orElseThrow(), r.from().orElseThrow(), condition)),
        kind.keepsRightColumns() ? both : l.scope());
  }

  private static JoinKind kind(SqlTable.JoinKind written) {
    return switch (written) {
      case INNER, CROSS -> JoinKind.INNER;
      case LEFT -> JoinKind.LEFT;
      case RIGHT -> JoinKind.RIGHT;
      case FULL -> JoinKind.FULL;
      case SEMI -> JoinKind.SEMI;
      case ANTI -> JoinKind.ANTI;
      case ASOF -> JoinKind.asof(JoinKind.Type.INNER);
      case ASOF_LEFT -> JoinKind.asof(JoinKind.Type.LEFT);
      case ASOF_RIGHT -> JoinKind.asof(JoinKind.Type.RIGHT);
      case ASOF_FULL -> JoinKind.asof(JoinKind.Type.FULL);
      case ASOF_SEMI -> JoinKind.asof(JoinKind.Type.SEMI);
      case ASOF_ANTI -> JoinKind.asof(JoinKind.Type.ANTI);
      case POSITIONAL -> JoinKind.POSITIONAL;
    };
  }

  /// A side whose rows may be missing gets a column that tells, for `count(table.*)`.
  private FromBinder.Bound filled(FromBinder.Bound side, Scope left) {
    From from = side.from().orElseThrow();
    if (from instanceof From.Join || side.scope().items().size() != 1) {
      side.scope().items().stream()
          .filter(item -> !item.tellsRows())
          .forEach(item -> side.scope().markFilled(item));
      return side;
    }
    Scope.Item item = side.scope().items().getFirst();
    if (item.tellsRows()) {
      return side;
    }
    List<Relation.Output> outputs = new ArrayList<>();
    for (int i = 0; i < item.columns().size(); i++) {
      outputs.add(new Relation.Output(item.columns().get(i).name(), item.ref(i)));
    }
    outputs.add(new Relation.Output(Scope.COUNTED.name(), Literals.bool(true)));
    List<Column> columns = new ArrayList<>(item.columns());
    columns.add(Scope.COUNTED);
    int id = context.nextSource();
    From derived =
        new From.Derived(
            id, FromBinder.select(from, outputs), item.alias(), columns, Optional.empty());
    Scope.Item counted =
        new Scope.Item(id, item.alias(), item.path(), item.columns(), item.otherNames())
            .withHidden(Scope.COUNTED);
    return FromBinder.single(derived, counted, left);
  }

  private void checkLateral(SqlTable.Join join, JoinKind kind, Scope left, From right) {
    boolean allowed =
        switch (kind.type()) {
          case INNER, LEFT -> true;
          case FULL -> kind.matching() == JoinKind.Matching.POSITIONAL;
          case RIGHT, SEMI, ANTI -> false;
        };
    if (!allowed && Walk.refersTo(right, left.items().stream().map(Scope.Item::id).toList())) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "what stands on the right reads columns of the left, which only an INNER or LEFT join"
              + " allows",
          join.right().span());
    }
  }

  /// Binds the condition and adds the right side to what `both` has of the left one. A chain of
  /// joins grows one scope, so that its cost is that of its items.
  private Optional<Expression> condition(
      SqlTable.Join join, JoinKind kind, Scope left, Scope right, Scope both, CteScope visible) {
    return switch (join.condition()) {
      case SqlTable.JoinCondition.None _ -> {
        both.addAll(right);
        yield Optional.empty();
      }
      case SqlTable.JoinCondition.On on -> {
        both.addAll(right);
        yield Optional.of(
            expressions.bind(on.predicate(), Names.of(both, Clause.ON, Aliases.NONE, visible)));
      }
      case SqlTable.JoinCondition.Using using ->
          merged(kind, using.columns(), left, right, both, join.span());
      case SqlTable.JoinCondition.Natural _ ->
          merged(kind, common(left, right, join.span()), left, right, both, join.span());
      case SqlTable.JoinCondition.Nearest _ ->
          throw new IllegalStateException("a join with the nearest rows is lateral by now");
    };
  }

  private List<Identifier> common(Scope left, Scope right, Span span) {
    Set<String> names = new LinkedHashSet<>();
    right.star().forEach(v -> names.add(Identifiers.fold(v.name())));
    List<Identifier> common = new ArrayList<>();
    for (Scope.Visible column : left.star()) {
      if (names.contains(Identifiers.fold(column.name()))) {
        common.add(new Identifier(column.name(), Identifier.Quoting.PLAIN, span));
      }
    }
    if (common.isEmpty() && !left.isOpen() && !right.isOpen()) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "NATURAL JOIN: the two sides have no column of the same name",
          span);
    }
    return common;
  }

  private record Merge(String name, Expression value, Set<ColumnRef> members) {}

  private Optional<Expression> merged(
      JoinKind kind, List<Identifier> columns, Scope left, Scope right, Scope both, Span span) {
    List<Expression> conditions = new ArrayList<>();
    List<Merge> merges = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Identifier column = columns.get(i);
      Optional<Expression> l = side(left, column, "left", span);
      Optional<Expression> r = side(right, column, "right", span);
      if (l.isEmpty() || r.isEmpty()) {
        continue;
      }
      boolean asof = kind.matching() == JoinKind.Matching.ASOF && i == columns.size() - 1;
      ComparisonOperator operator =
          asof ? ComparisonOperator.GREATER_OR_EQUAL : ComparisonOperator.EQUAL;
      if (expressions.comparable(operator, l.get(), r.get(), column.span())) {
        conditions.add(new Expression.Comparison(operator, l.get(), r.get()));
      }
      Set<ColumnRef> members = left.members(column.name());
      members.addAll(right.members(column.name()));
      merges.add(new Merge(column.name(), value(kind, l.get(), r.get(), column.span()), members));
    }
    both.addAll(right);
    merges.forEach(m -> both.merge(m.name(), m.value(), m.members()));
    return switch (conditions.size()) {
      case 0 -> Optional.of(Literals.bool(true));
      case 1 -> Optional.of(conditions.getFirst());
      default -> Optional.of(new Expression.Logical(Expression.Connective.AND, conditions));
    };
  }

  private Expression value(JoinKind kind, Expression left, Expression right, Span span) {
    return switch (kind.type()) {
      case RIGHT -> right;
      case FULL ->
          expressions
              .commonType(List.of(left, right), "USING", span)
              .<Expression>map(type -> context.functions.coalesce(List.of(left, right), type))
              .orElse(BindContext.POISON);
      case INNER, LEFT, SEMI, ANTI -> left;
    };
  }

  private Optional<Expression> side(Scope scope, Identifier column, String side, Span span) {
    List<Expression> found = scope.unqualified(column.name());
    Span at = column.span().start() < 0 ? span : column.span();
    if (found.size() == 1) {
      return Optional.of(found.getFirst());
    }
    if (found.isEmpty() && !scope.isOpen()) {
      List<String> names =
          scope.items().stream().flatMap(i -> i.columns().stream()).map(c -> c.name()).toList();
      context.record(
          ErrorCode.UNKNOWN_COLUMN,
          "USING: the "
              + side
              + " side has no column '"
              + column.name()
              + "'"
              + NearestNames.hint(column.name(), names),
          at);
    } else if (found.size() > 1) {
      context.record(
          ErrorCode.AMBIGUOUS_COLUMN,
          "USING: column '" + column.name() + "' is ambiguous on the " + side + " side",
          at);
    }
    return Optional.empty();
  }
}
