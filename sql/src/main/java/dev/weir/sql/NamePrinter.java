package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import java.util.List;

/// Prints names, with quotes where the dialect needs them to read the same name back.
final class NamePrinter {
  private final Output out;
  private final Dialect dialect;
  private final PrintStyle.Quoting quoting;

  NamePrinter(Output out, Dialect dialect, PrintStyle.Quoting quoting) {
    this.out = out;
    this.dialect = dialect;
    this.quoting = quoting;
  }

  /// A column, table or alias.
  void column(Identifier name) {
    print(name, WordClass.COLUMN);
  }

  /// A name behind a dot, where every word may stand.
  void label(Identifier name) {
    print(name, (byte) 0);
  }

  /// The name of an argument.
  void argument(Identifier name) {
    print(name, WordClass.EVERYWHERE);
  }

  void qualified(QualifiedName name) {
    List<Identifier> parts = name.parts();
    column(parts.getFirst());
    for (int i = 1; i < parts.size(); i++) {
      out.add('.');
      label(parts.get(i));
    }
  }

  void columns(List<Identifier> names) {
    out.add('(');
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      column(names.get(i));
    }
    out.add(')');
  }

  /// The name of a function: calls with a syntax of their own keep their bare word.
  void function(QualifiedName name) {
    List<Identifier> parts = name.parts();
    if (parts.size() > 1) {
      qualified(name);
      return;
    }
    Identifier only = parts.getFirst();
    Token word = Words.find(only.name());
    boolean bare =
        quoting == PrintStyle.Quoting.NEVER
            || isPlain(only.name())
                && ((dialect.wordClasses()[word.ordinal()] & WordClass.FUNCTION) != 0
                    || isSpecial(word) && only.quoting() == Identifier.Quoting.PLAIN);
    out.add(bare ? only.name() : quoted(only.name()));
  }

  private static boolean isSpecial(Token word) {
    return switch (word) {
      case COALESCE, NULLIF, GROUPING, GROUPING_ID, SUBSTRING, TRIM, OVERLAY -> true;
      default -> false;
    };
  }

  private void print(Identifier name, byte wordClass) {
    boolean bare =
        switch (quoting) {
          case ALWAYS -> false;
          case NEVER -> true;
          case SAFE -> isSafe(name, wordClass);
        };
    out.add(bare ? name.name() : quoted(name.name()));
  }

  private boolean isSafe(Identifier name, byte wordClass) {
    String text = name.name();
    if (!isPlain(text)) {
      return false;
    }
    if (name.quoting() == Identifier.Quoting.QUOTED && changesCase(text)) {
      return false;
    }
    int word = Words.find(text, 0, text.length());
    return (dialect.wordClasses()[word] & wordClass) == wordClass;
  }

  private boolean changesCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (dialect.nameCase()) {
        case KEPT -> {}
        case LOWERED -> {
          if (c >= 'A' && c <= 'Z') {
            return true;
          }
        }
        case RAISED -> {
          if (c >= 'a' && c <= 'z') {
            return true;
          }
        }
      }
    }
    return false;
  }

  String quoted(String name) {
    char quote = dialect.nameQuote();
    return quote + name.replace("" + quote, "" + quote + quote) + quote;
  }

  static boolean isPlain(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !(digit && i > 0)) {
        return false;
      }
    }
    return true;
  }
}
