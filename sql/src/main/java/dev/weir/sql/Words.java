package dev.weir.sql;

import java.util.Arrays;
import java.util.Locale;

/// Finds the [Token] of a word in a text without allocating: open addressing over a hash of the
/// letters folded to lower case.
final class Words {
  private static final int SIZE = 2048;
  private static final int LONGEST = 20;
  private static final String[] TEXTS = new String[SIZE];
  private static final short[] TOKENS = new short[SIZE];

  private Words() {}

  static {
    for (Token token : Token.values()) {
      if (token.isNamedWord()) {
        String word = token.name().toLowerCase(Locale.ROOT);
        int slot = hash(word, 0, word.length()) & SIZE - 1;
        while (TEXTS[slot] != null) {
          slot = slot + 1 & SIZE - 1;
        }
        TEXTS[slot] = word;
        TOKENS[slot] = (short) token.ordinal();
      }
    }
  }

  /// The ordinal of the word between two offsets; [Token#IDENTIFIER] when no grammar names it.
  static int find(String text, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return Token.IDENTIFIER.ordinal();
    }
    int slot = hash(text, start, end) & SIZE - 1;
    while (true) {
      String word = TEXTS[slot];
      if (word == null) {
        return Token.IDENTIFIER.ordinal();
      }
      if (word.length() == length && same(word, text, start)) {
        return TOKENS[slot];
      }
      slot = slot + 1 & SIZE - 1;
    }
  }

  /// The token of a word as a string, in any case.
  static Token find(String word) {
    return Token.of(find(word, 0, word.length()));
  }

  /// The word classes of every token, by ordinal, from space-separated lists.
  static byte[] classes(
      String reserved, String notFunctions, String onlyFunctions, String notBare) {
    byte[] classes = new byte[Token.count()];
    Arrays.fill(classes, Token.IDENTIFIER.ordinal(), Token.count(), WordClass.EVERYWHERE);
    for (int i = Token.IDENTIFIER.ordinal() + 2; i <= Token.OTHER_OPERATOR.ordinal(); i++) {
      classes[i] = 0;
    }
    clear(classes, notFunctions, WordClass.FUNCTION);
    clear(classes, onlyFunctions, (byte) (WordClass.COLUMN | WordClass.BARE_ALIAS));
    clear(classes, notBare, WordClass.BARE_ALIAS);
    clear(classes, reserved, WordClass.EVERYWHERE);
    return classes;
  }

  private static void clear(byte[] classes, String words, byte bits) {
    for (String word : words.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        Token token = find(word);
        if (token == Token.IDENTIFIER) {
          throw new IllegalArgumentException("no grammar names the word " + word);
        }
        classes[token.ordinal()] &= (byte) ~bits;
      }
    }
  }

  private static int hash(String text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + (text.charAt(i) | 0x20);
    }
    return hash ^ hash >>> 11;
  }

  private static boolean same(String word, String text, int start) {
    for (int i = 0; i < word.length(); i++) {
      char c = text.charAt(start + i);
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      }
      if (c != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
