package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlStatement;
import dev.weir.sql.tree.SqlStatement.ColumnDefinition;
import dev.weir.sql.tree.SqlStatement.KeyRole;
import dev.weir.sql.tree.SqlStatement.Nullability;
import dev.weir.sql.tree.SqlStatement.TableConstraint;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `CREATE TABLE name (columns and constraints)`.
final class CreateTableGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  CreateTableGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// Whether the CREATE at the cursor makes a table from a column list, not from a query.
  boolean atColumnList() {
    int at = cursor.index() + 1;
    if (cursor.isAt(at, Token.OR) && cursor.isAt(at + 1, Token.REPLACE)) {
      at += 2;
    }
    if (cursor.isAt(at, Token.TEMP)
        || cursor.isAt(at, Token.TEMPORARY)
        || cursor.isAt(at, Token.PERSISTENT)) {
      at++;
    }
    if (!cursor.isAt(at, Token.TABLE)) {
      return false;
    }
    at++;
    if (cursor.isAt(at, Token.IF)
        && cursor.isAt(at + 1, Token.NOT)
        && cursor.isAt(at + 2, Token.EXISTS)) {
      at += 3;
    }
    while (cursor.isLabel(at) && cursor.isAt(at + 1, Token.DOT)) {
      at += 2;
    }
    if (!cursor.isLabel(at) && !cursor.isString(at)
        || !cursor.isAt(at + 1, Token.LEFT_PARENTHESIS)) {
      return false;
    }
    int close = cursor.closeOf(at + 1);
    for (int i = close;
        !cursor.isAt(i, Token.SEMICOLON) && !cursor.isAt(i, Token.END_OF_TEXT);
        i++) {
      if (cursor.isAt(i, Token.AS)) {
        return false;
      }
    }
    return true;
  }

  SqlStatement createTable() {
    int start = cursor.start();
    while (!cursor.at(Token.TABLE)) {
      cursor.advance();
    }
    cursor.advance();
    if (cursor.take(Token.IF)) {
      cursor.expect(Token.NOT);
      cursor.expect(Token.EXISTS);
    }
    QualifiedName name = grammar.tables.name();
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<ColumnDefinition> columns = new ArrayList<>();
    List<TableConstraint> constraints = new ArrayList<>();
    while (!cursor.at(Token.RIGHT_PARENTHESIS)) {
      if (atConstraint()) {
        constraint().ifPresent(constraints::add);
      } else {
        columns.add(column());
      }
      if (!cursor.takeComma(Token.RIGHT_PARENTHESIS)) {
        break;
      }
    }
    cursor.expect(Token.RIGHT_PARENTHESIS);
    while (!cursor.at(Token.SEMICOLON) && !cursor.at(Token.END_OF_TEXT)) {
      cursor.advance();
    }
    return new SqlStatement.CreateTable(name, columns, constraints, cursor.from(start));
  }

  // ---- constraints ----

  private boolean atConstraint() {
    return switch (cursor.token()) {
      case CONSTRAINT, PRIMARY, UNIQUE, CHECK, FOREIGN -> true;
      default -> false;
    };
  }

  /// PRIMARY KEY and UNIQUE are kept; CHECK and FOREIGN KEY are read and left out.
  private Optional<TableConstraint> constraint() {
    int start = cursor.start();
    if (cursor.take(Token.CONSTRAINT)) {
      grammar.names.columnOrString();
    }
    switch (cursor.token()) {
      case PRIMARY -> {
        cursor.advance();
        cursor.expect(Token.KEY);
        return Optional.of(
            new TableConstraint(
                KeyRole.PRIMARY_KEY, grammar.names.parenthesized(), cursor.from(start)));
      }
      case UNIQUE -> {
        cursor.advance();
        return Optional.of(
            new TableConstraint(KeyRole.UNIQUE, grammar.names.parenthesized(), cursor.from(start)));
      }
      case CHECK -> check();
      case FOREIGN -> {
        cursor.advance();
        cursor.expect(Token.KEY);
        grammar.names.parenthesized();
        references();
      }
      default -> throw cursor.unexpected("PRIMARY KEY, UNIQUE, CHECK or FOREIGN KEY");
    }
    return Optional.empty();
  }

  private void check() {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
    grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
  }

  private void references() {
    cursor.expect(Token.REFERENCES);
    grammar.tables.name();
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      grammar.names.parenthesized();
    }
    while (cursor.take(Token.ON)) {
      if (!cursor.take(Token.UPDATE)) {
        cursor.expect(Token.DELETE);
      }
      boolean two = cursor.at(Token.NO) || cursor.at(Token.SET);
      cursor.advance();
      if (two) {
        cursor.advance();
      }
    }
  }

  // ---- columns ----

  private ColumnDefinition column() {
    int start = cursor.start();
    Identifier name = grammar.names.column();
    Optional<SqlType> type = Optional.empty();
    if (!atColumnEnd()) {
      type = Optional.of(grammar.types.type());
    }
    generated();
    Nullability nullability = Nullability.NULLABLE;
    KeyRole key = KeyRole.NONE;
    Optional<SqlExpression> defaultValue = Optional.empty();
    while (true) {
      if (cursor.take(Token.CONSTRAINT)) {
        grammar.names.columnOrString();
      }
      switch (cursor.token()) {
        case NOT -> {
          cursor.advance();
          cursor.expect(Token.NULL);
          nullability = Nullability.NOT_NULL;
        }
        case NULL -> cursor.advance();
        case UNIQUE -> {
          cursor.advance();
          key = key == KeyRole.PRIMARY_KEY ? key : KeyRole.UNIQUE;
        }
        case PRIMARY -> {
          cursor.advance();
          cursor.expect(Token.KEY);
          key = KeyRole.PRIMARY_KEY;
          nullability = Nullability.NOT_NULL;
        }
        case DEFAULT -> {
          cursor.advance();
          defaultValue = Optional.of(grammar.expressions.expression(Level.IS));
        }
        case CHECK -> check();
        case REFERENCES -> references();
        case COLLATE -> {
          cursor.advance();
          grammar.names.qualified();
        }
        case USING -> {
          cursor.advance();
          grammar.names.label();
          grammar.names.columnOrString();
        }
        default -> {
          return new ColumnDefinition(
              name, type, nullability, key, defaultValue, cursor.from(start));
        }
      }
    }
  }

  private boolean atColumnEnd() {
    return switch (cursor.token()) {
      case COMMA, RIGHT_PARENTHESIS, NOT, NULL, UNIQUE, PRIMARY, DEFAULT, CHECK, REFERENCES -> true;
      case COLLATE, USING, CONSTRAINT, GENERATED, AS -> true;
      default -> false;
    };
  }

  /// `[GENERATED ALWAYS] AS (expression) [VIRTUAL | STORED]`.
  private void generated() {
    if (cursor.take(Token.GENERATED)) {
      if (cursor.take(Token.BY)) {
        cursor.expect(Token.DEFAULT);
      } else {
        cursor.expect(Token.ALWAYS);
      }
    }
    if (cursor.take(Token.AS)) {
      cursor.expect(Token.LEFT_PARENTHESIS);
      grammar.expressions.expression();
      cursor.expect(Token.RIGHT_PARENTHESIS);
      if (!cursor.take(Token.VIRTUAL)) {
        cursor.take(Token.STORED);
      }
    }
  }
}
