package dev.weir.compile.emit;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Scalar functions as people write them: operators between their operands, literals of nested
/// values in their brackets, all else as a call.
final class OperatorTree {
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|";

  private OperatorTree() {}

  static SqlExpression of(String name, List<SqlExpression> arguments, List<String> argumentNames) {
    boolean named = argumentNames.stream().anyMatch(n -> !n.isEmpty());
    if (named) {
      return name.equals("struct_pack") && argumentNames.stream().noneMatch(String::isEmpty)
          ? struct(arguments, argumentNames)
          : call(name, arguments, argumentNames);
    }
    Optional<SqlExpression> special =
        switch (name) {
          case "~~" ->
              like(SqlExpression.LikeKind.LIKE, SqlExpression.Polarity.POSITIVE, arguments);
          case "!~~" ->
              like(SqlExpression.LikeKind.LIKE, SqlExpression.Polarity.NEGATED, arguments);
          case "~~*" ->
              like(SqlExpression.LikeKind.ILIKE, SqlExpression.Polarity.POSITIVE, arguments);
          case "!~~*" ->
              like(SqlExpression.LikeKind.ILIKE, SqlExpression.Polarity.NEGATED, arguments);
          case "~~~" ->
              like(SqlExpression.LikeKind.GLOB, SqlExpression.Polarity.POSITIVE, arguments);
          case "!__postfix" -> Optional.of(unary("!", SqlExpression.Fixity.POSTFIX, arguments));
          case "list_value" -> Optional.of(new SqlExpression.ListLiteral(arguments, Span.NONE));
          case "array_slice" -> slice(arguments);
          case "row" -> Optional.of(new SqlExpression.Row(arguments, Span.NONE));
          default -> Optional.empty();
        };
    return special.orElseGet(() -> plain(name, arguments, argumentNames));
  }

  private static SqlExpression plain(
      String name, List<SqlExpression> arguments, List<String> argumentNames) {
    boolean operator = name.chars().allMatch(c -> OPERATOR_CHARACTERS.indexOf(c) >= 0);
    if (operator && arguments.size() == 2) {
      return new SqlExpression.Binary(name, arguments.get(0), arguments.get(1), Span.NONE);
    }
    if (operator && arguments.size() == 1) {
      return unary(name, SqlExpression.Fixity.PREFIX, arguments);
    }
    return call(name, arguments, argumentNames);
  }

  private static Optional<SqlExpression> like(
      SqlExpression.LikeKind kind, SqlExpression.Polarity polarity, List<SqlExpression> arguments) {
    return Optional.of(
        new SqlExpression.Like(
            kind, polarity, arguments.get(0), arguments.get(1), Optional.empty(), Span.NONE));
  }

  /// A slice; the engine passes an empty list for a bound that is not written.
  private static Optional<SqlExpression> slice(List<SqlExpression> arguments) {
    if (arguments.size() < 3) {
      return Optional.empty();
    }
    Optional<SqlExpression> step =
        arguments.size() > 3 ? Optional.of(arguments.get(3)) : Optional.empty();
    return Optional.of(
        new SqlExpression.Slice(
            arguments.get(0),
            written(arguments.get(1)),
            written(arguments.get(2)),
            step,
            Span.NONE));
  }

  private static Optional<SqlExpression> written(SqlExpression bound) {
    boolean absent = bound instanceof SqlExpression.ListLiteral list && list.elements().isEmpty();
    return absent ? Optional.empty() : Optional.of(bound);
  }

  private static SqlExpression unary(
      String symbol, SqlExpression.Fixity fixity, List<SqlExpression> arguments) {
    return new SqlExpression.Unary(symbol, fixity, arguments.getFirst(), Span.NONE);
  }

  private static SqlExpression struct(List<SqlExpression> values, List<String> names) {
    return new SqlExpression.StructLiteral(
        IntStream.range(0, values.size())
            .mapToObj(i ->
                new SqlExpression.Entry(
                    new Identifier(names.get(i), Identifier.Quoting.QUOTED, Span.NONE),
                    values.get(i),
                    Span.NONE))
            .toList(),
        Span.NONE);
  }

  private static SqlExpression call(
      String name, List<SqlExpression> arguments, List<String> argumentNames) {
    return plainCall(name, arguments(arguments, argumentNames));
  }

  /// A call with nothing but arguments.
  static SqlExpression.Call plainCall(String name, List<SqlExpression.Argument> arguments) {
    return new SqlExpression.Call(
        qualified(name),
        SqlExpression.ArgumentQuantifier.NONE,
        arguments,
        Optional.empty(),
        SqlExpression.NullTreatment.DEFAULT,
        List.of(),
        Optional.empty(),
        SqlExpression.ExportState.NONE,
        Optional.empty(),
        Span.NONE);
  }

  static QualifiedName qualified(String name) {
    return new QualifiedName(List.of(Identifier.of(name)), Span.NONE);
  }

  /// Arguments with the names that some of them were given.
  static List<SqlExpression.Argument> arguments(List<SqlExpression> values, List<String> names) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> {
          String name = names.isEmpty() ? "" : names.get(i);
          Optional<Identifier> given =
              name.isEmpty() ? Optional.empty() : Optional.of(Identifier.of(name));
          return new SqlExpression.Argument(given, values.get(i), Span.NONE);
        })
        .toList();
  }
}
