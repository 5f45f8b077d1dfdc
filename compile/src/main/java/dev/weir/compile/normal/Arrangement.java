package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.List;

/// A fixed order of operands within one query, so that operands that mean the same are equal. It
/// goes by column numbers, which depend on how the query was written; [Canonical] arranges for
/// good. One per query; not thread-safe.
final class Arrangement {
  private final Hashing hashing = Hashing.byNumber();

  /// The operands in order, each once; the same list if they are.
  List<Expr> distinct(List<Expr> operands) {
    long[] keys = keys(operands);
    boolean ascending = true;
    for (int i = 1; i < keys.length; i++) {
      ascending &= keys[i - 1] < keys[i];
    }
    if (ascending) {
      return operands;
    }
    List<Expr> result = new ArrayList<>(keys.length);
    int run = 0;
    long before = 0;
    for (int i : order(keys)) {
      if (keys[i] != before) {
        run = result.size();
      }
      before = keys[i];
      Expr operand = operands.get(i);
      if (!result.subList(run, result.size()).contains(operand)) {
        result.add(operand);
      }
    }
    return result;
  }

  /// The operands in order; the same list if they are.
  List<Expr> ordered(List<Expr> operands) {
    long[] keys = keys(operands);
    boolean sorted = true;
    for (int i = 1; i < keys.length; i++) {
      sorted &= keys[i - 1] <= keys[i];
    }
    if (sorted) {
      return operands;
    }
    List<Expr> result = new ArrayList<>(keys.length);
    for (int i : order(keys)) {
      result.add(operands.get(i));
    }
    return result;
  }

  private long[] keys(List<Expr> operands) {
    long[] keys = new long[operands.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = hashing.hash(operands.get(i));
    }
    return keys;
  }

  /// Positions by key; equal keys stay as they stand.
  private static List<Integer> order(long[] keys) {
    List<Integer> order = Lowering.upTo(keys.length);
    order.sort((a, b) -> Long.compare(keys[a], keys[b]));
    return order;
  }

  /// Whether two operands stand in order.
  boolean inOrder(Expr a, Expr b) {
    boolean constantA = a instanceof Expr.Constant;
    boolean constantB = b instanceof Expr.Constant;
    if (constantA != constantB) {
      return constantB;
    }
    return hashing.hash(a) <= hashing.hash(b);
  }
}
