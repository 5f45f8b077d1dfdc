package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression.CastMode;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A scalar expression of the normal form. Columns are numbers that are unique in the query, so
/// that a reference needs no scope: one into an enclosing query is a reference like any other.
/// Names, aliases and spelling are gone.
public sealed interface Expr {
  /// The type of the value.
  DataType type();

  /// A column that a [Plan] defines, or a parameter that a [Lambda] defines.
  record Ref(int column, DataType type) implements Expr {}

  /// A constant; an absent value is NULL.
  record Constant(DataType type, Optional<String> value) implements Expr {
    static final Constant TRUE = new Constant(ScalarType.BOOLEAN, Optional.of("true"));
    static final Constant FALSE = new Constant(ScalarType.BOOLEAN, Optional.of("false"));
  }

  /// A query parameter.
  record Parameter(String name, DataType type) implements Expr {}

  /// A scalar function or operator under its canonical name. The traits follow from the rest, so
  /// that they take no part in comparing calls.
  record Call(
      String name,
      List<Expr> arguments,
      List<String> argumentNames,
      FunctionTraits traits,
      DataType type)
      implements Expr {

    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Call c
              && name.equals(c.name)
              && type.equals(c.type)
              && argumentNames.equals(c.argumentNames)
              && arguments.equals(c.arguments);
    }

    @Override
    public int hashCode() {
      return (name.hashCode() * 31 + arguments.hashCode()) * 31 + type.hashCode();
    }
  }

  /// `left op right`. In the normal form `>` and `>=` are turned around.
  record Compare(ComparisonOperator operator, Expr left, Expr right) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// AND or OR; flat, without repetitions.
  record Logic(Connective connective, List<Expr> operands) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `NOT operand`.
  record Not(Expr operand) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `operand IS NULL`.
  record IsNull(Expr operand) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value BETWEEN low AND high`, where two comparisons would not be the same.
  record Between(Expr value, Expr low, Expr high) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value IN (candidates)`, where a disjunction would not be the same.
  record InList(Expr value, List<Expr> candidates) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// CASE; `operand` is present only where comparing it branch by branch would not be the same.
  record Case(Optional<Expr> operand, List<When> whens, Expr otherwise, DataType type)
      implements Expr {}

  /// A branch of a CASE.
  record When(Expr condition, Expr result) {}

  /// A cast that is not the identity, implicit ones of set operations and VALUES too.
  record Cast(CastMode mode, Expr value, DataType type) implements Expr {}

  /// `value COLLATE collation`.
  record Collate(Expr value, String collation) implements Expr {
    @Override
    public DataType type() {
      return value.type();
    }
  }

  /// `TRY(value)`.
  record Try(Expr value) implements Expr {
    @Override
    public DataType type() {
      return value.type();
    }
  }

  /// A field: of a struct or a union, its name folded; or the value that JSON, a MAP or a VARIANT
  /// has under a key, which keeps its case.
  record Field(Expr value, String field, DataType type) implements Expr {}

  /// A lambda; its parameters are columns of their own.
  record Lambda(List<Integer> parameters, Expr body) implements Expr {
    @Override
    public DataType type() {
      return body.type();
    }
  }

  /// The value of `output` in the only row of a plan, NULL without a row.
  record Scalar(Plan plan, Expr output) implements Expr {
    @Override
    public DataType type() {
      return output.type();
    }
  }

  /// Whether a plan has rows.
  record Exists(Plan plan) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value op ANY (SELECT output FROM plan)` where NULLs keep it from being an EXISTS.
  record Any(Expr value, ComparisonOperator operator, Plan plan, Expr output) implements Expr {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// The values of `output` in a plan's order, as a list.
  record ArrayOf(Plan plan, Expr output, ListType type) implements Expr {}

  /// A value that stands in several places and is there once, so that what is built by steps that
  /// read a column twice grows with the steps and does not double with each. It means what `value`
  /// means. Only the same one is equal to it: whoever asks must be able to tell in one step.
  ///
  /// @param reads the columns that are read inside, those of its own subqueries included
  /// @param size how many nodes it has when all that is shared inside is written out
  record Shared(Expr value, BitSet reads, Oddities odd, long size) implements Expr {
    /// The largest size that is said.
    private static final long LARGEST = 1L << 60;

    static Shared of(Expr value) {
      return new Shared(
          value,
          Columns.read(value),
          Oddities.of(value),
          Math.min(LARGEST, Sharing.size(value, LARGEST)));
    }

    @Override
    public DataType type() {
      return value.type();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// What is to be known of a shared value.
  record Oddities(boolean isVolatile, boolean collates, boolean hasPlan) {
    static Oddities of(Expr value) {
      Columns.Oddities inside = Columns.oddities(value);
      return new Oddities(inside.isVolatile(), inside.collates(), Columns.hasPlan(value));
    }
  }
}
