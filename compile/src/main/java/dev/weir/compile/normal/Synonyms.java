package dev.weir.compile.normal;

import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One name for functions that are the same.
///
///     substr(s, 1)     →  substring(s, 1)
///     ifnull(a, b)     →  coalesce(a, b)
///     if(p, a, b)      →  CASE WHEN p THEN a ELSE b END
///     s NOT LIKE t     →  NOT (s LIKE t)
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
          Map.entry("list_pack", "list_value"));

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
      default -> renamed(c);
    };
  }

  private static Expr renamed(Expr.Call c) {
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
