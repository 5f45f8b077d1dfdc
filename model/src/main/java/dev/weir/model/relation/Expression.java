package dev.weir.model.relation;

import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.function.ResolvedFunction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A bound scalar expression: every name resolved, every node typed. Implicit casts are not nodes:
/// the type of a node and those of its operands say what the engine will convert.
public sealed interface Expression {
  /// The type of the value.
  DataType type();

  /// A constant; an absent value is NULL. Numbers are kept in plain decimal or exponent notation,
  /// booleans as `true` and `false`, strings as they are, blobs as hexadecimal digits.
  record Literal(DataType type, Optional<String> value) implements Expression {
    public Literal {
      Objects.requireNonNull(type);
      Objects.requireNonNull(value);
    }
  }

  /// A column of a FROM item, of this query or (correlated) of an enclosing one. `source` is the id
  /// of the [From] item, unique in the whole query; `ordinal` counts its columns from 0.
  record ColumnRef(int source, int ordinal, String name, DataType type) implements Expression {}

  /// An output column of the block itself, counted from 0: only as a sort key or a DISTINCT ON key.
  record OutputRef(int ordinal, String name, DataType type) implements Expression {}

  /// A parameter of an enclosing lambda: `lambda` is the lambda's id, `index` counts from 0.
  record LambdaParameter(int lambda, int index, String name, DataType type) implements Expression {}

  /// A query parameter, `$name` or `$1`.
  record Parameter(String name, DataType type) implements Expression {}

  /// A scalar function, an operator (`+`, `||`, `~~`) too. `argumentNames` is empty, or has one
  /// entry for every argument, an empty string for a positional one.
  record Function(ResolvedFunction function, List<Expression> arguments, List<String> argumentNames)
      implements Expression {
    public Function {
      Objects.requireNonNull(function);
      arguments = List.copyOf(arguments);
      argumentNames = List.copyOf(argumentNames);
    }

    /// The function's name.
    public String name() {
      return function.name();
    }

    /// How long results stay the same.
    public Volatility volatility() {
      return function.volatility();
    }

    @Override
    public DataType type() {
      return function.type();
    }

    /// The same call of other arguments, converted to the same types.
    public Function withArguments(List<Expression> others) {
      return new Function(function, others, argumentNames);
    }
  }

  /// `left op right` under three-valued logic.
  record Comparison(ComparisonOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// The comparisons; the last two treat NULL as a value.
  enum ComparisonOperator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    DISTINCT_FROM("IS DISTINCT FROM"),
    NOT_DISTINCT_FROM("IS NOT DISTINCT FROM");

    private final String symbol;

    ComparisonOperator(String symbol) {
      this.symbol = symbol;
    }

    /// The operator in SQL.
    public String symbol() {
      return symbol;
    }
  }

  /// AND or OR over at least two operands.
  record Logical(Connective connective, List<Expression> operands) implements Expression {
    public Logical {
      operands = List.copyOf(operands);
    }

    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// AND or OR.
  enum Connective {
    AND,
    OR
  }

  /// `NOT operand`.
  record Not(Expression operand) implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `operand IS NULL`.
  record IsNull(Expression operand) implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value BETWEEN low AND high`; `value` is evaluated once.
  record Between(Expression value, Expression low, Expression high) implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value IN (candidates)`.
  record InList(Expression value, List<Expression> candidates) implements Expression {
    public InList {
      candidates = List.copyOf(candidates);
    }

    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// A searched CASE; the simple form is bound to one whose operand stands in `operand`. Without an
  /// ELSE, `otherwise` is a NULL literal.
  record Case(Optional<Expression> operand, List<When> whens, Expression otherwise, DataType type)
      implements Expression {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  /// One branch of a CASE.
  record When(Expression condition, Expression result) {}

  /// An explicit cast; `TRY_CAST` gives NULL where a value cannot be converted.
  record Cast(CastMode mode, Expression value, DataType type) implements Expression {}

  /// What a failing conversion does.
  enum CastMode {
    STRICT,
    TRY
  }

  /// `value COLLATE collation`.
  record Collate(Expression value, String collation) implements Expression {
    @Override
    public DataType type() {
      return value.type();
    }
  }

  /// `TRY(value)`.
  record Try(Expression value) implements Expression {
    @Override
    public DataType type() {
      return value.type();
    }
  }

  /// A field of a struct.
  record FieldAccess(Expression value, String field, DataType type) implements Expression {}

  /// A lambda; only as an argument of a function. `id` is unique in the query.
  record Lambda(int id, List<String> parameters, Expression body) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }

    @Override
    public DataType type() {
      return body.type();
    }
  }

  /// `UNNEST(list)` in a SELECT list: multiplies rows. Unnesting a struct is bound to field
  /// accesses.
  record Unnest(List<Expression> arguments, List<String> argumentNames, DataType type)
      implements Expression {
    public Unnest {
      arguments = List.copyOf(arguments);
      argumentNames = List.copyOf(argumentNames);
    }
  }

  /// An aggregate over a group.
  record Aggregate(
      ResolvedFunction function,
      List<Expression> arguments,
      List<String> argumentNames,
      Duplicates duplicates,
      List<SortKey> orderBy,
      Optional<Expression> filter)
      implements Expression {
    public Aggregate {
      Objects.requireNonNull(function);
      arguments = List.copyOf(arguments);
      argumentNames = List.copyOf(argumentNames);
      orderBy = List.copyOf(orderBy);
    }

    /// The function's name.
    public String name() {
      return function.name();
    }

    @Override
    public DataType type() {
      return function.type();
    }
  }

  /// Whether an aggregate sees equal arguments once or as often as they come.
  enum Duplicates {
    KEEP,
    REMOVE
  }

  /// A window function, or an aggregate over a window.
  record Window(
      ResolvedFunction function,
      List<Expression> arguments,
      List<String> argumentNames,
      Duplicates duplicates,
      List<SortKey> argumentOrder,
      Optional<Expression> filter,
      NullTreatment nulls,
      List<Expression> partitionBy,
      List<SortKey> orderBy,
      Optional<Frame> frame)
      implements Expression {
    public Window {
      Objects.requireNonNull(function);
      arguments = List.copyOf(arguments);
      argumentNames = List.copyOf(argumentNames);
      argumentOrder = List.copyOf(argumentOrder);
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
    }

    /// The function's name.
    public String name() {
      return function.name();
    }

    @Override
    public DataType type() {
      return function.type();
    }
  }

  /// Whether a window function skips nulls.
  enum NullTreatment {
    RESPECT,
    IGNORE
  }

  /// `GROUPING(keys)`: a bit per key, set where the grouping set leaves the key out.
  record Grouping(List<Expression> keys) implements Expression {
    public Grouping {
      keys = List.copyOf(keys);
    }

    @Override
    public DataType type() {
      return ScalarType.BIGINT;
    }
  }

  /// The only column of the only row of a query; NULL when it has no row.
  record ScalarSubquery(Relation query, DataType type) implements Expression {}

  /// Whether a query has a row.
  record Exists(Relation query) implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// `value op ANY|ALL (query)`; `value IN (query)` is `= ANY`.
  record QuantifiedSubquery(
      Expression value, ComparisonOperator operator, Quantifier quantifier, Relation query)
      implements Expression {
    @Override
    public DataType type() {
      return ScalarType.BOOLEAN;
    }
  }

  /// ANY or ALL.
  enum Quantifier {
    ANY,
    ALL
  }

  /// `ARRAY(query)`: the query's only column as a list, in the query's order.
  record ArraySubquery(Relation query, ListType type) implements Expression {}
}
