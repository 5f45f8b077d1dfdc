package dev.weir.compile.function;

import java.math.BigInteger;
import java.util.List;

/// What is known about an argument's value before the query runs. String and whole-number literals
/// adapt to the types around them, values of a stated type do not, and some functions take their
/// result type from a constant (`struct_extract(s, 'a')`).
public sealed interface Literal {

  /// Nothing is known: a column, or an expression over columns.
  record Unknown() implements Literal {}

  /// A parameter whose type is not known yet; it takes any type.
  record Parameter() implements Literal {}

  /// A constant that is NULL, whether plain `NULL` or cast to a type.
  record Null() implements Literal {}

  /// A string literal as it stands: `'a'::VARCHAR` is a constant of a stated type.
  record Text(String value) implements Literal {}

  /// A whole-number literal as it stands, its sign included: `1::INTEGER` is a constant of a stated
  /// type.
  record Whole(BigInteger value) implements Literal {}

  /// Any other constant expression: `1.5`, `DATE '2024-01-01'`, `1::INTEGER`, `true`.
  record Constant(String value) implements Literal {}

  /// A list of constants, such as `['year', 'month']`.
  record Many(List<Literal> elements) implements Literal {
    public Many {
      elements = List.copyOf(elements);
    }
  }

  /// A lambda; the argument's type is that of its body. Parameters are the named ones.
  record Lambda(int parameters) implements Literal {}
}
