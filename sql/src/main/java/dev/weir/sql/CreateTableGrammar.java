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
        constraints.add(constraint());
      } else {
        columns.add(column());
      }
      if (!cursor.takeComma(Token.RIGHT_PARENTHESIS)) {
        break;
      }
    }
    if (columns.isEmpty()) {
      throw cursor.unexpected("a column");
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

  private TableConstraint constraint() {
    int start = cursor.start();
    Optional<Identifier> name =
        cursor.take(Token.CONSTRAINT)
            ? Optional.of(grammar.names.columnOrString())
            : Optional.empty();
    return switch (cursor.token()) {
      case PRIMARY -> {
        cursor.advance();
        cursor.expect(Token.KEY);
        yield key(name, KeyRole.PRIMARY_KEY, start);
      }
      case UNIQUE -> {
        cursor.advance();
        yield key(name, KeyRole.UNIQUE, start);
      }
      case CHECK -> {
        SqlExpression condition = check();
        yield new TableConstraint.Check(name, condition, cursor.from(start));
      }
      case FOREIGN -> {
        cursor.advance();
        cursor.expect(Token.KEY);
        List<Identifier> columns = grammar.names.parenthesized();
        SqlStatement.Reference reference = references();
        yield new TableConstraint.ForeignKey(name, columns, reference, cursor.from(start));
      }
      default -> throw cursor.unexpected("PRIMARY KEY, UNIQUE, CHECK or FOREIGN KEY");
    };
  }

  private TableConstraint key(Optional<Identifier> name, KeyRole role, int start) {
    List<Identifier> columns = grammar.names.parenthesized();
    return new TableConstraint.Key(name, role, columns, cursor.from(start));
  }

  private SqlExpression check() {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlExpression condition = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return condition;
  }

  private SqlStatement.Reference references() {
    int start = cursor.start();
    cursor.expect(Token.REFERENCES);
    QualifiedName table = grammar.tables.name();
    List<Identifier> columns =
        cursor.at(Token.LEFT_PARENTHESIS) ? grammar.names.parenthesized() : List.of();
    SqlStatement.Reference reference =
        new SqlStatement.Reference(table, columns, cursor.from(start));
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
    return reference;
  }

  // ---- columns ----

  private ColumnDefinition column() {
    int start = cursor.start();
    Identifier name = grammar.names.column();
    Optional<SqlType> type = Optional.empty();
    if (!atColumnEnd()) {
      type = Optional.of(grammar.types.type());
    }
    Optional<SqlStatement.Generated> generated = generated();
    if (type.isEmpty() && generated.isEmpty()) {
      throw cursor.unexpected("a type, or AS (…) for a generated column");
    }
    List<SqlExpression> checks = new ArrayList<>();
    Optional<SqlStatement.Reference> reference = Optional.empty();
    Optional<QualifiedName> collation = Optional.empty();
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
        case CHECK -> checks.add(check());
        case REFERENCES -> reference = Optional.of(references());
        case COLLATE -> {
          cursor.advance();
          collation = Optional.of(grammar.names.qualified());
        }
        case USING -> {
          cursor.advance();
          grammar.names.label();
          grammar.names.columnOrString();
        }
        default -> {
          return new ColumnDefinition(
              name,
              type,
              nullability,
              key,
              defaultValue,
              generated,
              checks,
              reference,
              collation,
              cursor.from(start));
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
  private Optional<SqlStatement.Generated> generated() {
    int start = cursor.start();
    if (cursor.take(Token.GENERATED)) {
      if (cursor.take(Token.BY)) {
        cursor.expect(Token.DEFAULT);
      } else {
        cursor.expect(Token.ALWAYS);
      }
    }
    if (!cursor.take(Token.AS)) {
      return Optional.empty();
    }
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlExpression value = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    SqlStatement.Storage storage = SqlStatement.Storage.VIRTUAL;
    if (!cursor.take(Token.VIRTUAL) && cursor.take(Token.STORED)) {
      storage = SqlStatement.Storage.STORED;
    }
    return Optional.of(new SqlStatement.Generated(value, storage, cursor.from(start)));
  }
}
