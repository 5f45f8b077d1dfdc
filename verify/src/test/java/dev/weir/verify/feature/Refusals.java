package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The valid queries that the compiler refuses, by message.
final class Refusals {
  private static final Pattern PLACE = Pattern.compile("^<sql>:\\d+:\\d+: ");
  private static final Pattern NAME = Pattern.compile("'[^']*'|\"[^\"]*\"|\\d+");
  private static final int MESSAGE = 60;

  private final Map<String, List<String>> byMessage = new LinkedHashMap<>();

  void add(String message, String sql) {
    byMessage.computeIfAbsent(pattern(message), _ -> new ArrayList<>()).add(sql);
  }

  /// A message without its place and its names.
  static String pattern(String message) {
    String text = NAME.matcher(PLACE.matcher(message).replaceFirst("")).replaceAll("_");
    return text.length() > MESSAGE ? text.substring(0, MESSAGE) : text;
  }

  /// One line for each message, the most frequent first, with the shortest query.
  List<String> lines() {
    return byMessage.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .map(e ->
            e.getValue().size()
                + " x "
                + e.getKey()
                + ": "
                + e.getValue().stream()
                    .reduce((a, b) -> b.length() < a.length() ? b : a)
                    .orElse(""))
        .toList();
  }
}
