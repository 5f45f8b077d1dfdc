package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The base columns and parts of them that one analysis met, numbered.
final class Leaves {
  record Leaf(BaseColumn column, List<String> path) {
    Leaf {
      path = List.copyOf(path);
    }
  }

  private final Map<Leaf, Integer> numbers = new LinkedHashMap<>();
  private final List<Leaf> leaves = new ArrayList<>();

  int number(BaseColumn column) {
    return number(new Leaf(column, List.of()));
  }

  private int number(Leaf leaf) {
    Integer known = numbers.get(leaf);
    if (known != null) {
      return known;
    }
    numbers.put(leaf, leaves.size());
    leaves.add(leaf);
    return leaves.size() - 1;
  }

  Leaf leaf(int number) {
    return leaves.get(number);
  }

  /// For each of these leaves its place in the order of origins.
  int[] ranks(BitSet used) {
    record Keyed(int number, BaseColumn column, String text) {}
    List<Keyed> keyed = new ArrayList<>(used.cardinality());
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      Leaf leaf = leaves.get(i);
      keyed.add(new Keyed(i, leaf.column(), Origin.text(leaf.column(), leaf.path())));
    }
    keyed.sort(Comparator.comparing(Keyed::column).thenComparing(Keyed::text));
    int[] ranks = new int[leaves.size()];
    for (int place = 0; place < keyed.size(); place++) {
      ranks[keyed.get(place).number()] = place;
    }
    return ranks;
  }

  /// The flow of a part of a value: what was the value itself is now its part, all else stays.
  Flow part(Flow flow, String step) {
    List<Flow> parts = new ArrayList<>(flow.size());
    for (int i = 0; i < flow.size(); i++) {
      int kinds = flow.kinds(i);
      if ((kinds & Kinds.WHOLE) != 0) {
        Leaf whole = leaf(flow.leaf(i));
        List<String> path = new ArrayList<>(whole.path());
        path.add(step);
        parts.add(Flow.of(number(new Leaf(whole.column(), path)), kinds & Kinds.WHOLE));
        kinds &= ~Kinds.WHOLE;
      }
      if (kinds != 0) {
        parts.add(Flow.of(flow.leaf(i), kinds));
      }
    }
    return Flow.all(parts);
  }
}
