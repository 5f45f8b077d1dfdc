package dev.weir.compile.policy;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.tree.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The names of a text behind which the comment `/* weir.meta case_sensitive */` stands.
public final class CaseMarks {
  private static final Pattern META =
      Pattern.compile("/\\*\\s*weir\\.meta\\b(.*?)\\*/", Pattern.DOTALL);
  private static final String MARK = "case_sensitive";

  private CaseMarks() {}

  /// The marked names, in the order of the text.
  ///
  /// @throws WeirException for a mark that stands behind no name, and for a `weir.meta` comment
  ///   that says something else; with the places of all of them
  public static List<String> of(String text, Dialect dialect, String file) {
    if (!text.contains("weir.meta")) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (SqlScript.Comment comment :
        SqlParser.of(dialect).forFile(file).parseScript(text).comments()) {
      var meta = META.matcher(comment.text().strip());
      if (!meta.matches()) {
        continue;
      }
      SourcePlace place = SourcePlace.of(file, text, comment.span().start());
      String said = meta.group(1).strip();
      String name = nameBefore(text, comment.span().start());
      if (!said.equals(MARK)) {
        problems.add(
            Problem.at(
                ErrorCode.INVALID_OPTION,
                "a weir.meta comment says '" + said + "'; legal is " + MARK,
                place));
      } else if (name.isEmpty()) {
        problems.add(
            Problem.at(
                ErrorCode.INVALID_OPTION,
                "the mark " + MARK + " stands behind no name; put it right behind one",
                place));
      } else {
        names.add(name);
      }
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return names;
  }

  /// The name that ends before a place, white space apart; empty when there is none.
  private static String nameBefore(String text, int place) {
    int end = place;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end == 0) {
      return "";
    }
    char last = text.charAt(end - 1);
    return last == '"' || last == '`' ? quoted(text, end, last) : plain(text, end);
  }

  private static String plain(String text, int end) {
    int start = end;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  private static String quoted(String text, int end, char quote) {
    String twice = "" + quote + quote;
    int start = end - 1;
    while (start > 0) {
      start--;
      if (text.charAt(start) == quote) {
        if (start > 0 && text.charAt(start - 1) == quote) {
          start--;
        } else {
          return text.substring(start + 1, end - 1).replace(twice, "" + quote);
        }
      }
    }
    return "";
  }
}
