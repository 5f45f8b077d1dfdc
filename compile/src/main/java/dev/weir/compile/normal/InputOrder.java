package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The canonical order of a join's inputs: by key, but nothing before what it reads columns of.
final class InputOrder {
  private InputOrder() {}

  static List<Integer> of(List<Plan> inputs, long[] keys) {
    List<Integer> order = Numbering.order(keys);
    BitSet all = new BitSet();
    List<BitSet> own = new ArrayList<>();
    for (Plan input : inputs) {
      BitSet defined = Columns.defined(input);
      own.add(defined);
      all.or(defined);
    }
    List<BitSet> needs = new ArrayList<>();
    boolean lateral = false;
    for (int i = 0; i < inputs.size(); i++) {
      BitSet read = Columns.read(inputs.get(i));
      read.and(all);
      read.andNot(own.get(i));
      needs.add(read);
      lateral |= !read.isEmpty();
    }
    if (!lateral) {
      return order;
    }
    List<Integer> result = new ArrayList<>();
    BitSet there = new BitSet();
    while (!order.isEmpty()) {
      int at = 0;
      while (at < order.size() && !Columns.within(needs.get(order.get(at)), there)) {
        at++;
      }
      // Without a way out the written order is the best that there is.
      Integer chosen = order.remove(at < order.size() ? at : 0);
      result.add(chosen);
      there.or(own.get(chosen));
    }
    return result;
  }

  /// Which of a chain of LEFT joins, innermost first, comes next.
  static int nextOuter(List<Plan.Outer> chain, Hashing hashing) {
    int best = -1;
    long bestKey = 0;
    BitSet later = new BitSet();
    List<BitSet> own = new ArrayList<>();
    for (Plan.Outer o : chain) {
      BitSet defined = Columns.defined(o.right());
      own.add(defined);
      later.or(defined);
    }
    for (int i = 0; i < chain.size(); i++) {
      Plan.Outer o = chain.get(i);
      BitSet read = Columns.read(o.right());
      read.or(Columns.read(o.on()));
      read.and(later);
      read.andNot(own.get(i));
      if (read.isEmpty()) {
        long key = Hashing.mix(hashing.hash(o.right()), hashing.bag(o.on()));
        if (best < 0 || key < bestKey) {
          best = i;
          bestKey = key;
        }
      }
    }
    return Math.max(best, 0);
  }
}
