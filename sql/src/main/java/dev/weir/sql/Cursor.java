package dev.weir.sql;

import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import dev.weir.sql.tree.Span;
import java.util.List;
import java.util.function.Supplier;

/// A place in the tokens of one text, and what every grammar asks of it: look, take, expect, fail.
/// It also counts how deep the grammar is and how tall the tree gets, and stops both at [#DEEPEST].
final class Cursor {
  /// DuckDB's own limit of nested expressions; the stages behind recurse over the tree.
  static final int DEEPEST = 2500;

  final Tokens tokens;
  final Dialect dialect;
  private final String file;
  private final short[] kinds;
  private final byte[] classes;
  private int index;
  private int kind;
  private int depth;

  Cursor(Tokens tokens, Dialect dialect, String file) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.file = file;
    this.kinds = tokens.kinds;
    this.classes = dialect.wordClasses();
    this.kind = kinds[0];
  }

  // ---- looking ----

  int index() {
    return index;
  }

  Token token() {
    return Token.of(kind);
  }

  boolean at(Token token) {
    return kind == token.ordinal();
  }

  boolean at(Token first, Token second) {
    return kind == first.ordinal() && kindAt(index + 1) == second.ordinal();
  }

  boolean isAt(int where, Token token) {
    return kindAt(where) == token.ordinal();
  }

  Token tokenAt(int where) {
    return Token.of(kindAt(where));
  }

  private int kindAt(int where) {
    return kinds[Math.min(where, tokens.size - 1)];
  }

  /// The token that closes the bracket at an index.
  int closeOf(int where) {
    return tokens.closes[where];
  }

  /// Whether the word or quoted name here may stand where the class says.
  boolean atName(byte wordClass) {
    return (classes[kind] & wordClass) != 0;
  }

  boolean isName(int where, byte wordClass) {
    return (classes[kindAt(where)] & wordClass) != 0;
  }

  /// Whether any word or quoted name is here, reserved or not.
  boolean atLabel() {
    return isLabel(index);
  }

  boolean isLabel(int where) {
    int k = kindAt(where);
    return k == Token.IDENTIFIER.ordinal()
        || k == Token.QUOTED_IDENTIFIER.ordinal()
        || k > Token.OTHER_OPERATOR.ordinal();
  }

  /// Whether the word here, not quoted, reads so in any case.
  boolean atWord(String word) {
    return at(Token.IDENTIFIER) && tokens.text(index).equalsIgnoreCase(word);
  }

  /// Whether `OPERATOR(schema.+)` is here; the word can also be a function.
  boolean atQualifiedOperator() {
    if (!at(Token.OPERATOR, Token.LEFT_PARENTHESIS)) {
      return false;
    }
    int last = kindAt(closeOf(index + 1) - 1);
    return last >= Token.ARROW.ordinal() && last <= Token.OTHER_OPERATOR.ordinal();
  }

  /// Whether the word MINUS is here and means EXCEPT.
  boolean atMinus() {
    return kind == Token.IDENTIFIER.ordinal()
        && dialect.has(SyntaxRule.MINUS_IS_EXCEPT)
        && atWord("minus");
  }

  boolean atString() {
    return isString(index);
  }

  boolean isString(int where) {
    int k = kindAt(where);
    return k == Token.STRING.ordinal()
        || k == Token.ESCAPE_STRING.ordinal()
        || k == Token.DOLLAR_STRING.ordinal();
  }

  // ---- taking ----

  void advance() {
    if (index < tokens.size - 1) {
      index++;
    }
    kind = kinds[index];
  }

  void rewind(int where) {
    index = where;
    kind = kinds[where];
  }

  boolean take(Token token) {
    if (kind != token.ordinal()) {
      return false;
    }
    advance();
    return true;
  }

  boolean take(Token first, Token second) {
    if (!at(first, second)) {
      return false;
    }
    advance();
    advance();
    return true;
  }

  void expect(Token token) {
    if (!take(token)) {
      throw unexpected(token.text());
    }
  }

  /// Whether a comma follows and after it something other than the bracket that ends the list.
  boolean takeComma(Token end) {
    if (!take(Token.COMMA)) {
      return false;
    }
    return !at(end);
  }

  /// Takes the first `>` of the `>>` here, for `ARRAY<ARRAY<INT>>`.
  void takeHalfShift() {
    kind = Token.GREATER.ordinal();
    tokens.kinds[index] = (short) kind;
    tokens.starts[index]++;
  }

  /// Whether a comma follows and after it another item: lists may end in a comma.
  boolean takeItemComma() {
    if (!take(Token.COMMA)) {
      return false;
    }
    return switch (token()) {
      case END_OF_TEXT, SEMICOLON, RIGHT_PARENTHESIS -> false;
      case FROM, WHERE, GROUP, HAVING, WINDOW, QUALIFY, USING, ORDER, LIMIT, OFFSET, FETCH -> false;
      case UNION, INTERSECT, EXCEPT, FOR, INTO -> false;
      default -> true;
    };
  }

  // ---- places ----

  int start() {
    return tokens.starts[index];
  }

  int end() {
    return tokens.ends[index];
  }

  /// From an offset to the end of the token before this one.
  Span from(int start) {
    return new Span(start, Math.max(start, index == 0 ? start : tokens.ends[index - 1]));
  }

  String text() {
    return tokens.text(index);
  }

  // ---- failing ----

  WeirException unexpected(String expected) {
    return fail(start(), "expected " + expected + ", found " + found(index));
  }

  /// The same, where the word here, or the one before it that was taken for a name, may be one of
  /// these misspelt.
  WeirException unexpected(String expected, List<String> words) {
    String message = "expected " + expected + ", found " + found(index);
    String hint = hint(index, words);
    if (hint.isEmpty() && index > 0) {
      hint = hint(index - 1, words);
      message += hint.isEmpty() ? "" : " behind " + textAt(index - 1);
    }
    return fail(start(), message + hint);
  }

  private String hint(int where, List<String> words) {
    String word = isName(where, WordClass.COLUMN) ? textAt(where) : "";
    return word.length() < 3 ? "" : NearestNames.hint(word, words);
  }

  private String textAt(int where) {
    return tokens.text.substring(tokens.starts[where], tokens.ends[where]);
  }

  /// The word here is a name elsewhere, not here.
  WeirException reserved(String expected) {
    return fail(
        start(),
        "expected "
            + expected
            + ", found "
            + text()
            + ", which is reserved here; quote it to use it as a name");
  }

  WeirException fail(int offset, String message) {
    return fail(ErrorCode.SYNTAX, offset, message);
  }

  WeirException fail(ErrorCode code, int offset, String message) {
    return new WeirException(
        List.of(Problem.at(code, message, SourcePlace.of(file, tokens.text, offset))));
  }

  String found(int where) {
    Token token = tokenAt(where);
    if (token == Token.END_OF_TEXT) {
      return "the end of the text";
    }
    String written = tokens.text(where);
    return written.length() > 40 ? written.substring(0, 40) + "…" : written;
  }

  // ---- depth ----

  /// Reads one level deeper; where the caller's stack may not reach, on a stack of its own.
  <T> T deeper(Supplier<T> reading) {
    if (++depth > DEEPEST) {
      throw tooDeep();
    }
    T read = depth == DeepStack.SHALLOW ? DeepStack.onLargeStack(reading) : reading.get();
    depth--;
    return read;
  }

  /// The height of a node over children of the given height.
  int above(int height) {
    if (height >= DEEPEST) {
      throw tooDeep();
    }
    return height + 1;
  }

  private WeirException tooDeep() {
    return fail(
        ErrorCode.TOO_DEEP,
        start(),
        "the query nests deeper than "
            + DEEPEST
            + " levels; split it with CTEs, or write long chains as IN lists or UNION ALL branches");
  }
}
