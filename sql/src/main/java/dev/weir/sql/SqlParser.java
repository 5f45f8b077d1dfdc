package dev.weir.sql;

import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlScript;
import dev.weir.sql.tree.SqlStatement;
import dev.weir.sql.tree.SqlStatement.Kind;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads SQL text of one dialect into a syntax tree.
///
/// Every failure is a [dev.weir.model.WeirException] with the place in the text: SYNTAX where the
/// text is not SQL, NOT_A_QUERY where it is something else than was asked for, TOO_DEEP where it
/// nests deeper than 2500 levels, LIMIT_EXCEEDED where it is larger than [TextLimits] admit.
/// Reading costs time linear in the text. Immutable and thread-safe.
public final class SqlParser {
  /// The words that a misspelt one may have been meant for.
  static final List<String> CLAUSES =
      List.of(
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "QUALIFY",
          "WINDOW",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "JOIN");

  private final Dialect dialect;
  private final String file;
  private final TextLimits limits;

  private SqlParser(Dialect dialect, String file, TextLimits limits) {
    this.dialect = dialect;
    this.file = file;
    this.limits = limits;
  }

  /// A parser whose errors call the text `<sql>`.
  public static SqlParser of(Dialect dialect) {
    return new SqlParser(dialect, "<sql>", TextLimits.standard());
  }

  /// The same parser, with another name for the text in errors.
  public SqlParser forFile(String name) {
    return new SqlParser(dialect, name, limits);
  }

  /// The same parser under other limits.
  public SqlParser within(TextLimits other) {
    return new SqlParser(dialect, file, other);
  }

  /// The one query that the text holds. A semicolon may end it.
  public SqlQuery parseQuery(String text) {
    return DeepStack.call(() -> query(text));
  }

  private SqlQuery query(String text) {
    Grammar grammar = grammar(text);
    Cursor cursor = grammar.cursor;
    while (cursor.take(Token.SEMICOLON)) {
      // An empty statement.
    }
    int start = cursor.start();
    if (cursor.at(Token.END_OF_TEXT)) {
      throw cursor.unexpected("a query");
    }
    Kind kind = grammar.statements.kindAt(cursor.index());
    if (!isQuery(kind)) {
      throw cursor.fail(
          ErrorCode.NOT_A_QUERY, start, "expected a query that only reads, found " + told(kind));
    }
    SqlQuery query = grammar.queries.query();
    boolean ended = cursor.at(Token.SEMICOLON) || cursor.at(Token.END_OF_TEXT);
    while (cursor.take(Token.SEMICOLON)) {
      // The end of the statement.
    }
    if (cursor.at(Token.END_OF_TEXT)) {
      return query;
    }
    if (ended) {
      throw cursor.fail(
          ErrorCode.NOT_A_QUERY,
          cursor.start(),
          "expected one query, found another statement: " + cursor.found(cursor.index()));
    }
    throw cursor.unexpected("the end of the query", CLAUSES);
  }

  /// All statements of the text with its comments.
  public SqlScript parseScript(String text) {
    return DeepStack.call(() -> script(text));
  }

  private SqlScript script(String text) {
    Grammar grammar = grammar(text);
    List<SqlStatement> statements = grammar.statements.statements();
    return new SqlScript(statements, comments(grammar.cursor.tokens));
  }

  /// The one expression that the text holds.
  public SqlExpression parseExpression(String text) {
    return DeepStack.call(() -> expression(text));
  }

  private SqlExpression expression(String text) {
    Grammar grammar = grammar(text);
    SqlExpression expression = grammar.expressions.expression();
    end(grammar.cursor, "an operator or the end of the expression");
    return expression;
  }

  /// The one type that the text holds.
  public SqlType parseType(String text) {
    return DeepStack.call(() -> type(text));
  }

  private SqlType type(String text) {
    Grammar grammar = grammar(text);
    SqlType type = grammar.types.type();
    end(grammar.cursor, "the end of the type");
    return type;
  }

  /// The dialect that is read.
  public Dialect dialect() {
    return dialect;
  }

  private Grammar grammar(String text) {
    limits.check(text, file);
    Tokens tokens = Lexer.lex(text, dialect.lexicalRules(), file);
    limits.check(tokens, file);
    return new Grammar(new Cursor(tokens, dialect, file));
  }

  private static void end(Cursor cursor, String expected) {
    if (!cursor.at(Token.END_OF_TEXT)) {
      throw cursor.unexpected(expected);
    }
  }

  private static boolean isQuery(Kind kind) {
    return switch (kind) {
      case QUERY, DESCRIBE, SUMMARIZE, SHOW -> true;
      default -> false;
    };
  }

  private static String told(Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return "aeiou".indexOf(name.charAt(0)) >= 0
        ? "an " + name + " statement"
        : "a " + name + " statement";
  }

  private static List<SqlScript.Comment> comments(Tokens tokens) {
    List<SqlScript.Comment> comments = new ArrayList<>(tokens.commentCount);
    for (int i = 0; i < tokens.commentCount; i++) {
      int start = tokens.comments[i * 2];
      int end = tokens.comments[i * 2 + 1];
      comments.add(new SqlScript.Comment(tokens.text.substring(start, end), new Span(start, end)));
    }
    return comments;
  }
}
