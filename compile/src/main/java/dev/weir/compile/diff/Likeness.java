package dev.weir.compile.diff;

import java.util.HashMap;
import java.util.Map;

/// How alike two texts are: Dice's coefficient over pairs of neighbouring characters, from 0 to 1.
final class Likeness {
  private Likeness() {}

  static double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    if (a.length() < 2 || b.length() < 2) {
      return 0;
    }
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < a.length(); i++) {
      pairs.merge(a.charAt(i) << 16 | a.charAt(i + 1), 1, Integer::sum);
    }
    int shared = 0;
    for (int i = 0; i + 1 < b.length(); i++) {
      int pair = b.charAt(i) << 16 | b.charAt(i + 1);
      Integer left = pairs.get(pair);
      if (left != null && left > 0) {
        pairs.put(pair, left - 1);
        shared++;
      }
    }
    return 2.0 * shared / (a.length() + b.length() - 2);
  }
}
