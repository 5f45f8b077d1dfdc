package dev.weir.sql;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.LikeKind;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlExpression.Truth;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what makes a truth value of an operand: IS tests, IN, BETWEEN, LIKE and its sisters.
final class PredicateGrammar {
  private final Grammar grammar;
  private final Cursor cursor;
  private final ExpressionGrammar expressions;

  PredicateGrammar(Grammar grammar, ExpressionGrammar expressions) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.expressions = expressions;
  }

  // ---- IS ----

  SqlExpression is(SqlExpression left) {
    if (cursor.take(Token.ISNULL)) {
      return isNull(left, Polarity.POSITIVE);
    }
    if (cursor.take(Token.NOTNULL) || cursor.take(Token.NOT, Token.NULL)) {
      return isNull(left, Polarity.NEGATED);
    }
    cursor.expect(Token.IS);
    Polarity polarity = cursor.take(Token.NOT) ? Polarity.NEGATED : Polarity.POSITIVE;
    switch (cursor.token()) {
      case NULL -> {
        cursor.advance();
        return isNull(left, polarity);
      }
      case TRUE -> {
        return isTruth(left, polarity, Truth.TRUE);
      }
      case FALSE -> {
        return isTruth(left, polarity, Truth.FALSE);
      }
      case UNKNOWN -> {
        return isTruth(left, polarity, Truth.UNKNOWN);
      }
      case DISTINCT -> {
        cursor.advance();
        cursor.expect(Token.FROM);
        SqlExpression right = expressions.right(Level.IS + 1);
        return new SqlExpression.IsDistinctFrom(polarity, left, right, from(left));
      }
      default -> throw cursor.unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
    }
  }

  private SqlExpression isNull(SqlExpression left, Polarity polarity) {
    expressions.grow();
    return new SqlExpression.IsNull(polarity, left, from(left));
  }

  private SqlExpression isTruth(SqlExpression left, Polarity polarity, Truth truth) {
    cursor.advance();
    expressions.grow();
    return new SqlExpression.IsTruth(polarity, truth, left, from(left));
  }

  // ---- IN, BETWEEN, LIKE ----

  SqlExpression predicate(SqlExpression left) {
    Polarity polarity = cursor.take(Token.NOT) ? Polarity.NEGATED : Polarity.POSITIVE;
    return switch (cursor.token()) {
      case IN -> in(left, polarity);
      case BETWEEN -> between(left, polarity);
      case LIKE -> like(left, polarity, LikeKind.LIKE);
      case ILIKE -> like(left, polarity, LikeKind.ILIKE);
      case GLOB -> like(left, polarity, LikeKind.GLOB);
      case SIMILAR -> {
        cursor.advance();
        if (!cursor.at(Token.TO)) {
          throw cursor.unexpected("TO");
        }
        yield like(left, polarity, LikeKind.SIMILAR_TO);
      }
      default -> match(left, polarity);
    };
  }

  private SqlExpression in(SqlExpression left, Polarity polarity) {
    cursor.advance();
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      SqlExpression container = expressions.right(Level.OTHER);
      return new SqlExpression.InValue(polarity, left, container, from(left));
    }
    if (grammar.queries.isQueryBehindIn(cursor.index())) {
      int before = expressions.height();
      SqlQuery query = grammar.queries.parenthesized();
      expressions.growAbove(Math.max(before, expressions.height()));
      return new SqlExpression.InQuery(polarity, left, query, from(left));
    }
    cursor.advance();
    if (cursor.take(Token.RIGHT_PARENTHESIS)) {
      // No candidates: the engine reads an empty row, which contains nothing.
      expressions.grow();
      return new SqlExpression.InValue(
          polarity, left, new SqlExpression.Row(List.of(), from(left)), from(left));
    }
    List<SqlExpression> candidates = new ArrayList<>();
    int tallest = expressions.height();
    do {
      candidates.add(expressions.expression());
      tallest = Math.max(tallest, expressions.height());
    } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    cursor.expect(Token.RIGHT_PARENTHESIS);
    expressions.growAbove(tallest);
    return new SqlExpression.InList(polarity, left, candidates, from(left));
  }

  private SqlExpression between(SqlExpression left, Polarity polarity) {
    cursor.advance();
    boolean symmetric =
        !cursor.take(Token.ASYMMETRIC)
            && cursor.dialect.has(SyntaxRule.SYMMETRIC_BETWEEN)
            && cursor.take(Token.SYMMETRIC);
    SqlExpression low = expressions.right(Level.OTHER);
    cursor.expect(Token.AND);
    SqlExpression high = expressions.right(Level.OTHER);
    if (symmetric) {
      SqlExpression least = SqlExpression.Call.of("least", List.of(low, high), low.span());
      SqlExpression greatest = SqlExpression.Call.of("greatest", List.of(low, high), high.span());
      return new SqlExpression.Between(polarity, left, least, greatest, from(left));
    }
    return new SqlExpression.Between(polarity, left, low, high, from(left));
  }

  private SqlExpression like(SqlExpression left, Polarity polarity, LikeKind kind) {
    cursor.advance();
    SqlExpression pattern = expressions.right(Level.OTHER);
    Optional<SqlExpression> escape = Optional.empty();
    if (cursor.take(Token.ESCAPE)) {
      escape = Optional.of(expressions.right(Level.OTHER));
    }
    return new SqlExpression.Like(kind, polarity, left, pattern, escape, from(left));
  }

  /// `~`, `!~`, `~~`, … stay operators; RLIKE is `~`.
  private SqlExpression match(SqlExpression left, Polarity polarity) {
    boolean word = cursor.at(Token.RLIKE) || cursor.at(Token.REGEXP);
    String operator = word ? "~" : cursor.text();
    cursor.advance();
    SqlExpression right = expressions.right(Level.OTHER);
    SqlExpression match = new SqlExpression.Binary(operator, left, right, from(left));
    if (polarity == Polarity.POSITIVE) {
      return match;
    }
    expressions.grow();
    return new SqlExpression.Not(match, match.span());
  }

  private Span from(SqlExpression left) {
    return cursor.from(left.span().start());
  }
}
