package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import java.util.Optional;

/// Laws of three-valued logic, and constants where computing them is exact: booleans, whole numbers
/// that do not overflow, strings put together.
///
///     WHERE a = 1 + 1 AND TRUE AND NOT (b < 3 OR FALSE)   →  WHERE a = 2 AND b >= 3
///     WHERE a = 1 OR (a = 1 AND b = 2)                    →  WHERE a = 1
///     CASE WHEN FALSE THEN a ELSE b END                   →  b
///
/// What can fail or is volatile is not dropped. Constant propagation and the simplification of
/// COALESCE are done on demand ([RewriteOptions.Extra]).
final class Simplify implements RewriteRule {
  @Override
  public String name() {
    return "simplify";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return Repeated.of(query, context, q -> new Pass(context, PlainEquality.in(q)).relation(q));
  }

  private static final class Pass extends ExpressionRewrite {
    private final FunctionCatalog functions;
    private final PlainEquality equality;
    private final boolean propagates;
    private final boolean simplifiesCoalesce;

    Pass(RewriteContext context, PlainEquality equality) {
      RewriteOptions options = context.options();
      this.functions = context.functions();
      this.equality = equality;
      this.propagates = options.does(RewriteOptions.Extra.CONSTANT_PROPAGATION);
      this.simplifiesCoalesce = options.does(RewriteOptions.Extra.COALESCE_SIMPLIFICATION);
    }

    @Override
    Expression node(Expression e) {
      return switch (e) {
        case Expression.Logical l -> BooleanLaws.of(l);
        case Expression.Not n -> BooleanLaws.of(n, functions);
        case Expression.Function f
            when simplifiesCoalesce && f.name().equals(FunctionNames.COALESCE) ->
            CoalesceLaws.of(f, functions);
        case Expression.Comparison c ->
            BooleanLaws.asked(c.operator(), c.left(), c.right())
                .orElseGet(() -> simplifiesCoalesce ? CoalesceLaws.of(c) : ExactConstants.of(c));
        default -> ExactConstants.of(e);
      };
    }

    @Override
    Optional<Expression> condition(Expression condition) {
      Expression filter = BooleanLaws.filter(condition);
      if (propagates) {
        filter = ConstantPropagation.of(filter, equality);
      }
      return BooleanLaws.isTrue(filter) ? Optional.empty() : Optional.of(filter);
    }
  }
}
