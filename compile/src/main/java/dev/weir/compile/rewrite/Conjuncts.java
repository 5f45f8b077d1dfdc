package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Conditions as lists of what all must hold.
final class Conjuncts {
  private Conjuncts() {}

  /// The conditions that an optional condition asks for; none when it is absent.
  static List<Expression> of(Optional<Expression> condition) {
    return condition.map(Conjuncts::of).orElse(List.of());
  }

  /// The operands of the ANDs at the top of a condition, in order.
  static List<Expression> of(Expression condition) {
    List<Expression> all = new ArrayList<>();
    collect(condition, Connective.AND, all);
    return all;
  }

  /// The operands of the connective at the top of an expression, however nested, in order.
  static void collect(Expression expression, Connective connective, List<Expression> all) {
    if (expression instanceof Expression.Logical l && l.connective() == connective) {
      l.operands().forEach(o -> collect(o, connective, all));
    } else {
      all.add(expression);
    }
  }

  /// One condition of many; absent when there are none.
  static Optional<Expression> and(List<Expression> conditions) {
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(joined(Connective.AND, conditions));
  }

  /// A condition and some more, each but once.
  static Optional<Expression> and(Optional<Expression> condition, List<Expression> more) {
    LinkedHashSet<Expression> all = new LinkedHashSet<>(of(condition));
    all.addAll(more);
    return and(List.copyOf(all));
  }

  /// The operands under a connective, a single one as it is.
  static Expression joined(Connective connective, List<Expression> operands) {
    return operands.size() == 1
        ? operands.getFirst()
        : new Expression.Logical(connective, operands);
  }
}
