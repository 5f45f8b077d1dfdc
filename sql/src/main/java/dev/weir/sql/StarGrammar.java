package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Unpacking;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads stars with what they leave out, replace and rename, and `COLUMNS(…)`.
final class StarGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  StarGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// A star at the cursor; `*COLUMNS(…)` too.
  SqlExpression star(Optional<QualifiedName> qualifier, int start) {
    cursor.expect(Token.ASTERISK);
    if (qualifier.isEmpty() && cursor.at(Token.COLUMNS, Token.LEFT_PARENTHESIS)) {
      SqlExpression selection = selection();
      return new SqlExpression.Columns(selection, Unpacking.UNPACKED, cursor.from(start));
    }
    List<QualifiedName> exclude = List.of();
    if (atClause(Token.EXCLUDE) || cursor.at(Token.EXCEPT) && !startsQuery(cursor.index() + 1)) {
      cursor.advance();
      exclude = list(this::excluded);
    }
    List<SqlSelectItem> replace = List.of();
    if (atClause(Token.REPLACE)) {
      cursor.advance();
      replace = list(this::replaced);
    }
    List<SqlExpression.Rename> rename = List.of();
    if (atClause(Token.RENAME)) {
      cursor.advance();
      rename = list(this::renamed);
    }
    return new SqlExpression.Star(qualifier, exclude, replace, rename, cursor.from(start));
  }

  /// `COLUMNS(…)`.
  SqlExpression columns(int start) {
    SqlExpression selection = selection();
    return new SqlExpression.Columns(selection, Unpacking.NONE, cursor.from(start));
  }

  /// `UNPACK(COLUMNS(…))` is `*COLUMNS(…)`.
  SqlExpression unpack(int start) {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlExpression value = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return value instanceof SqlExpression.Columns columns && columns.unpacking() == Unpacking.NONE
        ? new SqlExpression.Columns(columns.selection(), Unpacking.UNPACKED, cursor.from(start))
        : SqlExpression.Call.of("unpack", List.of(value), cursor.from(start));
  }

  private SqlExpression selection() {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlExpression selection = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return selection;
  }

  /// The word, and behind it something that its clause can begin with: else it may be an alias.
  private boolean atClause(Token word) {
    if (!cursor.at(word)) {
      return false;
    }
    int next = cursor.index() + 1;
    return switch (cursor.tokenAt(next)) {
      case LEFT_PARENTHESIS, STRING -> true;
      default -> cursor.isName(next, WordClass.COLUMN) || cursor.isName(next, WordClass.FUNCTION);
    };
  }

  /// `SELECT * EXCEPT SELECT …` is a set operation.
  private boolean startsQuery(int where) {
    return switch (cursor.tokenAt(where)) {
      case LEFT_PARENTHESIS -> grammar.queries.isQueryInParentheses(where);
      case ALL, DISTINCT, BY -> true;
      default -> grammar.queries.startsQuery(where);
    };
  }

  private <T> List<T> list(java.util.function.Supplier<T> element) {
    if (!cursor.take(Token.LEFT_PARENTHESIS)) {
      return List.of(element.get());
    }
    List<T> list = new ArrayList<>();
    do {
      list.add(element.get());
    } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return list;
  }

  private QualifiedName excluded() {
    int start = cursor.start();
    return grammar.names.qualified(grammar.names.columnOrString(), start);
  }

  private SqlSelectItem replaced() {
    int start = cursor.start();
    SqlExpression value = grammar.expressions.expression();
    cursor.expect(Token.AS);
    Identifier name = grammar.names.qualified().last();
    return new SqlSelectItem(value, Optional.of(name), cursor.from(start));
  }

  private SqlExpression.Rename renamed() {
    int start = cursor.start();
    QualifiedName from = excluded();
    cursor.expect(Token.AS);
    Identifier to = grammar.names.column();
    return new SqlExpression.Rename(from, to, cursor.from(start));
  }
}
