package dev.weir.compile.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds which part of one tree became which of another, after Falleri et al., "Fine-grained and
/// Accurate Source Code Differencing" (ASE 2014), whose recovery step goes back to Chawathe et al.,
/// "Change Detection in Hierarchically Structured Information" (SIGMOD 1996): first equal subtrees
/// from the top down, then parts of one kind by likeness of what they say, then what contains
/// matched parts.
final class TreeMatching {
  /// Beyond so many comparisons parts of one kind are paired in order instead of by likeness.
  private static final int MOST_COMPARISONS = 2_500;

  private static final long LOOKS_PER_PART = 32;
  private static final double ALIKE = 0.4;
  private static final int NONE = -1;

  /// A tree as a list, parents before children.
  static final class Flat {
    final List<Part> parts = new ArrayList<>();
    final List<Integer> parents = new ArrayList<>();
    final List<Integer> sizes = new ArrayList<>();
    final List<Integer> identities = new ArrayList<>();

    int size() {
      return parts.size();
    }
  }

  private record Shape(String kind, String label, List<Integer> children) {}

  final Flat before = new Flat();
  final Flat after = new Flat();
  private final Map<Shape, Integer> shapes = new HashMap<>();
  private final int[] toAfter;
  private final int[] toBefore;
  private long looks;

  TreeMatching(Part before, Part after, Map<String, String> given) {
    flatten(before, NONE, this.before);
    flatten(after, NONE, this.after);
    toAfter = filled(this.before.size());
    toBefore = filled(this.after.size());
    looks = LOOKS_PER_PART * ((long) this.before.size() + this.after.size());
    match(0, 0);
    given.forEach(this::matchGiven);
    matchEqual();
    matchAlike();
    matchContainers();
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    java.util.Arrays.fill(array, NONE);
    return array;
  }

  /// The match of a part of the earlier tree, or -1.
  int after(int before) {
    return toAfter[before];
  }

  /// The match of a part of the later tree, or -1.
  int before(int after) {
    return toBefore[after];
  }

  private int flatten(Part part, int parent, Flat flat) {
    int at = flat.size();
    flat.parts.add(part);
    flat.parents.add(parent);
    flat.sizes.add(0);
    flat.identities.add(0);
    List<Integer> children = new ArrayList<>();
    for (Part child : part.children()) {
      children.add(flatten(child, at, flat));
    }
    flat.sizes.set(at, flat.size() - at);
    Shape shape = new Shape(part.kind(), part.label(), children);
    Integer known = shapes.putIfAbsent(shape, shapes.size());
    int identity = known == null ? shapes.size() - 1 : known;
    flat.identities.set(at, identity);
    return identity;
  }

  private void match(int b, int a) {
    toAfter[b] = a;
    toBefore[a] = b;
  }

  /// Parts by what they say, stated by the caller: the first free ones of one kind.
  private void matchGiven(String label, String became) {
    List<Integer> candidates = saying(after, toBefore, became);
    for (int b : saying(before, toAfter, label)) {
      for (int i = 0; i < candidates.size(); i++) {
        int a = candidates.get(i);
        if (before.parts.get(b).kind().equals(after.parts.get(a).kind())) {
          match(b, a);
          candidates.remove(i);
          break;
        }
      }
    }
  }

  private static List<Integer> saying(Flat flat, int[] matched, String label) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < flat.size(); i++) {
      if (matched[i] == NONE && flat.parts.get(i).label().equals(label)) {
        found.add(i);
      }
    }
    return found;
  }

  private void matchEqual() {
    Map<Integer, Deque<Integer>> free = new HashMap<>();
    for (int a = 0; a < after.size(); a++) {
      free.computeIfAbsent(after.identities.get(a), k -> new ArrayDeque<>()).add(a);
    }
    for (int b : largestFirst()) {
      Deque<Integer> candidates = free.get(before.identities.get(b));
      while (toAfter[b] == NONE && candidates != null && !candidates.isEmpty()) {
        int a = candidates.poll();
        if (isFree(a, after.sizes.get(a))) {
          for (int i = 0; i < before.sizes.get(b); i++) {
            if (toAfter[b + i] == NONE && toBefore[a + i] == NONE) {
              match(b + i, a + i);
            }
          }
        }
      }
    }
  }

  private List<Integer> largestFirst() {
    List<Integer> order = new ArrayList<>(before.size());
    for (int b = 0; b < before.size(); b++) {
      order.add(b);
    }
    order.sort((x, y) -> Integer.compare(before.sizes.get(y), before.sizes.get(x)));
    return order;
  }

  /// Whether a whole subtree is free. In a deep tree that could be asked for too often: in the end
  /// its root alone counts.
  private boolean isFree(int from, int size) {
    if (toBefore[from] != NONE) {
      return false;
    }
    for (int a = from; a < from + size && looks > 0; a++, looks--) {
      if (toBefore[a] != NONE) {
        return false;
      }
    }
    return true;
  }

  private void matchAlike() {
    Map<String, List<Integer>> left = leavesByKind(before, toAfter);
    Map<String, List<Integer>> right = leavesByKind(after, toBefore);
    left.forEach((kind, list) -> pair(list, right.getOrDefault(kind, List.of())));
  }

  private static Map<String, List<Integer>> leavesByKind(Flat flat, int[] matched) {
    Map<String, List<Integer>> byKind = new LinkedHashMap<>();
    for (int i = 0; i < flat.size(); i++) {
      if (matched[i] == NONE && flat.parts.get(i).children().isEmpty()) {
        byKind.computeIfAbsent(flat.parts.get(i).kind(), k -> new ArrayList<>()).add(i);
      }
    }
    return byKind;
  }

  private record Candidate(double likeness, int before, int after) {}

  private void pair(List<Integer> left, List<Integer> right) {
    if ((long) left.size() * right.size() > MOST_COMPARISONS) {
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        match(left.get(i), right.get(i));
      }
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    List<Likeness> others =
        right.stream().map(a -> Likeness.of(after.parts.get(a).label())).toList();
    for (int b : left) {
      Likeness text = Likeness.of(before.parts.get(b).label());
      for (int i = 0; i < right.size(); i++) {
        int a = right.get(i);
        double likeness = text.to(others.get(i));
        if (likeness >= ALIKE) {
          candidates.add(new Candidate(likeness, b, a));
        }
      }
    }
    candidates.sort((x, y) -> Double.compare(y.likeness(), x.likeness()));
    for (Candidate c : candidates) {
      if (toAfter[c.before()] == NONE && toBefore[c.after()] == NONE) {
        match(c.before(), c.after());
      }
    }
  }

  /// From the bottom up: a container matches the one of its kind that holds most of its matched
  /// parts.
  private void matchContainers() {
    for (int b = before.size() - 1; b > 0; b--) {
      if (toAfter[b] != NONE || before.parts.get(b).children().isEmpty()) {
        continue;
      }
      Map<Integer, Integer> votes = new LinkedHashMap<>();
      for (int child = b + 1; child < b + before.sizes.get(b); child += before.sizes.get(child)) {
        if (toAfter[child] != NONE) {
          int parent = after.parents.get(toAfter[child]);
          if (parent > 0
              && toBefore[parent] == NONE
              && after.parts.get(parent).kind().equals(before.parts.get(b).kind())) {
            votes.merge(parent, 1, Integer::sum);
          }
        }
      }
      int best = NONE;
      for (Map.Entry<Integer, Integer> vote : votes.entrySet()) {
        if (best == NONE || vote.getValue() > votes.getOrDefault(best, 0)) {
          best = vote.getKey();
        }
      }
      if (best != NONE) {
        match(b, best);
      }
    }
  }
}
