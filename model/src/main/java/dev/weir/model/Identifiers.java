package dev.weir.model;

import java.util.Set;

/// The rules for names: found without regard to the case of ASCII letters, quoted when they are not
/// plain or are reserved.
public final class Identifiers {
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "analyse",
          "analyze",
          "and",
          "any",
          "array",
          "as",
          "asc",
          "asymmetric",
          "both",
          "case",
          "cast",
          "check",
          "collate",
          "column",
          "constraint",
          "create",
          "default",
          "deferrable",
          "desc",
          "describe",
          "distinct",
          "do",
          "else",
          "end",
          "except",
          "false",
          "fetch",
          "for",
          "foreign",
          "from",
          "grant",
          "group",
          "having",
          "in",
          "initially",
          "intersect",
          "into",
          "lambda",
          "lateral",
          "leading",
          "limit",
          "not",
          "null",
          "offset",
          "on",
          "only",
          "or",
          "order",
          "pivot",
          "pivot_longer",
          "pivot_wider",
          "placing",
          "primary",
          "qualify",
          "references",
          "returning",
          "select",
          "show",
          "some",
          "summarize",
          "symmetric",
          "table",
          "then",
          "to",
          "trailing",
          "true",
          "union",
          "unique",
          "unpivot",
          "using",
          "variadic",
          "when",
          "where",
          "window",
          "with");

  /// Words that name functions and types, and columns only in quotes.
  private static final Set<String> QUOTED_AS_COLUMNS =
      Set.of(
          "anti",
          "asof",
          "at",
          "authorization",
          "binary",
          "by",
          "collation",
          "concurrently",
          "cross",
          "freeze",
          "full",
          "glob",
          "ilike",
          "inner",
          "is",
          "isnull",
          "join",
          "left",
          "like",
          "natural",
          "notnull",
          "outer",
          "overlaps",
          "positional",
          "right",
          "semi",
          "similar",
          "tablesample",
          "unpack",
          "verbose");

  private Identifiers() {}

  /// The name folded for comparison: ASCII letters to lower case, all else as it is.
  public static String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return foldFrom(name, i);
      }
    }
    return name;
  }

  private static String foldFrom(String name, int first) {
    char[] folded = name.toCharArray();
    for (int i = first; i < folded.length; i++) {
      if (folded[i] >= 'A' && folded[i] <= 'Z') {
        folded[i] += 'a' - 'A';
      }
    }
    return new String(folded);
  }

  /// Whether two names mean the same thing.
  public static boolean same(String a, String b) {
    return a.equals(b) || fold(a).equals(fold(b));
  }

  /// Whether the name is reserved in DuckDB and so needs quotes everywhere.
  public static boolean isReserved(String name) {
    return RESERVED.contains(fold(name));
  }

  /// The name, in double quotes where it is not plain, or a word that cannot name a column.
  public static String quote(String name) {
    return isPlain(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty()
        || Character.isDigit(name.charAt(0))
        || isReserved(name)
        || QUOTED_AS_COLUMNS.contains(fold(name))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
