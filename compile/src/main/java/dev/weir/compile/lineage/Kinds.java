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

  static final int FILTER = 1 << 6;
  static final int JOIN = 1 << 7;
  static final int GROUP = 1 << 8;
  static final int SORT = 1 << 9;
  static final int ROWS = FILTER | JOIN | GROUP | SORT;

  /// Transformations and aggregations that choose among values and leave each as it is, so that a
  /// part of the result is that part of the origin.
  static final int CHOICE = 1 << 10;

  static final int CHOICE_OF_MANY = 1 << 11;
  static final int WHOLE = IDENTITY | CHOICE | CHOICE_OF_MANY;
  static final int CONTENT = WHOLE | TRANSFORMATION | AGGREGATION;
  static final int VALUES = CONTENT | CONDITIONAL | WINDOW | ARGUMENT_SORT;

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
    Dependence.SORT,
    Dependence.TRANSFORMATION,
    Dependence.AGGREGATION
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
      case TRANSFORMATION ->
          rows
              | raised(
                  raised(values, CHOICE_OF_MANY, AGGREGATION), IDENTITY | CHOICE, TRANSFORMATION);
      case AGGREGATION -> rows | raised(values, WHOLE | TRANSFORMATION, AGGREGATION);
      default -> rows | kind;
    };
  }

  /// The same for something that leaves a value as it is.
  static int keeping(int kinds, int kind) {
    return switch (kind) {
      case TRANSFORMATION -> raised(kinds, IDENTITY, CHOICE);
      case AGGREGATION ->
          raised(raised(kinds, TRANSFORMATION, AGGREGATION), IDENTITY | CHOICE, CHOICE_OF_MANY);
      default -> through(kinds, kind);
    };
  }

  private static int raised(int values, int from, int to) {
    return (values & from) == 0 ? values : (values & ~from) | to;
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
