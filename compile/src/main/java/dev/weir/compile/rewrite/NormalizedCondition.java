package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.rewrite.RewriteOptions.Form;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A condition brought to a normal form. The laws of distribution and De Morgan's hold with NULL
/// too.
final class NormalizedCondition {
  private final FunctionCatalog functions;

  NormalizedCondition(FunctionCatalog functions) {
    this.functions = functions;
  }

  /// The condition in the form, or as it is where that is too costly or not known to be safe. For
  /// the conjunctive form each condition that must hold has a limit of its own.
  Expression of(Expression condition, Form form, long limit) {
    if (form == Form.DISJUNCTIVE) {
      return whole(condition, form, limit);
    }
    List<Expression> conjuncts = Conjuncts.of(condition);
    Set<Expression> normal = new LinkedHashSet<>();
    for (Expression conjunct : conjuncts) {
      normal.addAll(Conjuncts.of(whole(conjunct, form, limit)));
    }
    List<Expression> result = List.copyOf(normal);
    return result.equals(conjuncts) || result.isEmpty()
        ? condition
        : Conjuncts.joined(Connective.AND, result);
  }

  private Expression whole(Expression condition, Form form, long limit) {
    if (!(condition instanceof Expression.Logical || condition instanceof Expression.Not)
        || !Totality.isTotal(condition)) {
      return condition;
    }
    Expression plain = form == Form.CONJUNCTIVE ? factored(negations(condition, true)) : condition;
    BigInteger distance = NormalizationDistance.of(plain, form);
    if (distance.compareTo(BigInteger.valueOf(limit)) > 0) {
      // Without its common parts taken out the condition stays as it was written.
      return plain instanceof Expression.Logical l && l.connective() == Connective.AND
          ? plain
          : condition;
    }
    Connective outer = form == Form.CONJUNCTIVE ? Connective.AND : Connective.OR;
    Connective inner = form == Form.CONJUNCTIVE ? Connective.OR : Connective.AND;
    List<Set<Expression>> clauses = irreducible(clauses(negations(plain, true), outer));
    List<Expression> operands =
        clauses.stream().map(c -> Conjuncts.joined(inner, List.copyOf(c))).toList();
    Expression result = Conjuncts.joined(outer, operands);
    return result.equals(condition) ? condition : result;
  }

  /// NOT only in front of what is neither AND nor OR.
  private Expression negations(Expression e, boolean positive) {
    return switch (e) {
      case Expression.Not(Expression operand) -> negations(operand, !positive);
      case Expression.Logical l -> {
        boolean and = (l.connective() == Connective.AND) == positive;
        List<Expression> flat = new ArrayList<>();
        for (Expression operand : l.operands()) {
          Conjuncts.collect(
              negations(operand, positive), and ? Connective.AND : Connective.OR, flat);
        }
        yield new Expression.Logical(and ? Connective.AND : Connective.OR, flat);
      }
      default -> positive ? e : BooleanLaws.of(new Expression.Not(e), functions);
    };
  }

  /// An OR all of whose branches ask the same thing, as that thing and what is left.
  private static Expression factored(Expression e) {
    if (!(e instanceof Expression.Logical l)) {
      return e;
    }
    List<Expression> operands = l.operands().stream().map(NormalizedCondition::factored).toList();
    if (l.connective() == Connective.AND) {
      List<Expression> flat = new ArrayList<>();
      operands.forEach(o -> Conjuncts.collect(o, Connective.AND, flat));
      return new Expression.Logical(Connective.AND, flat);
    }
    Set<Expression> common = new LinkedHashSet<>(Conjuncts.of(operands.getFirst()));
    operands.forEach(o -> common.retainAll(Conjuncts.of(o)));
    if (common.isEmpty()) {
      return new Expression.Logical(Connective.OR, operands);
    }
    List<Expression> rest = new ArrayList<>();
    boolean decided = false;
    for (Expression operand : operands) {
      List<Expression> own =
          Conjuncts.of(operand).stream().filter(c -> !common.contains(c)).toList();
      decided |= own.isEmpty();
      rest.addAll(own.isEmpty() ? List.of() : List.of(Conjuncts.joined(Connective.AND, own)));
    }
    List<Expression> all = new ArrayList<>(common);
    if (!decided) {
      all.add(Conjuncts.joined(Connective.OR, rest));
    }
    return Conjuncts.joined(Connective.AND, all);
  }

  private static List<Set<Expression>> clauses(Expression e, Connective outer) {
    if (!(e instanceof Expression.Logical l)) {
      return List.of(Set.of(e));
    }
    List<Set<Expression>> all = new ArrayList<>();
    if (l.connective() == outer) {
      l.operands().forEach(o -> all.addAll(clauses(o, outer)));
      return all;
    }
    all.add(Set.of());
    for (Expression operand : l.operands()) {
      List<Set<Expression>> next = clauses(operand, outer);
      List<Set<Expression>> product = new ArrayList<>(all.size() * next.size());
      for (Set<Expression> a : all) {
        for (Set<Expression> b : next) {
          Set<Expression> both = new LinkedHashSet<>(a);
          both.addAll(b);
          product.add(both);
        }
      }
      all.clear();
      all.addAll(product);
    }
    return all;
  }

  /// Without clauses that another one, smaller or earlier, makes superfluous.
  private static List<Set<Expression>> irreducible(List<Set<Expression>> clauses) {
    List<Set<Expression>> kept = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      Set<Expression> clause = clauses.get(i);
      boolean superfluous = false;
      for (int k = 0; k < clauses.size() && !superfluous; k++) {
        Set<Expression> other = clauses.get(k);
        superfluous =
            k != i && clause.containsAll(other) && (clause.size() > other.size() || k < i);
      }
      if (!superfluous) {
        kept.add(clause);
      }
    }
    return kept;
  }
}
