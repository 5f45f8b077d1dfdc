package dev.weir.compile.normal;

import static dev.weir.compile.normal.Hashing.mix;
import static dev.weir.compile.normal.Hashing.text;
import static dev.weir.compile.normal.Hashing.type;

/// The part of [Hashing] that is about aggregates and window functions.
final class CallHashing {
  private CallHashing() {}

  static long hash(AggregateCall c, Hashing hashing) {
    long h = mix(mix(201, text(c.name())), type(c.type()));
    for (String name : c.argumentNames()) {
      h = mix(h, text(name));
    }
    h = mix(mix(h, hashing.sequence(c.arguments())), c.duplicates().ordinal());
    return mix(mix(h, hashing.sortKeys(c.orderBy())), hashing.bag(c.filter()));
  }

  static long hash(WindowCall c, Hashing hashing) {
    long h = mix(mix(202, text(c.name())), type(c.type()));
    for (String name : c.argumentNames()) {
      h = mix(h, text(name));
    }
    h = mix(mix(h, hashing.sequence(c.arguments())), c.duplicates().ordinal());
    h = mix(mix(h, hashing.sortKeys(c.argumentOrder())), hashing.bag(c.filter()));
    h = mix(mix(h, c.nulls().ordinal()), hashing.bag(c.partitionBy()));
    h = mix(h, hashing.sortKeys(c.orderBy()));
    if (c.frame().isPresent()) {
      WindowCall.WindowFrame f = c.frame().get();
      h = mix(mix(h, f.unit().ordinal()), f.exclusion().ordinal());
      h = mix(mix(h, f.start().edge().ordinal()), hashing.maybe(f.start().distance()));
      h = mix(mix(h, f.end().edge().ordinal()), hashing.maybe(f.end().distance()));
    }
    return h;
  }
}
