package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads names: which words may be one depends on where the name stands.
final class Names {
  private final Cursor cursor;
  private final Literals literals;

  Names(Cursor cursor) {
    this.cursor = cursor;
    this.literals = new Literals(cursor);
  }

  /// A column, table, alias, window or CTE.
  Identifier column() {
    if (!cursor.atName(WordClass.COLUMN)) {
      throw notAName();
    }
    return take();
  }

  /// The same, or a string in its place.
  Identifier columnOrString() {
    return cursor.atString() ? string() : column();
  }

  /// Any word at all, as behind a dot or AS.
  Identifier label() {
    if (!cursor.atLabel()) {
      throw notAName();
    }
    return take();
  }

  Identifier labelOrString() {
    return cursor.atString() ? string() : label();
  }

  boolean atColumnOrString() {
    return cursor.atName(WordClass.COLUMN) || cursor.atString();
  }

  /// `a.b.c`: the first part a column name, the others any words.
  QualifiedName qualified() {
    int start = cursor.start();
    return qualified(column(), start);
  }

  QualifiedName qualified(Identifier first, int start) {
    if (!cursor.at(Token.DOT)) {
      return new QualifiedName(List.of(first), first.span());
    }
    List<Identifier> parts = new ArrayList<>(3);
    parts.add(first);
    while (cursor.at(Token.DOT) && cursor.isLabel(cursor.index() + 1)) {
      cursor.advance();
      parts.add(take());
    }
    return new QualifiedName(parts, cursor.from(start));
  }

  /// `(a, b)`.
  List<Identifier> parenthesized() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<Identifier> names = new ArrayList<>();
    do {
      names.add(columnOrString());
    } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return names;
  }

  /// The word here, whatever it is.
  Identifier take() {
    Span span = new Span(cursor.start(), cursor.end());
    Identifier name;
    if (cursor.at(Token.QUOTED_IDENTIFIER)) {
      name = new Identifier(unquoted(cursor.text()), Identifier.Quoting.QUOTED, span);
    } else {
      name = new Identifier(cursor.text(), Identifier.Quoting.PLAIN, span);
    }
    cursor.advance();
    return name;
  }

  private Identifier string() {
    int start = cursor.start();
    String value = literals.string();
    return new Identifier(value, Identifier.Quoting.QUOTED, cursor.from(start));
  }

  private static String unquoted(String written) {
    char quote = written.charAt(0);
    String inner = written.substring(1, written.length() - 1);
    return inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
  }

  private RuntimeException notAName() {
    return cursor.atLabel() ? cursor.reserved("a name") : cursor.unexpected("a name");
  }
}
