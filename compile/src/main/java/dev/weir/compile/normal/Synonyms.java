package dev.weir.compile.normal;

import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One name for functions that are the same.
///
///     substr(s, 1)     →  substring(s, 1)
///     ifnull(a, b)     →  coalesce(a, b)
///     if(p, a, b)      →  CASE WHEN p THEN a ELSE b END
///     s NOT LIKE t     →  NOT (s LIKE t)
///     year(d)          →  date_part('year', d)
///     coalesce(a, a)   →  a
final class Synonyms implements Rule.OnExpression {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("substr", "substring"),
          Map.entry("ifnull", "coalesce"),
          Map.entry("pow", "**"),
          Map.entry("power", "**"),
          Map.entry("^", "**"),
          Map.entry("ceiling", "ceil"),
          Map.entry("lcase", "lower"),
          Map.entry("ucase", "upper"),
          Map.entry("char_length", "length"),
          Map.entry("character_length", "length"),
          Map.entry("len", "length"),
          Map.entry("list_pack", "list_value"),
          Map.entry("list_extract", "array_extract"),
          Map.entry("list_element", "array_extract"),
          Map.entry("apply", "list_transform"),
          Map.entry("list_apply", "list_transform"),
          Map.entry("array_apply", "list_transform"),
          Map.entry("array_transform", "list_transform"),
          Map.entry("filter", "list_filter"),
          Map.entry("array_filter", "list_filter"),
          Map.entry("datepart", "date_part"));

  /// Functions that are parts of a date.
  private static final Set<String> PARTS =
      Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  private static final Map<String, String> NEGATED =
      Map.of(
          "!~~",
          "~~",
          "!~~*",
          "~~*",
          "not_like_escape",
          "like_escape",
          "not_ilike_escape",
          "ilike_escape");

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
      return new Expr.Not(new Expr.Call(negated, arguments, List.of(), c.volatility(), c.type()));
    }
    return switch (c.name()) {
      case "if", "iff" ->
          arguments.size() == 3
              ? new Expr.Case(
                  Optional.empty(),
                  List.of(new Expr.When(arguments.get(0), arguments.get(1))),
                  arguments.get(2),
                  c.type())
              : e;
      case "coalesce" -> coalesce(c);
      case "isnull" -> new Expr.IsNull(arguments.getFirst());
      case "struct_extract" -> field(c);
      case "date_part" -> part(c);
      default -> renamed(c);
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
        c.name(), List.of(folded, c.arguments().getLast()), List.of(), c.volatility(), c.type());
  }

  private static Expr renamed(Expr.Call c) {
    if (PARTS.contains(c.name()) && c.arguments().size() == 1) {
      Expr name = new Expr.Constant(ScalarType.VARCHAR, Optional.of(c.name()));
      return new Expr.Call(
          "date_part",
          List.of(name, c.arguments().getFirst()),
          List.of(),
          c.volatility(),
          c.type());
    }
    String name = NAMES.get(c.name());
    return name == null
        ? c
        : new Expr.Call(name, c.arguments(), c.argumentNames(), c.volatility(), c.type());
  }

  /// Nested ones flat, without what can never be reached.
  private static Expr coalesce(Expr.Call c) {
    List<Expr> flat = new ArrayList<>();
    for (Expr argument : c.arguments()) {
      if (argument instanceof Expr.Call inner
          && inner.name().equals("coalesce")
          && inner.type().equals(c.type())) {
        flat.addAll(inner.arguments());
      } else if (!TypePairs.isNull(argument)) {
        flat.add(argument);
      }
    }
    // What was NULL once is NULL again.
    List<Expr> each = new ArrayList<>(flat.size());
    for (Expr argument : flat) {
      if (!each.contains(argument) || Columns.isVolatile(argument)) {
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
        : new Expr.Call("coalesce", flat, List.of(), Volatility.IMMUTABLE, c.type());
  }

  /// `a = b`, as NULLIF compares.
  static Expr.Compare equality(Expr a, Expr b) {
    return new Expr.Compare(ComparisonOperator.EQUAL, a, b);
  }
}
