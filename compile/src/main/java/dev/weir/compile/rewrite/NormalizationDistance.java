package dev.weir.compile.rewrite;

import dev.weir.compile.rewrite.RewriteOptions.Form;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.math.BigInteger;

/// What it costs to bring a condition to a normal form: how many operands more than now the form
/// has, repetitions not yet removed. Computed from the numbers of clauses alone, in time linear in
/// the condition, nothing of the form being built: an OR of twenty ANDs of twenty costs as little
/// to ask about as it would cost much to convert.
public final class NormalizationDistance {
  /// How many clauses a form has, and how many operands are in all of them together.
  private record Size(BigInteger clauses, BigInteger operands) {
    static final Size ATOM = new Size(BigInteger.ONE, BigInteger.ONE);

    /// The clauses of both.
    Size beside(Size other) {
      return new Size(clauses.add(other.clauses), operands.add(other.operands));
    }

    /// Each clause of one with each of the other.
    Size times(Size other) {
      return new Size(
          clauses.multiply(other.clauses),
          operands.multiply(other.clauses).add(other.operands.multiply(clauses)));
    }
  }

  private NormalizationDistance() {}

  /// The operands that the form has more than the condition; 0 when the condition is in the form.
  /// Exact, however large.
  public static BigInteger of(Expression condition, Form form) {
    BigInteger now = BigInteger.valueOf(atoms(condition));
    return size(condition, form, true).operands().subtract(now).max(BigInteger.ZERO);
  }

  /// The largest distance of any condition of a query: of its WHERE, HAVING and QUALIFY clauses and
  /// joins, those of its subqueries too.
  public static BigInteger of(Relation query, Form form) {
    Conditions conditions = new Conditions(form);
    conditions.relation(query);
    return conditions.largest;
  }

  private static Size size(Expression e, Form form, boolean positive) {
    return switch (e) {
      case Expression.Not(Expression operand) -> size(operand, form, !positive);
      case Expression.Logical l -> {
        boolean and = (l.connective() == Connective.AND) == positive;
        boolean beside = and == (form == Form.CONJUNCTIVE);
        Size all = size(l.operands().getFirst(), form, positive);
        for (Expression operand : l.operands().subList(1, l.operands().size())) {
          Size next = size(operand, form, positive);
          all = beside ? all.beside(next) : all.times(next);
        }
        yield all;
      }
      default -> Size.ATOM;
    };
  }

  private static long atoms(Expression e) {
    return switch (e) {
      case Expression.Not(Expression operand) -> atoms(operand);
      case Expression.Logical l ->
          l.operands().stream().mapToLong(NormalizationDistance::atoms).sum();
      default -> 1;
    };
  }

  private static final class Conditions implements Parts.Deep {
    private final Form form;
    private BigInteger largest = BigInteger.ZERO;

    Conditions(Form form) {
      this.form = form;
    }

    private void condition(Expression condition) {
      largest = largest.max(of(condition, form));
    }

    @Override
    public void from(From from) {
      if (from instanceof From.Join join) {
        join.condition().ifPresent(this::condition);
      }
      Parts.of(from, this);
    }

    @Override
    public void relation(Relation relation) {
      if (relation instanceof Relation.Select s) {
        s.where().ifPresent(this::condition);
        s.having().ifPresent(this::condition);
        s.qualify().ifPresent(this::condition);
      }
      Parts.of(relation, this);
    }
  }
}
