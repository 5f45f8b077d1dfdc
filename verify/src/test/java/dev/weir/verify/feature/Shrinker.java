package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing query small: takes decisions back, in runs and one by one, as long as the text
/// gets shorter and still fails.
final class Shrinker {
  private static final int MOST_TRIALS = 120;

  private final Predicate<String> fails;
  private List<Integer> best;
  private String text;
  private int trials;

  private Shrinker(List<Integer> record, String text, Predicate<String> fails) {
    this.best = record;
    this.text = text;
    this.fails = fails;
  }

  /// The smallest text found that still fails.
  static String shrink(List<Integer> record, String text, Predicate<String> fails) {
    Shrinker shrinker = new Shrinker(record, text, fails);
    String before;
    do {
      before = shrinker.text;
      shrinker.round();
    } while (!shrinker.text.equals(before) && shrinker.trials < MOST_TRIALS);
    return shrinker.text;
  }

  private void round() {
    for (int run = Math.max(1, best.size() / 2); run >= 1; run /= 2) {
      for (int from = 0; from < best.size(); from++) {
        int end = Math.min(best.size(), from + run);
        if (!attempt(without(from, end)) && !attempt(plain(from, end)) && run == 1) {
          lower(from);
        }
      }
    }
  }

  private void lower(int at) {
    for (int value = 1; value < best.get(at) && trials < MOST_TRIALS; value++) {
      List<Integer> changed = new ArrayList<>(best);
      changed.set(at, value);
      if (attempt(changed)) {
        return;
      }
    }
  }

  private List<Integer> without(int from, int end) {
    List<Integer> changed = new ArrayList<>(best);
    changed.subList(from, end).clear();
    return changed;
  }

  private List<Integer> plain(int from, int end) {
    List<Integer> changed = new ArrayList<>(best);
    for (int i = from; i < end; i++) {
      changed.set(i, 0);
    }
    return changed;
  }

  private boolean attempt(List<Integer> record) {
    if (trials >= MOST_TRIALS || record.equals(best)) {
      return false;
    }
    Choices choices = Choices.replay(record);
    String other = FeatureWriter.write(choices);
    if (other.length() >= text.length()) {
      return false;
    }
    trials++;
    if (!fails.test(other)) {
      return false;
    }
    text = other;
    best = choices.record();
    return true;
  }
}
