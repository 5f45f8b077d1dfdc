package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads GROUP BY.
final class GroupGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  GroupGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Optional<SqlGroupBy> groupBy() {
    if (!cursor.at(Token.GROUP)) {
      return Optional.empty();
    }
    int start = cursor.start();
    cursor.advance();
    cursor.expect(Token.BY);
    if (cursor.take(Token.ALL)) {
      return Optional.of(new SqlGroupBy.All(cursor.from(start)));
    }
    List<SqlGroupBy.Element> elements = new ArrayList<>();
    do {
      elements.add(element());
    } while (cursor.takeItemComma());
    return Optional.of(withSuffix(elements, start));
  }

  /// Spark's and MySQL's `GROUP BY a, b WITH ROLLUP`.
  private SqlGroupBy withSuffix(List<SqlGroupBy.Element> elements, int start) {
    if (!cursor.at(Token.WITH, Token.ROLLUP) && !cursor.at(Token.WITH, Token.CUBE)) {
      return new SqlGroupBy.Elements(elements, cursor.from(start));
    }
    List<SqlExpression> sets = new ArrayList<>();
    for (SqlGroupBy.Element element : elements) {
      if (!(element instanceof SqlGroupBy.Key key)) {
        throw cursor.unexpected("the end of a GROUP BY that has grouping sets of its own");
      }
      sets.add(key.expression());
    }
    cursor.advance();
    boolean rollup = cursor.at(Token.ROLLUP);
    cursor.advance();
    SqlGroupBy.Element element =
        rollup
            ? new SqlGroupBy.Rollup(sets, cursor.from(start))
            : new SqlGroupBy.Cube(sets, cursor.from(start));
    return new SqlGroupBy.Elements(List.of(element), cursor.from(start));
  }

  private SqlGroupBy.Element element() {
    return cursor.deeper(this::elementHere);
  }

  private SqlGroupBy.Element elementHere() {
    int start = cursor.start();
    if (cursor.at(Token.LEFT_PARENTHESIS, Token.RIGHT_PARENTHESIS)) {
      cursor.advance();
      cursor.advance();
      return new SqlGroupBy.Empty(cursor.from(start));
    }
    if (cursor.at(Token.ROLLUP, Token.LEFT_PARENTHESIS)) {
      cursor.advance();
      return new SqlGroupBy.Rollup(sets(), cursor.from(start));
    }
    if (cursor.at(Token.CUBE, Token.LEFT_PARENTHESIS)) {
      cursor.advance();
      return new SqlGroupBy.Cube(sets(), cursor.from(start));
    }
    if (cursor.take(Token.GROUPING, Token.SETS)) {
      cursor.expect(Token.LEFT_PARENTHESIS);
      List<SqlGroupBy.Element> sets = new ArrayList<>();
      do {
        sets.add(element());
      } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
      cursor.expect(Token.RIGHT_PARENTHESIS);
      return new SqlGroupBy.GroupingSets(sets, cursor.from(start));
    }
    SqlExpression key = grammar.expressions.expression();
    return new SqlGroupBy.Key(key, key.span());
  }

  private List<SqlExpression> sets() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlExpression> sets =
        cursor.at(Token.RIGHT_PARENTHESIS)
            ? List.of()
            : grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return sets;
  }
}
