package dev.weir.verify.suite;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What came of all queries: the share that compiles, counts, and every query that went wrong.
record SuiteReport(List<Verdict> verdicts, Map<String, Integer> leftOut) {
  private static final Pattern SPECIFIC =
      Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\b[0-9]+\\b");
  private static final int VARIANTS = 12;

  SuiteReport {
    verdicts = verdicts.stream().sorted(Comparator.comparing(Verdict::place)).toList();
    leftOut = new LinkedHashMap<>(leftOut);
  }

  Map<Outcome, List<Verdict>> byOutcome() {
    Map<Outcome, List<Verdict>> groups = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      groups.put(outcome, verdicts.stream().filter(v -> v.outcome() == outcome).toList());
    }
    return groups;
  }

  /// How many queries the compiler should accept.
  long counted() {
    return verdicts.stream().filter(v -> v.outcome().isCounted()).count();
  }

  /// Of the queries that the engine runs and a catalog can express, the share that compiles.
  double share() {
    long compiled = verdicts.stream().filter(v -> v.outcome().isCompiled()).count();
    return (double) compiled / Math.max(1, counted());
  }

  /// The share and the counts, one a line.
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%.2f %% of %d queries compile%n", 100 * share(), counted()));
    byOutcome()
        .forEach((outcome, group) ->
            text.append(String.format(Locale.ROOT, "%7d %s%n", group.size(), outcome.words())));
    long slow = verdicts.stream().filter(Verdict::isSlow).count();
    text.append(String.format(Locale.ROOT, "%7d slower than 1 s to compile%n", slow));
    text.append("scripts left out: ").append(leftOut).append('\n');
    text.append("not expressible: ").append(reasons()).append('\n');
    return text.toString();
  }

  private Map<String, Long> reasons() {
    return verdicts.stream()
        .filter(v -> v.outcome() == Outcome.NOT_EXPRESSIBLE)
        .collect(Collectors.groupingBy(Verdict::detail, LinkedHashMap::new, Collectors.counting()));
  }

  /// The summary, then every query that went wrong, refusals by message and the most frequent
  /// first.
  String text() {
    StringBuilder text = new StringBuilder(summary());
    byOutcome()
        .forEach((outcome, group) -> {
          switch (outcome) {
            case SAME, SAME_COLUMNS, SAME_FAILURE, BOTH_REFUSE, NOT_EXPRESSIBLE -> {
              // All is as it should be.
            }
            case REFUSED -> refusals(text, group);
            case INTERNAL,
                ROWS,
                ORDER,
                NAMES,
                TYPES,
                EMITTED_FAILS,
                OVER_ACCEPTED,
                ACCEPTED_LATE,
                FAILURE_LOST ->
                each(text, outcome, group);
          }
        });
    verdicts.stream()
        .filter(Verdict::isSlow)
        .forEach(v ->
            text.append("\nslow: ").append(v.nanos() / 1_000_000).append(" ms ").append(v.place()));
    return text.toString();
  }

  private static void each(StringBuilder text, Outcome outcome, List<Verdict> group) {
    text.append("\n== ").append(outcome.words()).append(": ").append(group.size()).append('\n');
    grouped(group, Verdict::place)
        .forEach((place, verdicts) -> {
          Verdict first = verdicts.getFirst();
          text.append("\n-- ").append(place).append(times(verdicts)).append('\n');
          text.append(first.sql()).append("\n   ").append(first.detail()).append('\n');
        });
  }

  private static void refusals(StringBuilder text, List<Verdict> group) {
    text.append("\n== refused: ").append(group.size()).append('\n');
    byFrequency(grouped(group, v -> SPECIFIC.matcher(v.detail()).replaceAll("_")))
        .forEach(kind -> {
          text.append("\n## ").append(kind.getValue().size()).append(" × ").append(kind.getKey());
          text.append('\n');
          byFrequency(grouped(kind.getValue(), Verdict::detail)).stream()
              .limit(VARIANTS)
              .forEach(e -> variant(text, e.getValue()));
        });
  }

  private static void variant(StringBuilder text, List<Verdict> same) {
    Verdict shortest = same.stream().min(Comparator.comparing(v -> v.sql().length())).orElseThrow();
    text.append("-- ")
        .append(shortest.place())
        .append(times(same))
        .append(": ")
        .append(shortest.detail())
        .append("\n     ")
        .append(shortest.sql().replace("\n", "\n     "))
        .append('\n');
  }

  private static String times(List<Verdict> same) {
    return same.size() == 1 ? "" : " (" + same.size() + " times)";
  }

  private static Map<String, List<Verdict>> grouped(
      List<Verdict> verdicts, Function<Verdict, String> by) {
    return verdicts.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<Map.Entry<String, List<Verdict>>> byFrequency(
      Map<String, List<Verdict>> groups) {
    return groups.entrySet().stream()
        .sorted(Comparator.comparing(e -> -e.getValue().size()))
        .toList();
  }
}
