package dev.weir.compile.normal;

import dev.weir.compile.function.ExactArithmetic;
import dev.weir.compile.function.ExactArithmetic.Constant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Constants computed where every engine gives the same: whole numbers that do not overflow, strings
/// put together, comparisons of whole numbers, `IS NULL` of a constant.
///
///     1 + 1       →  2
///     'a' || 'b'  →  'ab'
///     1 < 2       →  TRUE
final class ConstantFolding implements Rule.OnExpression {
  @Override
  public String name() {
    return "constant folding";
  }

  @Override
  public Pass pass() {
    return Pass.SIMPLIFY;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Call c when c.argumentNames().isEmpty() -> call(c);
      case Expr.Compare c -> compare(c);
      case Expr.IsNull(Expr.Constant(var type, var value)) -> truth(value.isEmpty());
      default -> e;
    };
  }

  private static Expr call(Expr.Call c) {
    List<Constant> arguments = new ArrayList<>(c.arguments().size());
    for (Expr argument : c.arguments()) {
      Optional<Constant> constant = constant(argument);
      if (constant.isEmpty()) {
        return c;
      }
      arguments.add(constant.get());
    }
    Optional<String> text = ExactArithmetic.call(c.name(), c.type(), arguments);
    return text.isPresent() ? new Expr.Constant(c.type(), text) : c;
  }

  private static Expr compare(Expr.Compare c) {
    Optional<Constant> left = constant(c.left());
    Optional<Constant> right = left.isPresent() ? constant(c.right()) : Optional.empty();
    return right.isPresent()
        ? ExactArithmetic.compare(c.operator(), left.get(), right.get())
            .<Expr>map(ConstantFolding::truth)
            .orElse(c)
        : c;
  }

  private static Expr truth(boolean value) {
    return value ? Expr.Constant.TRUE : Expr.Constant.FALSE;
  }

  private static Optional<Constant> constant(Expr e) {
    return e instanceof Expr.Constant c
        ? c.value().map(v -> new Constant(c.type(), v))
        : Optional.empty();
  }

  /// Whether it is a whole number in plain digits.
  static boolean isWhole(Expr e) {
    return constant(e).filter(Constant::isWhole).isPresent();
  }

  /// The number that a whole constant is.
  static BigInteger number(Expr e) {
    return constant(e).orElseThrow().number();
  }
}
