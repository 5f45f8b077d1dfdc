package dev.weir.verify.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts agreement and keeps what differs, by kind of difference.
final class Tally {
  /// The type of a call that the catalog leaves to the engine, which is then asked.
  static final String ASKED = "asked of the engine";

  enum Outcome {
    SAME_TYPE,
    ENGINE_IS_ASKED,
    BOTH_REFUSE,
    OTHER_TYPE,
    ONLY_ENGINE_REFUSES,
    ONLY_CATALOG_REFUSES
  }

  record Difference(Outcome outcome, String group, String call, String expected, String actual) {
    @Override
    public String toString() {
      return outcome + "\t" + call + "\tengine " + expected + "\tcatalog " + actual;
    }
  }

  private final Map<Outcome, Integer> counts = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();

  void add(String group, String call, String expected, String actual) {
    boolean refused = expected.startsWith(Engine.ERROR);
    boolean refuses = actual.startsWith(Engine.ERROR);
    Outcome outcome;
    if (actual.equals(ASKED)) {
      outcome = Outcome.ENGINE_IS_ASKED;
    } else if (refused && refuses) {
      outcome = Outcome.BOTH_REFUSE;
    } else if (refused) {
      outcome = Outcome.ONLY_ENGINE_REFUSES;
    } else if (refuses) {
      outcome = Outcome.ONLY_CATALOG_REFUSES;
    } else {
      outcome = expected.equals(actual) ? Outcome.SAME_TYPE : Outcome.OTHER_TYPE;
    }
    counts.merge(outcome, 1, Integer::sum);
    if (outcome.compareTo(Outcome.BOTH_REFUSE) > 0) {
      differences.add(new Difference(outcome, group, call, expected, actual));
    }
  }

  List<Difference> differences() {
    return differences;
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  String summary(String what) {
    int same = total() - differences.size();
    return "%s: %d of %d agree (%.3f %%) %s"
        .formatted(what, same, total(), 100.0 * same / Math.max(1, total()), counts);
  }
}
