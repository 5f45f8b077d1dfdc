package dev.weir.compile.lineage;

import dev.weir.model.relation.Relation;
import java.util.BitSet;
import java.util.Objects;

/// A query cut down to what one of its outputs needs: other outputs, columns of subqueries and CTEs
/// that nothing reads any more are gone; whatever decides about rows stays. The values of the
/// output are those of the whole query, row by row. Outputs that rows depend on (under DISTINCT, as
/// sort keys, UNNEST) stay as well.
///
/// @param relation the trimmed query
/// @param output where the output stands in it, counted from 0
public record Trim(Relation relation, int output) {
  /// The query for the output at that place, counted from 0.
  ///
  /// @throws IndexOutOfBoundsException if there is no such output
  public static Trim to(Relation relation, int output) {
    Objects.checkIndex(output, relation.columns().size());
    BitSet wanted = new BitSet();
    wanted.set(output);
    Demand demand = new Demand();
    demand.of(relation, wanted);
    return new Trim(
        new Trimmed(demand).relation(relation, wanted),
        Demand.produced(relation, wanted).get(0, output).cardinality());
  }

  /// The query cut down to what some of its outputs need, none perhaps: then just the number of
  /// rows stays what it was.
  ///
  /// @param outputs their places, counted from 0
  public static Relation to(Relation relation, BitSet outputs) {
    Demand demand = new Demand();
    demand.of(relation, outputs);
    return new Trimmed(demand).relation(relation, outputs);
  }

  /// The query with all its outputs, cut down to what they need. An equal query when they need all
  /// of it.
  public static Relation unread(Relation relation) {
    BitSet all = new BitSet();
    all.set(0, relation.columns().size());
    return to(relation, all);
  }
}
