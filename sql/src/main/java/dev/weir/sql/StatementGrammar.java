package dev.weir.sql;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlStatement;
import dev.weir.sql.tree.SqlStatement.Kind;
import java.util.ArrayList;
import java.util.List;

/// Reads the statements of a text. Queries and CREATE TABLE are read whole; what else there is, is
/// classified by its words and skipped up to the semicolon.
final class StatementGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  StatementGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  List<SqlStatement> statements() {
    List<SqlStatement> statements = new ArrayList<>();
    while (true) {
      while (cursor.take(Token.SEMICOLON)) {
        // An empty statement.
      }
      if (cursor.at(Token.END_OF_TEXT)) {
        return statements;
      }
      statements.add(statement());
      if (!cursor.at(Token.SEMICOLON) && !cursor.at(Token.END_OF_TEXT)) {
        throw cursor.unexpected("; or the end of the text");
      }
    }
  }

  private SqlStatement statement() {
    int start = cursor.start();
    Kind kind = kindAt(cursor.index());
    if (kind == Kind.QUERY) {
      grammar.nextParameter = 1;
      SqlQuery query = grammar.queries.query();
      return new SqlStatement.Query(query, cursor.from(start));
    }
    if (kind == Kind.CREATE && grammar.createTables.atColumnList()) {
      return grammar.createTables.createTable();
    }
    return skip(kind, start);
  }

  private SqlStatement skip(Kind kind, int start) {
    while (!cursor.at(Token.SEMICOLON) && !cursor.at(Token.END_OF_TEXT)) {
      cursor.advance();
    }
    Span span = cursor.from(start);
    return new SqlStatement.Other(kind, span);
  }

  // ---- classification ----

  /// The kind of the statement that begins at an index. A query with a CTE that writes is of the
  /// kind of what it writes.
  Kind kindAt(int where) {
    return switch (cursor.tokenAt(where)) {
      case SELECT, FROM, VALUES, TABLE, WITH, LEFT_PARENTHESIS -> writingIn(where);
      case PIVOT, PIVOT_WIDER, UNPIVOT, PIVOT_LONGER -> writingIn(where);
      case DESCRIBE, DESC -> Kind.DESCRIBE;
      case SUMMARIZE -> Kind.SUMMARIZE;
      case SHOW -> Kind.SHOW;
      case INSERT -> Kind.INSERT;
      case UPDATE -> cursor.isAt(where + 1, Token.EXTENSIONS) ? Kind.INSTALL : Kind.UPDATE;
      case DELETE -> Kind.DELETE;
      case MERGE -> Kind.MERGE;
      case TRUNCATE -> Kind.TRUNCATE;
      case CREATE, REGISTER -> Kind.CREATE;
      case ALTER -> Kind.ALTER;
      case DROP, DESTROY -> Kind.DROP;
      case COMMENT -> Kind.COMMENT;
      case COPY -> Kind.COPY;
      case EXPORT -> Kind.EXPORT;
      case IMPORT -> Kind.IMPORT;
      case ATTACH, CONNECT -> Kind.ATTACH;
      case DETACH, DISCONNECT -> Kind.DETACH;
      case USE -> Kind.USE;
      case SET -> Kind.SET;
      case RESET -> Kind.RESET;
      case PRAGMA -> Kind.PRAGMA;
      case CALL -> Kind.CALL;
      case EXPLAIN -> Kind.EXPLAIN;
      case BEGIN, START, COMMIT, END, ROLLBACK, ABORT -> Kind.TRANSACTION;
      case PREPARE -> Kind.PREPARE;
      case EXECUTE -> Kind.EXECUTE;
      case DEALLOCATE -> Kind.DEALLOCATE;
      case VACUUM -> Kind.VACUUM;
      case ANALYZE, ANALYSE -> Kind.ANALYZE;
      case CHECKPOINT -> Kind.CHECKPOINT;
      case FORCE -> cursor.isAt(where + 1, Token.INSTALL) ? Kind.INSTALL : forceCheckpoint(where);
      case INSTALL -> Kind.INSTALL;
      case LOAD -> Kind.LOAD;
      default -> throw notAStatement();
    };
  }

  private Kind forceCheckpoint(int where) {
    if (cursor.isAt(where + 1, Token.CHECKPOINT)) {
      return Kind.CHECKPOINT;
    }
    throw notAStatement();
  }

  private RuntimeException notAStatement() {
    return cursor.unexpected(
        "a statement (SELECT, FROM, WITH, VALUES, …)", List.of("SELECT", "FROM", "WITH", "VALUES"));
  }

  /// Looks through a statement that begins like a query for one that writes: in a CTE, or behind
  /// its CTEs as the statement itself.
  private Kind writingIn(int where) {
    for (int i = where;
        !cursor.isAt(i, Token.SEMICOLON) && !cursor.isAt(i, Token.END_OF_TEXT);
        i++) {
      boolean behindBracket =
          i > where
              && (cursor.isAt(i - 1, Token.LEFT_PARENTHESIS)
                  || cursor.isAt(i - 1, Token.RIGHT_PARENTHESIS));
      if (behindBracket && isWriting(i)) {
        return switch (cursor.tokenAt(i)) {
          case UPDATE -> Kind.UPDATE;
          case DELETE -> Kind.DELETE;
          case MERGE -> Kind.MERGE;
          default -> Kind.INSERT;
        };
      }
    }
    return Kind.QUERY;
  }

  /// Whether INSERT, UPDATE, DELETE or MERGE begins here; the words are names elsewhere.
  boolean isWriting(int where) {
    int next = where + 1;
    return switch (cursor.tokenAt(where)) {
      case INSERT -> cursor.isAt(next, Token.INTO) || cursor.isAt(next, Token.OR);
      case DELETE -> cursor.isAt(next, Token.FROM);
      case MERGE -> cursor.isAt(next, Token.INTO);
      case UPDATE -> isUpdate(next);
      default -> false;
    };
  }

  private boolean isUpdate(int where) {
    if (!cursor.isName(where, WordClass.COLUMN)) {
      return false;
    }
    int at = where + 1;
    while (cursor.isAt(at, Token.DOT) && cursor.isLabel(at + 1)) {
      at += 2;
    }
    if (cursor.isAt(at, Token.AS)) {
      at++;
    }
    if (!cursor.isAt(at, Token.SET) && cursor.isName(at, WordClass.COLUMN)) {
      at++;
    }
    return cursor.isAt(at, Token.SET);
  }
}
