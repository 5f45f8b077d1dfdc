package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// In a grouping block, columns stand inside aggregates or inside group keys only.
final class GroupCheck {
  private final BindContext context;
  private final Set<Integer> sources = new HashSet<>();
  private final Set<Expression> keys;

  GroupCheck(BindContext context, Scope scope, List<Expression> keys) {
    this.context = context;
    this.keys = new HashSet<>(keys);
    scope.items().forEach(i -> sources.add(i.id()));
  }

  void check(Expression expression, Span span) {
    if (keys.contains(expression) || expression instanceof Expression.Aggregate) {
      return;
    }
    switch (expression) {
      case Expression.ColumnRef ref when sources.contains(ref.source()) ->
          context.record(
              ErrorCode.WRONG_GROUPING,
              "column '"
                  + ref.name()
                  + "' is neither in GROUP BY nor inside an aggregate; group by it, or use ANY_VALUE("
                  + ref.name()
                  + ") if any value will do",
              span);
      case Expression.Grouping grouping -> grouping(grouping, span);
      case Expression other -> Walk.parts(other).forEach(part -> check(part, span));
    }
  }

  private void grouping(Expression.Grouping grouping, Span span) {
    for (Expression key : grouping.keys()) {
      if (!keys.contains(key)) {
        context.record(
            ErrorCode.WRONG_GROUPING, "GROUPING takes expressions of GROUP BY only", span);
      }
    }
  }
}
