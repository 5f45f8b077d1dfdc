package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The decisions behind one generated query, recorded so that the query can be written again with
/// one of them changed or with some taken back. Decision 0 is always the plainest one; decisions
/// past the end of a record are 0.
final class Choices {
  private static final int MOST_FEATURES = 4;

  private final Random random;
  private final List<Integer> given;
  private final boolean replayed;
  private final List<Integer> taken = new ArrayList<>();
  private int features;
  private int names;

  private Choices(Random random, List<Integer> given, boolean replayed) {
    this.random = random;
    this.given = given;
    this.replayed = replayed;
    this.features = 1 + pick(MOST_FEATURES);
  }

  static Choices fresh(long seed) {
    return new Choices(new Random(seed * 0x9E3779B97F4A7C15L + 1), List.of(), false);
  }

  /// The decisions of a record again.
  static Choices replay(List<Integer> record) {
    return new Choices(new Random(0), List.copyOf(record), true);
  }

  /// All decisions so far.
  List<Integer> record() {
    return List.copyOf(taken);
  }

  /// One of so many.
  int pick(int bound) {
    int at = taken.size();
    int value;
    if (replayed) {
      value = at < given.size() ? Math.min(given.get(at), bound - 1) : 0;
    } else {
      value = random.nextInt(bound);
    }
    taken.add(value);
    return value;
  }

  <T> T pick(List<T> list) {
    return list.get(pick(list.size()));
  }

  /// Whether something is so, that many times in a hundred.
  boolean chance(int percent) {
    if (replayed) {
      return pick(2) == 1;
    }
    boolean value = random.nextInt(100) < percent;
    taken.add(value ? 1 : 0);
    return value;
  }

  /// Whether a place takes one of the few features of the query, that many times in a hundred.
  boolean feature(int percent) {
    if (features > 0 && chance(percent)) {
      features--;
      return true;
    }
    return false;
  }

  /// A name that no other part of the query has.
  String name(String prefix) {
    return prefix + names++;
  }
}
