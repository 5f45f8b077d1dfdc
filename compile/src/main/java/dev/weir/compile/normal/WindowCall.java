package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Expression.NullTreatment;
import dev.weir.model.relation.Frame;
import java.util.List;
import java.util.Optional;

/// A window function that defines `column`. `filter` holds conjuncts; a frame that is the default,
/// or that the function ignores, is absent.
public record WindowCall(
    int column,
    String name,
    List<Expr> arguments,
    List<String> argumentNames,
    Duplicates duplicates,
    List<SortBy> argumentOrder,
    List<Expr> filter,
    NullTreatment nulls,
    List<Expr> partitionBy,
    List<SortBy> orderBy,
    Optional<WindowFrame> frame,
    FunctionTraits traits,
    DataType type) {

  WindowCall as(int otherColumn) {
    return new WindowCall(
        otherColumn,
        name,
        arguments,
        argumentNames,
        duplicates,
        argumentOrder,
        filter,
        nulls,
        partitionBy,
        orderBy,
        frame,
        traits,
        type);
  }

  /// A frame whose distances are expressions of the normal form.
  public record WindowFrame(Frame.Unit unit, Bound start, Bound end, Frame.Exclusion exclusion) {}

  /// One end of a frame; only PRECEDING and FOLLOWING have a distance.
  public record Bound(Edge edge, Optional<Expr> distance) {}

  /// Where a frame ends.
  public enum Edge {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }
}
