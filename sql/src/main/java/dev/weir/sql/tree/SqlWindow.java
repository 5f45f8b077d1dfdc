package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// What stands behind `OVER`.
public sealed interface SqlWindow extends SqlNode {
  /// `OVER name`.
  record Named(Identifier name, Span span) implements SqlWindow {}

  /// `OVER (base PARTITION BY … ORDER BY … frame)`. `orderBy` has no entry, keys, or ALL.
  record Specification(
      Optional<Identifier> base,
      List<SqlExpression> partitionBy,
      Optional<SqlOrderBy> orderBy,
      Optional<Frame> frame,
      Span span)
      implements SqlWindow {
    public Specification {
      partitionBy = List.copyOf(partitionBy);
    }
  }

  /// `ROWS BETWEEN … AND … EXCLUDE …`; a frame with only a start ends at the current row.
  record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion, Span span)
      implements SqlNode {}

  /// What frame bounds count.
  enum Unit {
    ROWS,
    RANGE,
    GROUPS
  }

  /// What a frame leaves out.
  enum Exclusion {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /// One end of a frame.
  sealed interface Bound {
    /// From the first row.
    record UnboundedPreceding() implements Bound {}

    /// That many before.
    record Preceding(SqlExpression distance) implements Bound {}

    /// The current row and its peers.
    record CurrentRow() implements Bound {}

    /// That many after.
    record Following(SqlExpression distance) implements Bound {}

    /// To the last row.
    record UnboundedFollowing() implements Bound {}
  }
}
