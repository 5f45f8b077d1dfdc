package dev.weir.compile.lineage;

import java.util.Arrays;
import java.util.List;

/// What flows into a value: leaves (numbers given by [Leaves]) in ascending order, each with the
/// bits of its [Kinds]. Immutable.
final class Flow {
  static final Flow NONE = new Flow(new int[0], new short[0]);

  private final int[] leaves;
  private final short[] kinds;

  private Flow(int[] leaves, short[] kinds) {
    this.leaves = leaves;
    this.kinds = kinds;
  }

  static Flow of(int leaf, int kinds) {
    return new Flow(new int[] {leaf}, new short[] {(short) kinds});
  }

  int size() {
    return leaves.length;
  }

  int leaf(int i) {
    return leaves[i];
  }

  int kinds(int i) {
    return kinds[i];
  }

  /// Both together.
  Flow and(Flow other) {
    if (other.leaves.length == 0 || other == this) {
      return this;
    }
    if (leaves.length == 0) {
      return other;
    }
    int[] mergedLeaves = new int[leaves.length + other.leaves.length];
    short[] mergedKinds = new short[mergedLeaves.length];
    int a = 0;
    int b = 0;
    int n = 0;
    while (a < leaves.length || b < other.leaves.length) {
      int order =
          a == leaves.length
              ? 1
              : b == other.leaves.length ? -1 : Integer.compare(leaves[a], other.leaves[b]);
      mergedLeaves[n] = order <= 0 ? leaves[a] : other.leaves[b];
      int bits = (order <= 0 ? kinds[a] : 0) | (order >= 0 ? other.kinds[b] : 0);
      mergedKinds[n++] = (short) bits;
      a += order <= 0 ? 1 : 0;
      b += order >= 0 ? 1 : 0;
    }
    return n == mergedLeaves.length
        ? new Flow(mergedLeaves, mergedKinds)
        : new Flow(Arrays.copyOf(mergedLeaves, n), Arrays.copyOf(mergedKinds, n));
  }

  /// All together, merged in pairs so that the cost stays near linear.
  static Flow all(List<Flow> flows) {
    return switch (flows.size()) {
      case 0 -> NONE;
      case 1 -> flows.getFirst();
      default -> {
        int half = flows.size() / 2;
        yield all(flows.subList(0, half)).and(all(flows.subList(half, flows.size())));
      }
    };
  }

  /// The flow of a value that is made of this one by something of that kind.
  Flow through(int kind) {
    if (leaves.length == 0 || kind == Kinds.IDENTITY) {
      return this;
    }
    short[] changed = new short[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      changed[i] = (short) Kinds.through(kinds[i], kind);
    }
    return Arrays.equals(changed, kinds) ? this : new Flow(leaves, changed);
  }

  boolean same(Flow other) {
    return Arrays.equals(leaves, other.leaves) && Arrays.equals(kinds, other.kinds);
  }
}
