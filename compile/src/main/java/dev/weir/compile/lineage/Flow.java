package dev.weir.compile.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What flows into a value: leaves (numbers given by [Leaves]) in ascending order, each with the
/// bits of its [Kinds]. Of a nested value that the query itself put together, what flows into its
/// parts may be known as well, by [PartKey]; the leaves of the whole are those of all parts.
/// Immutable.
final class Flow {
  /// Of so many parts at most, those inside parts counted, the flows are known apart.
  private static final int MOST_PARTS = 4_096;

  static final Flow NONE = new Flow(new int[0], new short[0]);

  private final int[] leaves;
  private final short[] kinds;
  private final SortedMap<String, Flow> parts;
  private final int partCount;

  private Flow(int[] leaves, short[] kinds) {
    this(leaves, kinds, Collections.emptySortedMap());
  }

  private Flow(int[] leaves, short[] kinds, SortedMap<String, Flow> parts) {
    this.leaves = leaves;
    this.kinds = kinds;
    int count = parts.size();
    for (Flow part : parts.values()) {
      count = Math.min(MOST_PARTS + 1, count + part.partCount);
    }
    this.parts = count > MOST_PARTS ? Collections.emptySortedMap() : parts;
    this.partCount = count > MOST_PARTS ? 0 : count;
  }

  /// The same with known parts.
  Flow withParts(Map<String, Flow> known) {
    return new Flow(leaves, kinds, new TreeMap<>(known));
  }

  /// What flows into a part, if that is known apart from the whole.
  Optional<Flow> part(String key) {
    return Optional.ofNullable(parts.get(key));
  }

  /// The known parts.
  SortedMap<String, Flow> parts() {
    return Collections.unmodifiableSortedMap(parts);
  }

  /// Notes the leaves of the whole and of the parts.
  void addTo(BitSet found) {
    for (int leaf : leaves) {
      found.set(leaf);
    }
    parts.values().forEach(part -> part.addTo(found));
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
    SortedMap<String, Flow> mergedParts = mergedParts(other);
    return n == mergedLeaves.length
        ? new Flow(mergedLeaves, mergedKinds, mergedParts)
        : new Flow(Arrays.copyOf(mergedLeaves, n), Arrays.copyOf(mergedKinds, n), mergedParts);
  }

  private SortedMap<String, Flow> mergedParts(Flow other) {
    if (parts.isEmpty() || other.parts.isEmpty()) {
      Flow whole = parts.isEmpty() ? this : other;
      Flow built = parts.isEmpty() ? other : this;
      if (built.parts.isEmpty() || whole.hasValues()) {
        return Collections.emptySortedMap();
      }
      // What only decides decides about every part.
      SortedMap<String, Flow> decided = new TreeMap<>();
      built.parts.forEach((key, part) -> decided.put(key, part.and(whole)));
      return decided;
    }
    SortedMap<String, Flow> merged = new TreeMap<>();
    for (String key : parts.keySet()) {
      merged.put(key, partOrAll(key).and(other.partOrAll(key)));
    }
    for (String key : other.parts.keySet()) {
      merged.computeIfAbsent(key, k -> partOrAll(k).and(other.partOrAll(k)));
    }
    return merged;
  }

  private Flow partOrAll(String key) {
    Flow part = parts.get(key);
    return part == null ? new Flow(leaves, kinds) : part;
  }

  private boolean hasValues() {
    for (short kind : kinds) {
      if ((kind & Kinds.CONTENT) != 0) {
        return true;
      }
    }
    return false;
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

  /// The same for a value of which the parts stay what they are.
  Flow keeping(int kind) {
    short[] changed = new short[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      changed[i] = (short) Kinds.keeping(kinds[i], kind);
    }
    SortedMap<String, Flow> kept = new TreeMap<>();
    parts.forEach((key, part) -> kept.put(key, part.keeping(kind)));
    return new Flow(leaves, changed, kept);
  }

  /// The flow of a value that is made of this one by something of that kind; its parts are others.
  Flow through(int kind) {
    if (kind == Kinds.IDENTITY) {
      return this;
    }
    if (leaves.length == 0) {
      return NONE;
    }
    short[] changed = new short[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      changed[i] = (short) Kinds.through(kinds[i], kind);
    }
    return Arrays.equals(changed, kinds) && parts.isEmpty() ? this : new Flow(leaves, changed);
  }

  /// What orders rows here, as dependences of that kind.
  Flow order(int kind) {
    List<Flow> found = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      if ((kinds[i] & Kinds.SORT) != 0) {
        found.add(of(leaves[i], kind));
      }
    }
    return all(found);
  }

  boolean same(Flow other) {
    return Arrays.equals(leaves, other.leaves)
        && Arrays.equals(kinds, other.kinds)
        && parts.keySet().equals(other.parts.keySet())
        && parts.keySet().stream().allMatch(key -> partOrAll(key).same(other.partOrAll(key)));
  }
}
