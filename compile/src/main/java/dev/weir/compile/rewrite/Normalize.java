package dev.weir.compile.rewrite;

import dev.weir.compile.rewrite.RewriteOptions.Form;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import java.util.Optional;

/// Conditions in conjunctive form (an AND of ORs) or, when so asked, in disjunctive form, behind a
/// guard: a condition whose [distance][NormalizationDistance] is above the limit stays as it is,
/// and
/// what that distance is has been computed before anything is built.
///
///     WHERE a = 1 OR (b = 2 AND c = 3)   →  WHERE (a = 1 OR b = 2) AND (a = 1 OR c = 3)
///     WHERE (k = j AND a = 1) OR (k = j AND b = 2)  →  WHERE k = j AND (a = 1 OR b = 2)
///
/// What all branches of an OR ask is taken out first; that costs nothing and has no limit. A
/// condition with a part that can fail, is volatile or a subquery is left alone, because a form
/// repeats parts and computes them in another order.
final class Normalize implements RewriteRule {
  @Override
  public String name() {
    return "normalize";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Repeated.of(query, context, q -> new Pass(context).relation(q));
  }

  private static final class Pass extends ExpressionRewrite {
    private final NormalizedCondition conditions;
    private final Form form;
    private final long limit;

    Pass(RewriteContext context) {
      RewriteOptions options = context.options();
      this.conditions = new NormalizedCondition(context.functions());
      this.form = options.form();
      this.limit = options.distanceLimit();
    }

    @Override
    Expression node(Expression e) {
      return e;
    }

    @Override
    Optional<Expression> condition(Expression condition) {
      return Optional.of(conditions.of(condition, form, limit));
    }
  }
}
