package dev.weir.verify.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The values that a `foreach` goes through: words, and collections such as `<numeric>`, of which
/// `!word` takes one out again.
final class LoopTokens {
  private static final List<String> SIGNED =
      List.of("tinyint", "smallint", "integer", "bigint", "hugeint");
  private static final List<String> UNSIGNED =
      List.of("utinyint", "usmallint", "uinteger", "ubigint", "uhugeint");
  private static final List<String> INTEGRAL = joined(SIGNED, UNSIGNED);
  private static final List<String> NUMERIC = joined(INTEGRAL, List.of("float", "double"));
  private static final List<String> ALL = joined(NUMERIC, List.of("bool", "interval", "varchar"));
  private static final List<String> COMPRESSION =
      List.of(
          "none",
          "uncompressed",
          "rle",
          "bitpacking",
          "dictionary",
          "fsst",
          "dict_fsst",
          "alp",
          "alprd");
  private static final Map<String, List<String>> COLLECTIONS =
      Map.of(
          "<signed>", SIGNED,
          "<unsigned>", UNSIGNED,
          "<integral>", INTEGRAL,
          "<numeric>", NUMERIC,
          "<alltypes>", ALL,
          "<compression>", COMPRESSION);

  private LoopTokens() {}

  /// The values in order.
  static List<String> of(List<String> words) {
    List<String> values = new ArrayList<>();
    for (String word : words) {
      List<String> collection = COLLECTIONS.get(word.toLowerCase(Locale.ROOT));
      if (collection != null) {
        values.addAll(collection);
      } else if (!word.startsWith("!") || !values.remove(word.substring(1))) {
        values.add(word);
      }
    }
    return values;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }
}
