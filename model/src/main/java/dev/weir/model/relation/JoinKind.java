package dev.weir.model.relation;

import java.util.List;

/// What a join gives: which rows stay, and which of the pairs that satisfy the condition are made.
/// A cross join (a comma too) is [#INNER] without a condition.
public record JoinKind(Type type, Matching matching) {
  /// Pairs alone; without a condition, all pairs.
  public static final JoinKind INNER = all(Type.INNER);

  /// Pairs, and the left rows without one.
  public static final JoinKind LEFT = all(Type.LEFT);

  /// Pairs, and the right rows without one.
  public static final JoinKind RIGHT = all(Type.RIGHT);

  /// Pairs, and the rows of either side without one.
  public static final JoinKind FULL = all(Type.FULL);

  /// The left rows that have a partner, each once.
  public static final JoinKind SEMI = all(Type.SEMI);

  /// The left rows that have no partner.
  public static final JoinKind ANTI = all(Type.ANTI);

  /// The first row beside the first, the second beside the second; the shorter side is filled.
  public static final JoinKind POSITIONAL = new JoinKind(Type.FULL, Matching.POSITIONAL);

  private static final List<JoinKind> VALID =
      List.of(
          INNER,
          LEFT,
          RIGHT,
          FULL,
          SEMI,
          ANTI,
          new JoinKind(Type.INNER, Matching.ANY),
          new JoinKind(Type.INNER, Matching.ASOF),
          new JoinKind(Type.LEFT, Matching.ASOF),
          new JoinKind(Type.RIGHT, Matching.ASOF),
          new JoinKind(Type.FULL, Matching.ASOF),
          POSITIONAL,
          new JoinKind(Type.SEMI, Matching.ASOF),
          new JoinKind(Type.ANTI, Matching.ASOF),
          new JoinKind(Type.LEFT, Matching.ANY));

  public JoinKind {
    switch (matching) {
      case ALL, ASOF -> {}
      case ANY -> require(type == Type.INNER || type == Type.LEFT, type, matching, "INNER, LEFT");
      case POSITIONAL -> require(type == Type.FULL, type, matching, "FULL");
    }
  }

  private static void require(boolean valid, Type type, Matching matching, String types) {
    if (!valid) {
      throw new IllegalArgumentException(
          "a join cannot be " + type + " with " + matching + " matching; valid types: " + types);
    }
  }

  /// Which rows a join gives. The sides are those of the FROM clause as written.
  public enum Type {
    /// Pairs alone.
    INNER,
    /// Pairs, and left rows without a partner, their right columns NULL.
    LEFT,
    /// Pairs, and right rows without a partner, their left columns NULL.
    RIGHT,
    /// Pairs, and the rows of either side without a partner.
    FULL,
    /// Left rows that have a partner. The right columns end with the condition.
    SEMI,
    /// Left rows without a partner. The right columns end with the condition.
    ANTI
  }

  /// Which pairs a join makes of those that satisfy its condition.
  public enum Matching {
    /// All of them.
    ALL,
    /// One for each left row: which one is not determined.
    ANY,
    /// For each left row the one whose value in the condition's only inequality is nearest; the
    /// rest of the condition is equalities. Which one of equal values is not determined.
    ASOF,
    /// By position in the order of each side, without a condition.
    POSITIONAL
  }

  /// A kind that makes all pairs.
  public static JoinKind all(Type type) {
    return new JoinKind(type, Matching.ALL);
  }

  /// The kind of that type that pairs by nearest value.
  public static JoinKind asof(Type type) {
    return new JoinKind(type, Matching.ASOF);
  }

  /// The kind of that type that pairs each left row with one row.
  public static JoinKind any(Type type) {
    return new JoinKind(type, Matching.ANY);
  }

  /// Every kind there is, in an order that does not change.
  public static List<JoinKind> valid() {
    return VALID;
  }

  /// Whether the columns of the right side are seen outside of the condition.
  public boolean keepsRightColumns() {
    return switch (type) {
      case INNER, LEFT, RIGHT, FULL -> true;
      case SEMI, ANTI -> false;
    };
  }

  /// Whether left rows can be missing, so that left columns are NULL.
  public boolean fillsLeft() {
    return switch (type) {
      case RIGHT, FULL -> true;
      case INNER, LEFT, SEMI, ANTI -> false;
    };
  }

  /// Whether right rows can be missing, so that right columns are NULL.
  public boolean fillsRight() {
    return switch (type) {
      case LEFT, FULL -> true;
      case INNER, RIGHT, SEMI, ANTI -> false;
    };
  }

  /// Whether the order of rows can decide which pairs are made.
  public boolean observesOrder() {
    return switch (matching) {
      case ALL -> false;
      // Whether a nearest row exists is whether any row does.
      case ASOF -> keepsRightColumns();
      case ANY, POSITIONAL -> true;
    };
  }

  /// The name in texts: the type, behind the matching when that is not ALL.
  public String label() {
    return switch (matching) {
      case ALL -> type.name();
      case ANY, ASOF -> type == Type.INNER ? matching.name() : matching + "_" + type;
      case POSITIONAL -> matching.name();
    };
  }
}
