package dev.weir.compile.diff;

import java.util.Arrays;

/// A text made ready to be compared with others: its pairs of neighbouring characters, sorted.
final class Likeness {
  private final String text;
  private final int[] pairs;

  private Likeness(String text, int[] pairs) {
    this.text = text;
    this.pairs = pairs;
  }

  static Likeness of(String text) {
    int[] pairs = new int[Math.max(0, text.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = text.charAt(i) << 16 | text.charAt(i + 1);
    }
    Arrays.sort(pairs);
    return new Likeness(text, pairs);
  }

  /// How alike two texts are: Dice's coefficient over pairs of neighbouring characters, from 0 to
  /// 1.
  double to(Likeness other) {
    if (text.equals(other.text)) {
      return 1;
    }
    int shared = 0;
    int a = 0;
    int b = 0;
    while (a < pairs.length && b < other.pairs.length) {
      int order = Integer.compare(pairs[a], other.pairs[b]);
      shared += order == 0 ? 1 : 0;
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
    int all = pairs.length + other.pairs.length;
    return all == 0 ? 0 : 2.0 * shared / all;
  }
}
