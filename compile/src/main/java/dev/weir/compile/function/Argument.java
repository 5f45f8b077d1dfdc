package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/// An argument of a call as the binder sees it: its type and what is known of its value.
///
/// @param type the type of the expression; for a lambda that of its body
/// @param literal the value, where it is known before the query runs
/// @param name the name in `f(name := …)`
/// @param alias the name that the expression has by itself, such as the column's; functions like
///   `struct_pack` take it where no name is given
public record Argument(
    DataType type, Literal literal, Optional<String> name, Optional<String> alias) {
  private static final Literal UNKNOWN = new Literal.Unknown();

  public Argument {
    Objects.requireNonNull(type);
    Objects.requireNonNull(literal);
    Objects.requireNonNull(name);
    Objects.requireNonNull(alias);
  }

  /// An expression of that type about whose value nothing is known.
  public static Argument of(DataType type) {
    return of(type, UNKNOWN);
  }

  /// An expression of that type with a known value.
  public static Argument of(DataType type, Literal literal) {
    return new Argument(type, literal, Optional.empty(), Optional.empty());
  }

  /// A string literal.
  public static Argument text(String value) {
    return of(ScalarType.VARCHAR, new Literal.Text(value));
  }

  /// A whole-number literal, typed by its size: INTEGER, BIGINT, HUGEINT, UHUGEINT, BIGNUM.
  public static Argument whole(BigInteger value) {
    return of(WholeNumbers.typeOf(value), new Literal.Whole(value));
  }

  /// A whole-number literal.
  public static Argument whole(long value) {
    return whole(BigInteger.valueOf(value));
  }

  /// The plain NULL.
  public static Argument nothing() {
    return of(ScalarType.NULL, new Literal.Null());
  }

  /// A parameter of the query whose type is not known.
  public static Argument parameter() {
    return of(ScalarType.NULL, new Literal.Parameter());
  }

  /// A lambda with that many parameters and a body of that type.
  public static Argument lambda(int parameters, DataType body) {
    return of(body, new Literal.Lambda(parameters));
  }

  /// This argument passed by name.
  public Argument named(String argumentName) {
    return new Argument(type, literal, Optional.of(argumentName), alias);
  }

  /// This argument with the name that its expression has by itself.
  public Argument aliased(String expressionName) {
    return new Argument(type, literal, name, Optional.of(expressionName));
  }

  boolean isLambda() {
    return literal instanceof Literal.Lambda;
  }

  boolean isNull() {
    return literal instanceof Literal.Null;
  }

  boolean isParameter() {
    return literal instanceof Literal.Parameter;
  }

  /// Whether the value is known before the query runs.
  boolean isConstant() {
    return switch (literal) {
      case Literal.Unknown _, Literal.Parameter _, Literal.Lambda _ -> false;
      case Literal.Null _, Literal.Text _, Literal.Whole _, Literal.Constant _, Literal.Many _ ->
          true;
    };
  }
}
