package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells inputs of a join apart that look the same, as in a self-join: first by the conditions that
/// they take part in, round after round (colour refinement after Weisfeiler and Leman), and where
/// that is not enough by a rank that is tried both ways.
sealed interface Ties {
  /// What to mix into each input of a join; their columns' colours are shaded alike.
  long[] shades(Plan.Join join, long[] inputs, Hashing hashing);

  /// Ties do not matter.
  record Ignored() implements Ties {
    @Override
    public long[] shades(Plan.Join join, long[] inputs, Hashing hashing) {
      return new long[inputs.length];
    }
  }

  /// Ties are refined, and what remains is ranked; which columns remained tied can be asked for.
  final class Refined implements Ties {
    private static final int MOST_ROUNDS = 4;

    private final Map<Integer, Integer> ranks;
    private final Map<Integer, List<Integer>> remaining = new LinkedHashMap<>();

    /// Ranks by the smallest column of an input.
    Refined(Map<Integer, Integer> ranks) {
      this.ranks = ranks;
    }

    /// Groups of inputs, each by its smallest column, that nothing told apart.
    List<List<Integer>> remaining() {
      return List.copyOf(remaining.values());
    }

    @Override
    public long[] shades(Plan.Join join, long[] inputs, Hashing hashing) {
      long[] shades = new long[inputs.length];
      if (!anyTie(inputs, shades)) {
        return shades;
      }
      BitSet[] own = new BitSet[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        own[i] = Columns.defined(join.inputs().get(i));
        Integer rank = own[i].isEmpty() ? null : ranks.get(own[i].nextSetBit(0));
        if (rank != null) {
          shades[i] = Hashing.mix(rank, 77);
          hashing.shade(own[i], shades[i]);
        }
      }
      List<List<Expr>> conditions = conditions(join, own);
      for (int round = 0; round < MOST_ROUNDS && anyTie(inputs, shades); round++) {
        long[] next = new long[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
          next[i] = Hashing.mix(shades[i], part(conditions.get(i), own[i], hashing));
        }
        for (int i = 0; i < inputs.length; i++) {
          shades[i] = next[i];
          hashing.shade(own[i], next[i]);
        }
      }
      note(inputs, shades, own);
      return shades;
    }

    /// Per input the conditions that it takes part in: read once, as there may be as many of them
    /// as inputs.
    private static List<List<Expr>> conditions(Plan.Join join, BitSet[] own) {
      Map<Integer, Integer> owners = new HashMap<>();
      List<List<Expr>> conditions = new ArrayList<>(own.length);
      for (int i = 0; i < own.length; i++) {
        conditions.add(new ArrayList<>());
        for (int c = own[i].nextSetBit(0); c >= 0; c = own[i].nextSetBit(c + 1)) {
          owners.put(c, i);
        }
      }
      for (Expr conjunct : join.conjuncts()) {
        BitSet read = Columns.read(conjunct);
        BitSet takers = new BitSet();
        for (int c = read.nextSetBit(0); c >= 0; c = read.nextSetBit(c + 1)) {
          Integer owner = owners.get(c);
          if (owner != null) {
            takers.set(owner);
          }
        }
        takers.stream().forEach(i -> conditions.get(i).add(conjunct));
      }
      return conditions;
    }

    /// The conditions that an input takes part in, seen from it.
    private static long part(List<Expr> conditions, BitSet own, Hashing hashing) {
      long sum = 0;
      for (Expr conjunct : conditions) {
        long[] before = own.stream().mapToLong(hashing::colour).toArray();
        hashing.shade(own, 99);
        sum += Hashing.spread(hashing.hash(conjunct));
        int next = 0;
        for (int c = own.nextSetBit(0); c >= 0; c = own.nextSetBit(c + 1)) {
          hashing.paint(c, before[next++]);
        }
      }
      return sum;
    }

    private record Seen(long input, long shade) {}

    private static boolean anyTie(long[] inputs, long[] shades) {
      Set<Seen> seen = new HashSet<>();
      for (int i = 0; i < inputs.length; i++) {
        if (!seen.add(new Seen(inputs[i], shades[i]))) {
          return true;
        }
      }
      return false;
    }

    private void note(long[] inputs, long[] shades, BitSet[] own) {
      Map<Long, List<Integer>> groups = new HashMap<>();
      for (int i = 0; i < inputs.length; i++) {
        if (!own[i].isEmpty()) {
          groups
              .computeIfAbsent(Hashing.mix(inputs[i], shades[i]), k -> new ArrayList<>())
              .add(own[i].nextSetBit(0));
        }
      }
      List<List<Integer>> tied = new ArrayList<>();
      groups.values().stream().filter(g -> g.size() > 1).forEach(tied::add);
      tied.forEach(Collections::sort);
      tied.sort((a, b) -> Integer.compare(a.getFirst(), b.getFirst()));
      tied.forEach(g -> remaining.put(g.getFirst(), g));
    }
  }
}
