package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Lambda;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;

/// Methods and comprehensions are written as the calls that they stand for.
///
///     SELECT (a + 1).abs(), [x + 1 FOR x IN xs IF x > 0] FROM l
///     SELECT abs(a + 1), list_transform(list_filter(xs, lambda x: x > 0), lambda x: x + 1) FROM l
public final class PlainCalls implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case SqlExpression.MethodCall m -> {
            List<SqlExpression> arguments = new ArrayList<>();
            arguments.add(m.receiver());
            arguments.addAll(Build.arguments(m.call()));
            yield Calls.withArguments(m.call(), arguments);
          }
          case SqlExpression.ListComprehension c -> comprehension(c, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static SqlExpression comprehension(
      SqlExpression.ListComprehension c, TransformContext context) {
    List<Identifier> variables = c.variables();
    SqlExpression list = c.list();
    if (c.filter().isPresent()) {
      if (variables.size() > 1) {
        context.unsupported("list comprehension with a position and a condition", c.span());
      }
      Lambda keep = new Lambda(variables.subList(0, 1), c.filter().get(), c.span());
      list = Build.call("list_filter", c.span(), list, keep);
    }
    Lambda make = new Lambda(variables, c.result(), c.span());
    return Build.call("list_transform", c.span(), list, make);
  }
}
