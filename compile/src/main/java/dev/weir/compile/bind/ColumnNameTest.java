package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.sql.tree.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A predicate on a column's name, as `COLUMNS(lambda c: c LIKE 'a%')` states it.
record ColumnNameTest(Predicate<String> predicate) {
  boolean accepts(String name) {
    return predicate.test(name);
  }

  static Optional<ColumnNameTest> of(SqlExpression.Lambda lambda) {
    return lambda.parameters().size() == 1
        ? test(lambda.body(), lambda.parameters().getFirst().name()).map(ColumnNameTest::new)
        : Optional.empty();
  }

  /// What `* LIKE 'a%'` asks of a name.
  static Optional<ColumnNameTest> of(SqlExpression.Like like) {
    return like.escape().isPresent()
        ? Optional.empty()
        : text(like.pattern())
            .map(p -> polar(like(like.kind(), p), like.polarity()))
            .map(ColumnNameTest::new);
  }

  private static Optional<Predicate<String>> test(SqlExpression body, String parameter) {
    return switch (body) {
      case SqlExpression.Not n -> test(n.operand(), parameter).map(Predicate::negate);
      case SqlExpression.Logical l -> logical(l, parameter);
      case SqlExpression.Like l when isParameter(l.value(), parameter) && l.escape().isEmpty() ->
          text(l.pattern()).map(p -> polar(like(l.kind(), p), l.polarity()));
      case SqlExpression.Binary b when isParameter(b.left(), parameter) ->
          text(b.right()).flatMap(value -> binary(b.operator(), value));
      case SqlExpression.InList i when isParameter(i.value(), parameter) -> in(i);
      case SqlExpression.Call c
          when c.arguments().size() == 2
              && isParameter(c.arguments().getFirst().value(), parameter) ->
          text(c.arguments().get(1).value()).flatMap(value -> call(c.name().last().name(), value));
      case SqlExpression _ -> Optional.empty();
    };
  }

  private static Optional<Predicate<String>> logical(
      SqlExpression.Logical logical, String parameter) {
    Optional<Predicate<String>> all = Optional.empty();
    for (SqlExpression operand : logical.operands()) {
      Optional<Predicate<String>> one = test(operand, parameter);
      if (one.isEmpty()) {
        return one;
      }
      Predicate<String> next = one.get();
      all =
          Optional.of(
              all.map(before ->
                      logical.connective() == SqlExpression.Connective.AND
                          ? before.and(next)
                          : before.or(next))
                  .orElse(next));
    }
    return all;
  }

  private static Optional<Predicate<String>> binary(String operator, String value) {
    return switch (operator) {
      case "=", "==" -> Optional.of(name -> name.equals(value));
      case "<>", "!=" -> Optional.of(name -> !name.equals(value));
      case "~" -> Optional.of(Pattern.compile(value).asPredicate());
      case "^@" -> Optional.of(name -> name.startsWith(value));
      default -> Optional.empty();
    };
  }

  private static Optional<Predicate<String>> call(String function, String value) {
    return switch (Identifiers.fold(function)) {
      case "starts_with", "prefix" -> Optional.of(name -> name.startsWith(value));
      case "ends_with", "suffix" -> Optional.of(name -> name.endsWith(value));
      case "contains" -> Optional.of(name -> name.contains(value));
      case "regexp_matches" -> Optional.of(Pattern.compile(value).asPredicate());
      default -> Optional.empty();
    };
  }

  private static Optional<Predicate<String>> in(SqlExpression.InList in) {
    List<Optional<String>> values = in.candidates().stream().map(ColumnNameTest::text).toList();
    if (values.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<String> names = values.stream().map(Optional::orElseThrow).toList();
    return Optional.of(polar(names::contains, in.polarity()));
  }

  private static Predicate<String> polar(Predicate<String> test, SqlExpression.Polarity polarity) {
    return polarity == SqlExpression.Polarity.POSITIVE ? test : test.negate();
  }

  private static Predicate<String> like(SqlExpression.LikeKind kind, String pattern) {
    return switch (kind) {
      case LIKE -> Pattern.compile(regex(pattern, '%', '_'), Pattern.DOTALL).asMatchPredicate();
      case ILIKE ->
          Pattern.compile(regex(pattern, '%', '_'), Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
              .asMatchPredicate();
      case GLOB -> Pattern.compile(regex(pattern, '*', '?'), Pattern.DOTALL).asMatchPredicate();
      case SIMILAR_TO -> Pattern.compile(pattern).asMatchPredicate();
    };
  }

  private static String regex(String pattern, char many, char one) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      if (c == many) {
        regex.append(".*");
      } else if (c == one) {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static boolean isParameter(SqlExpression expression, String parameter) {
    return expression instanceof SqlExpression.ColumnName c
        && c.name().parts().size() == 1
        && Identifiers.same(c.name().last().name(), parameter);
  }

  private static Optional<String> text(SqlExpression expression) {
    return expression instanceof SqlExpression.StringLiteral s
        ? Optional.of(s.value())
        : Optional.empty();
  }
}
