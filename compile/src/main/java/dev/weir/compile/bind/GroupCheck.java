package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Parts;
import dev.weir.sql.tree.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// In a grouping block, columns stand inside aggregates or inside group keys only.
final class GroupCheck {
  private final BindContext context;
  private final Set<Integer> sources = new HashSet<>();
  private final Set<Expression> keys;
  private final boolean subqueryKeys;

  GroupCheck(BindContext context, Scope scope, List<Expression> keys) {
    this.context = context;
    this.keys = new HashSet<>(keys);
    this.subqueryKeys = keys.stream().anyMatch(k -> Walk.any(k, Walk::isSubquery));
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
                  + "' is neither in GROUP BY nor inside an aggregate; group by it, or use"
                  + " ANY_VALUE("
                  + ref.name()
                  + ") if any value will do",
              span);
      case Expression.Grouping grouping -> grouping(grouping, span);
      case Expression other when Walk.isSubquery(other) && !subqueryKeys -> inside(other, span);
      case Expression other -> Walk.parts(other).forEach(part -> check(part, span));
    }
  }

  /// A subquery reads keys that are columns, not keys that are computed. Among keys that are
  /// subqueries it may be one of them, which equality does not show.
  private void inside(Expression subquery, Span span) {
    Parts.of(
        subquery,
        new Parts.Deep() {
          @Override
          public void expression(Expression part) {
            if (part instanceof Expression.ColumnRef) {
              check(part, span);
            } else {
              Parts.of(part, this);
            }
          }
        });
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
