package dev.weir.compile.lineage;

import java.util.ArrayList;
import java.util.List;

/// Sets of [Dependence] as bits. The low bits are kinds by which a value depends, the high ones
/// those by which the presence of rows does; SORT exists in both, for an aggregate's ORDER BY and a
/// query's.
final class Kinds {
  static final int IDENTITY = 1;
  static final int TRANSFORMATION = 1 << 1;
  static final int AGGREGATION = 1 << 2;
  static final int CONDITIONAL = 1 << 3;
  static final int WINDOW = 1 << 4;
  static final int ARGUMENT_SORT = 1 << 5;
  static final int CONTENT = IDENTITY | TRANSFORMATION | AGGREGATION;
  static final int VALUES = (1 << 6) - 1;

  static final int FILTER = 1 << 6;
  static final int JOIN = 1 << 7;
  static final int GROUP = 1 << 8;
  static final int SORT = 1 << 9;
  static final int ROWS = FILTER | JOIN | GROUP | SORT;

  private static final Dependence[] BY_BIT = {
    Dependence.IDENTITY,
    Dependence.TRANSFORMATION,
    Dependence.AGGREGATION,
    Dependence.CONDITIONAL,
    Dependence.WINDOW,
    Dependence.SORT,
    Dependence.FILTER,
    Dependence.JOIN,
    Dependence.GROUP,
    Dependence.SORT
  };

  private Kinds() {}

  /// What a dependence becomes when its value goes through something of that kind.
  static int through(int kinds, int kind) {
    int values = kinds & VALUES;
    if (values == 0) {
      return kinds;
    }
    int rows = kinds & ROWS;
    return switch (kind) {
      case IDENTITY -> kinds;
      case TRANSFORMATION -> rows | raised(values, IDENTITY, TRANSFORMATION);
      case AGGREGATION -> rows | raised(values, IDENTITY | TRANSFORMATION, AGGREGATION);
      default -> rows | kind;
    };
  }

  private static int raised(int values, int from, int to) {
    return (values & from) == 0 ? values : (values & ~from) | to;
  }

  /// The bit of a dependence among those of values or of rows.
  static int bit(Dependence kind, int space) {
    for (int bit = 0; bit < BY_BIT.length; bit++) {
      if ((space & 1 << bit) != 0 && BY_BIT[bit] == kind) {
        return 1 << bit;
      }
    }
    throw new IllegalArgumentException(kind + " is no kind of this place");
  }

  static List<Dependence> list(int kinds) {
    List<Dependence> list = new ArrayList<>(2);
    for (int bit = 0; bit < BY_BIT.length; bit++) {
      if ((kinds & 1 << bit) != 0 && !list.contains(BY_BIT[bit])) {
        list.add(BY_BIT[bit]);
      }
    }
    list.sort(null);
    return list;
  }
}
