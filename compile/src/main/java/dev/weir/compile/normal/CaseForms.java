package dev.weir.compile.normal;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.compile.function.FunctionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CASE in one form: searched, flat, without branches that are never reached, and as COALESCE where
/// it
/// is one.
///
///     CASE a WHEN 1 THEN x END                        →  CASE WHEN a = 1 THEN x END
///     CASE WHEN p THEN x ELSE CASE WHEN q … END END   →  CASE WHEN p THEN x WHEN q … END
///     CASE WHEN a IS NOT NULL THEN a ELSE b END       →  coalesce(a, b)
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
final class CaseForms implements Rule.OnExpression {
  @Override
  public String name() {
    return "case forms";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Expr apply(Expr e, Rule.Context context) {
    return switch (e) {
      case Expr.Case c when c.operand().isPresent() -> context.hasCollations() ? c : searched(c);
      case Expr.Case c -> form(c);
      default -> e;
    };
  }

  private static Expr form(Expr.Case c) {
    List<Expr.When> whens = new ArrayList<>();
    Expr otherwise = c.otherwise();
    for (Expr.When w : c.whens()) {
      if (w.condition().equals(Expr.Constant.TRUE)) {
        otherwise = w.result();
        break;
      }
      if (!w.condition().equals(Expr.Constant.FALSE) && !TypePairs.isNull(w.condition())) {
        whens.add(nullOf(w, c));
      }
    }
    while (otherwise instanceof Expr.Case inner
        && inner.operand().isEmpty()
        && inner.type().equals(c.type())) {
      whens.addAll(inner.whens());
      otherwise = inner.otherwise();
    }
    otherwise = nullOf(otherwise, c);
    if (whens.isEmpty()) {
      return Lowering.cast(otherwise, c.type());
    }
    if (whens.size() == 1) {
      Optional<Expr> shorter = single(whens.getFirst(), otherwise, c);
      if (shorter.isPresent()) {
        return shorter.get();
      }
    }
    return whens.equals(c.whens()) && otherwise.equals(c.otherwise())
        ? c
        : new Expr.Case(Optional.empty(), whens, otherwise, c.type());
  }

  /// A bare NULL takes the type of the CASE.
  private static Expr nullOf(Expr e, Expr.Case c) {
    return TypePairs.isNull(e) && !e.type().equals(c.type())
        ? new Expr.Constant(c.type(), Optional.empty())
        : e;
  }

  private static Expr.When nullOf(Expr.When w, Expr.Case c) {
    Expr result = nullOf(w.result(), c);
    return result == w.result() ? w : new Expr.When(w.condition(), result);
  }

  private static Expr searched(Expr.Case c) {
    Expr operand = c.operand().orElseThrow();
    List<Expr> values = c.whens().stream().map(Expr.When::condition).toList();
    if (Columns.isVolatile(operand) || !TypePairs.compareAlike(operand, values)) {
      return c;
    }
    List<Expr.When> whens = new ArrayList<>();
    for (Expr.When w : c.whens()) {
      whens.add(new Expr.When(Synonyms.equality(operand, w.condition()), w.result()));
    }
    return new Expr.Case(Optional.empty(), whens, c.otherwise(), c.type());
  }

  private static Optional<Expr> single(Expr.When w, Expr otherwise, Expr.Case c) {
    if (Columns.isVolatile(w.condition())) {
      return Optional.empty();
    }
    // A test for NULL is never NULL itself, so that its two branches may change places.
    if (w.condition() instanceof Expr.IsNull test) {
      Expr tested = test.operand();
      if (tested.equals(otherwise)) {
        return Optional.of(
            TypePairs.isNull(w.result())
                ? Lowering.cast(tested, c.type())
                : coalesce(tested, w.result(), c));
      }
      return Optional.empty();
    }
    if (w.condition() instanceof Expr.Not(Expr.IsNull test)) {
      return Optional.of(
          new Expr.Case(
              Optional.empty(), List.of(new Expr.When(test, otherwise)), w.result(), c.type()));
    }
    return Optional.empty();
  }

  private static Expr coalesce(Expr first, Expr second, Expr.Case c) {
    return new Expr.Call(
        FunctionNames.COALESCE,
        List.of(first, second),
        List.of(),
        CallTraits.made(FunctionNames.COALESCE, List.of(c.type(), c.type()), c.type()),
        c.type());
  }
}
