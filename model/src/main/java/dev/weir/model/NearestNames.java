package dev.weir.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names that somebody probably meant: edit distance without regard to case, nearest first.
public final class NearestNames {
  private static final int MOST = 3;
  private static final int SHOWN = 12;

  private NearestNames() {}

  /// At most three candidates near to the given name; empty when none is near.
  public static List<String> of(String name, Collection<String> candidates) {
    record Scored(String name, int distance) {}
    String wanted = fold(name);
    int limit = Math.max(1, (wanted.length() + 1) / 3);
    return candidates.stream()
        .distinct()
        .filter(c -> Math.abs(c.length() - wanted.length()) <= limit || fold(c).contains(wanted))
        .map(c -> new Scored(c, score(wanted, fold(c))))
        // A name of which nothing is left is not near.
        .filter(s -> s.distance <= limit && s.distance < Math.max(wanted.length(), s.name.length()))
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .limit(MOST)
        .map(Scored::name)
        .toList();
  }

  /// `; did you mean a, b?`, or nothing when no candidate is near.
  public static String hint(String name, Collection<String> candidates) {
    List<String> near = of(name, candidates);
    return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
  }

  /// Names for a message: all of them, or the first few and how many there are.
  public static String list(Collection<String> names) {
    return names.size() <= SHOWN
        ? String.join(", ", names)
        : names.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + ", … ("
            + names.size()
            + " in all)";
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Insertions, deletions, changes and swaps of neighbours.
  private static int score(String a, String b) {
    if (b.contains(a) && a.length() >= 3) {
      return 1;
    }
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(best, beforePrevious[j - 2] + 1) : best;
      }
      int[] oldest = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = oldest;
    }
    return previous[b.length()];
  }
}
