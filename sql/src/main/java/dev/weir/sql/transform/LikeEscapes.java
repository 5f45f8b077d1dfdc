package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Like;
import dev.weir.sql.tree.SqlExpression.LikeKind;
import dev.weir.sql.tree.SqlExpression.StringLiteral;
import dev.weir.sql.tree.SqlQuery;
import java.util.Optional;

/// A backslash escapes nothing in the engine's LIKE patterns, and does in those of PostgreSQL and
/// Spark, unless they say otherwise.
///
///     SELECT s LIKE 'a\_b' FROM t
///     SELECT s LIKE 'a\_b' ESCAPE '' FROM t      -- postgres
///     SELECT s LIKE 'a\_b' ESCAPE '!' FROM t     -- spark
public final class LikeEscapes implements SqlTransform {
  private enum Way {
    TO_POSTGRES,
    TO_SPARK,
    TO_TREE
  }

  private final Way way;

  private LikeEscapes(Way way) {
    this.way = way;
  }

  /// For texts of PostgreSQL.
  public static LikeEscapes writingPostgres() {
    return new LikeEscapes(Way.TO_POSTGRES);
  }

  /// For texts of Spark.
  public static LikeEscapes writingSpark() {
    return new LikeEscapes(Way.TO_SPARK);
  }

  /// From texts of either.
  public static LikeEscapes reading() {
    return new LikeEscapes(Way.TO_TREE);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof Like like && like.kind() != LikeKind.SIMILAR_TO
            ? escaped(like, context)
            : e;
      }
    }.query(query);
  }

  private SqlExpression escaped(Like like, TransformContext context) {
    boolean literal = like.pattern() instanceof StringLiteral;
    boolean backslash = like.pattern() instanceof StringLiteral s && s.value().indexOf('\\') >= 0;
    if (like.escape().isPresent()) {
      boolean none = like.escape().get() instanceof StringLiteral s && s.value().isEmpty();
      return way == Way.TO_TREE && none ? with(like, Optional.empty()) : like;
    }
    if (literal && !backslash) {
      return like;
    }
    return switch (way) {
      case TO_TREE -> with(like, Optional.of("\\"));
      case TO_POSTGRES -> with(like, Optional.of(""));
      case TO_SPARK -> {
        Optional<String> unused =
            literal ? unused(((StringLiteral) like.pattern()).value()) : Optional.empty();
        if (unused.isEmpty()) {
          context.doubt("a backslash in a computed pattern escapes in spark only", like.span());
        }
        yield unused.isEmpty() ? like : with(like, unused);
      }
    };
  }

  private static Optional<String> unused(String pattern) {
    return Optional.of("!#~^|").stream()
        .flatMap(s -> s.chars().mapToObj(Character::toString))
        .filter(c -> !pattern.contains(c))
        .findFirst();
  }

  private static Like with(Like like, Optional<String> escape) {
    return new Like(
        like.kind(),
        like.polarity(),
        like.value(),
        like.pattern(),
        escape.map(c -> new StringLiteral(c, Span.NONE)),
        like.span());
  }
}
