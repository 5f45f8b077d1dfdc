package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Literal;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A rewrite of expressions from the inside out that keeps what surrounds them as it was: types
/// stay, group keys stay recognisable behind their grouping, and a new constant stands only where
/// it means what it was computed from. An engine fits a constant to its neighbours (`2` beside a
/// TINYINT is one), which it does not do with `1 + 1`.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
abstract class ExpressionRewrite extends RelationMap {
  private static final Set<ScalarType> STABLE_NUMBERS =
      Set.of(ScalarType.INTEGER, ScalarType.BIGINT, ScalarType.HUGEINT, ScalarType.DOUBLE);

  private boolean free = true;
  private int shields = -2;

  /// An expression whose parts are rewritten already.
  abstract Expression node(Expression e);

  /// A whole condition, of which NULL means the same as FALSE.
  Optional<Expression> condition(Expression condition) {
    return Optional.of(condition);
  }

  @Override
  Expression expression(Expression e) {
    boolean outer = free;
    free = isFreeInside(e);
    Expression mapped = parts(e);
    free = outer;
    Expression result = node(mapped);
    boolean fits =
        result.type().equals(e.type()) && (free || !isAdapting(result) || e instanceof Literal);
    return fits ? result : mapped;
  }

  /// Whether it is a constant that the engine fits to its neighbours.
  private static boolean isAdapting(Expression e) {
    return e instanceof Literal
        && switch (e.type()) {
          case ScalarType s ->
              switch (s) {
                case BOOLEAN, DATE, TIMESTAMP, INTERVAL -> false;
                default -> true;
              };
          default -> true;
        };
  }

  /// Whether the direct parts of an expression may become constants.
  private static boolean isFreeInside(Expression e) {
    return switch (e) {
      case Expression.Comparison c -> isComparedByValue(List.of(c.left(), c.right()));
      case Expression.Between b -> isComparedByValue(List.of(b.value(), b.low(), b.high()));
      case Expression.InList in -> {
        List<Expression> all = new ArrayList<>(in.candidates());
        all.add(in.value());
        yield isComparedByValue(all);
      }
      case Expression.Function f ->
          switch (f.name()) {
            case FunctionNames.ADD, FunctionNames.SUBTRACT, FunctionNames.MULTIPLY ->
                isStable(f.arguments());
            case FunctionNames.CONCATENATE, FunctionNames.LIKE, FunctionNames.NOT_LIKE ->
                isStable(f.arguments());
            default -> false;
          };
      case Expression.Logical _, Expression.Not _, Expression.IsNull _ -> true;
      default -> false;
    };
  }

  /// Whether a comparison gives the same in whatever common type it is done.
  private static boolean isComparedByValue(List<Expression> operands) {
    return isStable(operands)
        || operands.stream()
            .allMatch(o ->
                o.type() instanceof DecimalType
                    || o.type() instanceof ScalarType s && s.isInteger());
  }

  private static boolean isStable(List<Expression> operands) {
    return operands.stream().allMatch(o -> STABLE_NUMBERS.contains(o.type()))
        || operands.stream().allMatch(o -> o.type() == ScalarType.VARCHAR);
  }

  @Override
  Relation relation(Relation relation) {
    boolean outer = free;
    free = !(relation instanceof Relation.Values);
    Relation result = relation instanceof Relation.Select select ? block(select) : parts(relation);
    free = outer;
    return result;
  }

  @Override
  From from(From from) {
    boolean outer = free;
    free = false;
    From mapped = parts(from);
    free = outer;
    if (mapped instanceof From.Join j && j.condition().isPresent() && filters(j.kind())) {
      Optional<Expression> condition = condition(j.condition().get());
      return same(condition, j.condition())
          ? j
          : new From.Join(j.kind(), j.left(), j.right(), condition);
    }
    return mapped;
  }

  /// Whether the condition of a join may be any condition.
  private static boolean filters(JoinKind kind) {
    return switch (kind.matching()) {
      case ALL, ANY -> true;
      case ASOF, POSITIONAL -> false;
    };
  }

  private Relation.Select block(Relation.Select s) {
    List<Expression> keys =
        s.grouping().map(Relation.GroupBy::keys).orElse(List.of()).stream()
            .filter(k -> !(k instanceof Expression.ColumnRef))
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return conditions(s);
    }
    int shield = shields--;
    Shield hide = new Shield();
    List<Expression> shown = new ArrayList<>();
    free = false;
    for (int i = 0; i < keys.size(); i++) {
      DataType type = keys.get(i).type();
      hide.put(keys.get(i), new Expression.ColumnRef(shield, i, "key", type));
      shown.add(expression(keys.get(i)));
    }
    free = true;
    Relation.Select hidden = hide.behindGrouping(s);
    Relation.Select mapped = conditions(hidden);
    if (s.grouping().get().sets().size() > 1 && !isApart(s.grouping().get(), keys, shown, mapped)) {
      return s;
    }
    Relation.Select result = (Relation.Select) Substitution.of(shield, shown).parts(mapped);
    return result.equals(s) ? s : result;
  }

  /// Whether keys that are NULL in some grouping sets stay what they are: no constant, not equal to
  /// another key, and not what another expression became.
  private static boolean isApart(
      Relation.GroupBy grouping,
      List<Expression> keys,
      List<Expression> shown,
      Relation.Select mapped) {
    List<Expression> all = new ArrayList<>(shown);
    grouping.keys().stream().distinct().filter(k -> !keys.contains(k)).forEach(all::add);
    boolean distinct = all.stream().distinct().count() == all.size();
    boolean columns =
        shown.stream().allMatch(k -> Inside.any(k, e -> e instanceof Expression.ColumnRef));
    return distinct
        && columns
        && !Blocks.hasLate(mapped, shown::contains)
        && mapped.having().stream().noneMatch(h -> Inside.any(h, shown::contains));
  }

  private Relation.Select conditions(Relation.Select s) {
    Relation.Select mapped = (Relation.Select) parts((Relation) s);
    Optional<Expression> where = mapped.where().flatMap(this::condition);
    Optional<Expression> having = mapped.having().flatMap(this::condition);
    Optional<Expression> qualify = mapped.qualify();
    boolean same = same(where, mapped.where()) && same(having, mapped.having());
    return same
        ? mapped
        : new Relation.Select(
            mapped.from(),
            where,
            mapped.grouping(),
            having,
            qualify,
            mapped.output(),
            mapped.distinct(),
            mapped.orderBy(),
            mapped.limit(),
            mapped.sample());
  }

  private static boolean same(Optional<Expression> a, Optional<Expression> b) {
    return a.isEmpty() && b.isEmpty() || a.isPresent() && b.isPresent() && a.get() == b.get();
  }

  /// Puts columns that nobody has in the place of group keys.
  private static final class Shield extends RelationMap {
    private final Map<Expression, Expression> columns = new LinkedHashMap<>();

    void put(Expression key, Expression column) {
      columns.put(key, column);
    }

    @Override
    Expression expression(Expression e) {
      Expression column = columns.get(e);
      return column != null ? column : parts(e);
    }

    /// The block with all but its FROM and WHERE clauses shielded.
    Relation.Select behindGrouping(Relation.Select s) {
      Relation.Select open =
          new Relation.Select(
              Optional.empty(),
              Optional.empty(),
              s.grouping(),
              s.having(),
              s.qualify(),
              s.output(),
              s.distinct(),
              s.orderBy(),
              s.limit(),
              s.sample());
      Relation.Select shielded = (Relation.Select) parts((Relation) open);
      return new Relation.Select(
          s.from(),
          s.where(),
          shielded.grouping(),
          shielded.having(),
          shielded.qualify(),
          shielded.output(),
          shielded.distinct(),
          shielded.orderBy(),
          shielded.limit(),
          shielded.sample());
    }
  }
}
