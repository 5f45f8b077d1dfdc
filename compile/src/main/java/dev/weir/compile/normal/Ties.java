package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      for (int round = 0; round < MOST_ROUNDS && anyTie(inputs, shades); round++) {
        long[] next = new long[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
          next[i] = Hashing.mix(shades[i], part(join, own[i], hashing));
        }
        for (int i = 0; i < inputs.length; i++) {
          shades[i] = next[i];
          hashing.shade(own[i], next[i]);
        }
      }
      note(inputs, shades, own);
      return shades;
    }

    /// The conditions that an input takes part in, seen from it.
    private static long part(Plan.Join join, BitSet own, Hashing hashing) {
      long sum = 0;
      BitSet read;
      for (Expr conjunct : join.conjuncts()) {
        read = Columns.read(conjunct);
        if (read.intersects(own)) {
          long[] before = new long[own.length()];
          for (int c = own.nextSetBit(0); c >= 0; c = own.nextSetBit(c + 1)) {
            before[c] = hashing.colour(c);
          }
          hashing.shade(own, 99);
          sum += Hashing.spread(hashing.hash(conjunct));
          for (int c = own.nextSetBit(0); c >= 0; c = own.nextSetBit(c + 1)) {
            hashing.paint(c, before[c]);
          }
        }
      }
      return sum;
    }

    private static boolean anyTie(long[] inputs, long[] shades) {
      for (int i = 0; i < inputs.length; i++) {
        for (int j = 0; j < i; j++) {
          if (inputs[i] == inputs[j] && shades[i] == shades[j]) {
            return true;
          }
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
