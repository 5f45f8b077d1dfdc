package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One function for what can be said by several. That functions with two names have one is done
/// before all rules.
///
///     s NOT LIKE t     →  NOT (s LIKE t)
///     year(d)          →  date_part('year', d)
///     coalesce(a, a)   →  a
final class Synonyms implements Rule.OnExpression {
  /// Functions that are parts of a date, by the name of the part.
  private static final List<String> PARTS =
      List.of(
          FunctionNames.YEAR,
          FunctionNames.QUARTER,
          FunctionNames.MONTH,
          FunctionNames.WEEK,
          FunctionNames.DAY,
          FunctionNames.HOUR,
          FunctionNames.MINUTE,
          FunctionNames.SECOND);

  private static final Map<String, String> NEGATED =
      Map.of(
          FunctionNames.NOT_LIKE,
          FunctionNames.LIKE,
          FunctionNames.NOT_ILIKE,
          FunctionNames.ILIKE,
          FunctionNames.NOT_LIKE_ESCAPE,
          FunctionNames.LIKE_ESCAPE,
          FunctionNames.NOT_ILIKE_ESCAPE,
          FunctionNames.ILIKE_ESCAPE);

  @Override
  public String name() {
    return "synonyms";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    if (!(e instanceof Expr.Call c) || !c.argumentNames().isEmpty()) {
      return e;
    }
    List<Expr> arguments = c.arguments();
    String negated = NEGATED.get(c.name());
    if (negated != null) {
      return new Expr.Not(new Expr.Call(negated, arguments, List.of(), c.traits(), c.type()));
    }
    return switch (c.name()) {
      case FunctionNames.COALESCE -> coalesce(c);
      case FunctionNames.STRUCT_EXTRACT -> field(c);
      case FunctionNames.DATE_PART -> part(c);
      default -> PARTS.contains(c.name()) && arguments.size() == 1 ? named(c) : c;
    };
  }

  /// `struct_extract(s, 'x')` is `s.x`.
  private static Expr field(Expr.Call c) {
    return c.arguments().size() == 2
            && c.arguments().getFirst().type() instanceof StructType
            && c.arguments().getLast() instanceof Expr.Constant name
            && name.type() == ScalarType.VARCHAR
            && name.value().isPresent()
        ? new Expr.Field(c.arguments().getFirst(), Identifiers.fold(name.value().get()), c.type())
        : c;
  }

  /// The name of a part in small letters.
  private static Expr part(Expr.Call c) {
    if (!(c.arguments().getFirst() instanceof Expr.Constant name)
        || name.type() != ScalarType.VARCHAR
        || name.value().isEmpty()
        || name.value().get().equals(Identifiers.fold(name.value().get()))) {
      return c;
    }
    Expr folded = new Expr.Constant(name.type(), Optional.of(Identifiers.fold(name.value().get())));
    return new Expr.Call(
        c.name(), List.of(folded, c.arguments().getLast()), List.of(), c.traits(), c.type());
  }

  /// `year(d)` as `date_part('year', d)`.
  private static Expr named(Expr.Call c) {
    Expr name = new Expr.Constant(ScalarType.VARCHAR, Optional.of(c.name()));
    List<Expr> arguments = List.of(name, c.arguments().getFirst());
    return new Expr.Call(
        FunctionNames.DATE_PART,
        arguments,
        List.of(),
        CallTraits.made(
            FunctionNames.DATE_PART, arguments.stream().map(Expr::type).toList(), c.type()),
        c.type());
  }

  /// Nested ones flat, without what can never be reached.
  private static Expr coalesce(Expr.Call c) {
    List<Expr> flat = new ArrayList<>();
    for (Expr argument : c.arguments()) {
      if (argument instanceof Expr.Call inner
          && inner.name().equals(FunctionNames.COALESCE)
          && inner.type().equals(c.type())) {
        flat.addAll(inner.arguments());
      } else if (!TypePairs.isNull(argument)) {
        flat.add(argument);
      }
    }
    // What was NULL once is NULL again.
    List<Expr> each = new ArrayList<>(flat.size());
    Set<Expr> met = new HashSet<>();
    for (Expr argument : flat) {
      if (met.add(argument) || Columns.isVolatile(argument)) {
        each.add(argument);
      }
    }
    flat = each;
    for (int i = 0; i < flat.size() - 1; i++) {
      if (flat.get(i) instanceof Expr.Constant) {
        flat = new ArrayList<>(flat.subList(0, i + 1));
      }
    }
    if (flat.size() == 1) {
      return Lowering.cast(flat.getFirst(), c.type());
    }
    return flat.isEmpty() || flat.equals(c.arguments())
        ? c
        : new Expr.Call(c.name(), flat, List.of(), c.traits(), c.type());
  }

  /// `a = b`, as NULLIF compares.
  static Expr.Compare equality(Expr a, Expr b) {
    return new Expr.Compare(ComparisonOperator.EQUAL, a, b);
  }
}
