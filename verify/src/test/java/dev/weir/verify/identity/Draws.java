package dev.weir.verify.identity;

import java.util.List;
import java.util.Random;

/// Random decisions in two kinds: what a query means, and how it is written. The same seed with
/// another style gives another text of the same meaning; one meaning decision changed gives a near
/// miss.
final class Draws {
  private final Random meaning;
  private final Random style;
  private final int mutated;
  private int drawn;
  private boolean orderObserved;
  private boolean rare;

  /// `mutated` is the decision of meaning to change, or -1.
  Draws(long seed, long styleSeed, int mutated) {
    this.meaning = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    this.style = new Random(styleSeed * 0xC2B2AE3D27D4EB4FL + 2);
    this.mutated = mutated;
  }

  /// The same decisions, the shapes that [RareWriter] writes among them.
  Draws withRare() {
    rare = true;
    return this;
  }

  /// Whether rare shapes may be written.
  boolean isRare() {
    return rare;
  }

  /// Notes that the query's result may depend on the order of rows, which rewrites may change.
  void observesOrder() {
    orderObserved = true;
  }

  /// Whether the result may depend on the order of rows.
  boolean isOrderObserved() {
    return orderObserved;
  }

  /// How many decisions of meaning were taken.
  int drawn() {
    return drawn;
  }

  /// A decision of meaning.
  int pick(int bound) {
    int value = meaning.nextInt(bound);
    return drawn++ == mutated && bound > 1 ? (value + 1) % bound : value;
  }

  /// Whether something is so, that many times in a hundred.
  boolean chance(int percent) {
    boolean value = meaning.nextInt(100) < percent;
    return (drawn++ == mutated) != value;
  }

  <T> T pick(List<T> list) {
    return list.get(pick(list.size()));
  }

  /// A decision of style.
  boolean styled() {
    return style.nextBoolean();
  }

  /// A decision of style.
  int styled(int bound) {
    return style.nextInt(bound);
  }

  /// One of several ways to write.
  <T> T styledOf(List<T> list) {
    return list.get(styled(list.size()));
  }

  /// A list in an order of style.
  <T> List<T> shuffled(List<T> list) {
    List<T> copy = new java.util.ArrayList<>(list);
    java.util.Collections.shuffle(copy, style);
    return copy;
  }
}
