package dev.weir.sql;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.util.List;

/// How large a text and its tokens may be. What is larger is refused before it is read, with
/// LIMIT_EXCEEDED. Immutable.
///
/// @param textCharacters the most characters of a text
/// @param tokenCharacters the most characters of a string, a name or an operator
/// @param numberCharacters the most characters of a number
public record TextLimits(int textCharacters, int tokenCharacters, int numberCharacters) {
  private static final TextLimits STANDARD = new TextLimits(4 << 20, 1 << 20, 1_000);

  /// 4,194,304 characters of text, 1,048,576 of a token, 1,000 of a number.
  public static TextLimits standard() {
    return STANDARD;
  }

  void check(String text, String file) {
    if (text.length() > textCharacters) {
      throw exceeded(
          "text_characters",
          "the text",
          text.length() + " characters",
          textCharacters,
          SourcePlace.of(file, text.substring(0, 200), 0));
    }
  }

  void check(Tokens tokens, String file) {
    int shortest = Math.min(tokenCharacters, numberCharacters);
    for (int i = 0; i < tokens.size; i++) {
      int length = tokens.ends[i] - tokens.starts[i];
      if (length > shortest) {
        boolean number = tokens.kinds[i] == Token.NUMBER.ordinal();
        int most = number ? numberCharacters : tokenCharacters;
        if (length > most) {
          throw exceeded(
              number ? "number_characters" : "token_characters",
              number ? "the number here" : "the string or name here",
              length + " characters",
              most,
              SourcePlace.of(file, tokens.text, tokens.starts[i]));
        }
      }
    }
  }

  /// The error of whoever finds more than a limit admits.
  ///
  /// @param name the limit, as the policy calls it
  /// @param what what is too large
  /// @param found how large it is, with its unit
  public static WeirException exceeded(
      String name, String what, String found, long most, SourcePlace place) {
    return new WeirException(
        List.of(
            Problem.at(
                ErrorCode.LIMIT_EXCEEDED,
                what
                    + " has "
                    + found
                    + ", more than the limit "
                    + name
                    + " of "
                    + most
                    + "; split the query, put data into tables, or raise limits."
                    + name
                    + " in the policy",
                place)));
  }
}
