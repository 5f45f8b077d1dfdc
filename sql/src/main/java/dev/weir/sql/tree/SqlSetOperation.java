package dev.weir.sql.tree;

import java.util.List;

/// A set operation over two or more operands. A chain of the same operation written left to right
/// is one node: `a UNION ALL b UNION ALL c` has three operands. EXCEPT always has two.
public record SqlSetOperation(
    Kind kind, Quantifier quantifier, Matching matching, List<SqlQueryBody> operands, Span span)
    implements SqlQueryBody {
  public SqlSetOperation {
    operands = List.copyOf(operands);
    if (operands.size() < 2) {
      throw new IllegalArgumentException("a set operation has at least two operands");
    }
  }

  /// The operation.
  public enum Kind {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /// Whether duplicates stay.
  public enum Quantifier {
    DISTINCT,
    ALL
  }

  /// How columns of the operands find each other.
  public enum Matching {
    BY_POSITION,
    BY_NAME
  }
}
