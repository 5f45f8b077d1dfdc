package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A fixed order of operands within one query, so that operands that mean the same are equal. It
/// goes by column numbers, which depend on how the query was written; [Canonical] arranges for
/// good.
final class Arrangement {
  private Arrangement() {}

  /// The operands in order, each once.
  static List<Expr> distinct(List<Expr> operands) {
    return ordered(new ArrayList<>(new LinkedHashSet<>(operands)));
  }

  /// The operands in order.
  static List<Expr> ordered(List<Expr> operands) {
    if (operands.size() < 2) {
      return operands;
    }
    long[] keys = new long[operands.size()];
    boolean sorted = true;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Hashing.BY_NUMBER.hash(operands.get(i));
      sorted &= i == 0 || keys[i - 1] <= keys[i];
    }
    if (sorted) {
      return operands;
    }
    List<Integer> order = new ArrayList<>(Lowering.upTo(keys.length));
    order.sort((a, b) -> Long.compare(keys[a], keys[b]));
    List<Expr> result = new ArrayList<>(keys.length);
    order.forEach(i -> result.add(operands.get(i)));
    return result;
  }

  /// Whether two operands stand in order.
  static boolean inOrder(Expr a, Expr b) {
    boolean constantA = a instanceof Expr.Constant;
    boolean constantB = b instanceof Expr.Constant;
    if (constantA != constantB) {
      return constantB;
    }
    return Hashing.BY_NUMBER.hash(a) <= Hashing.BY_NUMBER.hash(b);
  }
}
