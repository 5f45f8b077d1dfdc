package dev.weir.compile.bind;

import dev.weir.sql.tree.SqlExpression;
import java.util.Optional;
import java.util.function.Predicate;

/// A predicate on a column's name, as `* LIKE 'a%'` states it.
record ColumnNameTest(Predicate<String> predicate) {
  boolean accepts(String name) {
    return predicate.test(name);
  }

  /// What a pattern behind a star asks of a name.
  static Optional<ColumnNameTest> of(SqlExpression.Like like) {
    Optional<String> pattern = text(like.pattern());
    Optional<String> escape = like.escape().flatMap(ColumnNameTest::text);
    if (pattern.isEmpty() || escape.isPresent() != like.escape().isPresent()) {
      return Optional.empty();
    }
    Optional<Boolean> valid = fits(like, "", pattern.get(), escape);
    boolean positive = like.polarity() == SqlExpression.Polarity.POSITIVE;
    return valid.map(_ ->
        new ColumnNameTest(
            name -> fits(like, name, pattern.get(), escape).orElse(false) == positive));
  }

  /// `* ~ 'a'` and `* !~ 'a'`.
  static Optional<ColumnNameTest> of(SqlExpression.Binary binary) {
    boolean positive = binary.operator().equals("~");
    return text(binary.right())
        .filter(pattern -> NamePattern.isFound("", pattern).isPresent())
        .map(pattern ->
            new ColumnNameTest(
                name -> NamePattern.isFound(name, pattern).orElse(false) == positive));
  }

  /// `* SIMILAR TO` finds its pattern in a name, `* NOT SIMILAR TO` looks at the whole one.
  private static Optional<Boolean> fits(
      SqlExpression.Like like, String name, String pattern, Optional<String> escape) {
    return like.kind() == SqlExpression.LikeKind.SIMILAR_TO
            && like.polarity() == SqlExpression.Polarity.POSITIVE
        ? NamePattern.isFound(name, pattern)
        : NamePattern.fits(like.kind(), name, pattern, escape);
  }

  private static Optional<String> text(SqlExpression expression) {
    return expression instanceof SqlExpression.StringLiteral s
        ? Optional.of(s.value())
        : Optional.empty();
  }
}
