package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Finds the lineage of a bound query: one walk over its scopes for all columns. Linear in the size
/// of the query times the number of base columns that meet in one value; a CTE is analysed once
/// however often it is read, a recursive one until nothing changes. Thread-safe.
public final class Lineage {
  private Lineage() {}

  /// The lineage of all output columns.
  public static QueryLineage of(Relation relation) {
    Leaves leaves = new Leaves();
    RelationFlow flow = new Analysis(leaves, _ -> Optional.empty()).relation(relation);
    List<String> names = relation.columns().stream().map(Column::name).toList();
    Mentions mentions = Mentions.of(relation);
    return describe(names, flow, leaves, mentions.tables(), mentions.functions());
  }

  /// The base tables that a query mentions, needed or not, sorted.
  public static List<TableName> tables(Relation relation) {
    return Mentions.of(relation).tables();
  }

  /// What a query needs of each of its base tables, sorted by name: columns, and which rows. Tables
  /// of which nothing is needed are among them.
  ///
  /// @param lineage the lineage of the same query
  public static List<SourceUse> sources(Relation relation, QueryLineage lineage) {
    return SourceUses.of(relation, lineage);
  }

  static QueryLineage describe(
      List<String> names,
      RelationFlow flow,
      Leaves leaves,
      List<TableName> tables,
      List<String> functions) {
    Described described = new Described(leaves, flow);
    List<ColumnLineage> outputs = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      outputs.add(described.column(names.get(i), flow.columns().get(i)));
    }
    return new QueryLineage(
        outputs,
        described.origins(flow.rows(), Kinds.ROWS),
        described.columns(Flow.all(flow.columns()).and(flow.rows())),
        tables,
        functions);
  }

  /// Flows as origins, in order.
  private static final class Described {
    private final Leaves leaves;
    private final int[] ranks;

    Described(Leaves leaves, RelationFlow flow) {
      this.leaves = leaves;
      BitSet used = new BitSet();
      flow.rows().addTo(used);
      flow.columns().forEach(column -> column.addTo(used));
      this.ranks = leaves.ranks(used);
    }

    ColumnLineage column(String name, Flow flow) {
      List<ColumnLineage> parts = new ArrayList<>();
      flow.parts()
          .forEach(
              (key, part) -> PartKey.step(key).ifPresent(step -> parts.add(column(step, part))));
      return new ColumnLineage(name, origins(flow, Kinds.VALUES), origins(flow, Kinds.ROWS), parts);
    }

    List<Origin> origins(Flow flow, int wanted) {
      List<Origin> origins = new ArrayList<>();
      for (int i : ordered(flow)) {
        int kinds = flow.kinds(i) & wanted;
        if (kinds != 0) {
          Leaves.Leaf leaf = leaves.leaf(flow.leaf(i));
          origins.add(new Origin(leaf.column(), leaf.path(), Kinds.list(kinds)));
        }
      }
      return origins;
    }

    List<BaseColumn> columns(Flow flow) {
      List<BaseColumn> columns = new ArrayList<>();
      for (int i : ordered(flow)) {
        BaseColumn column = leaves.leaf(flow.leaf(i)).column();
        if (columns.isEmpty() || !columns.getLast().equals(column)) {
          columns.add(column);
        }
      }
      return columns;
    }

    private int[] ordered(Flow flow) {
      long[] keys = new long[flow.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (long) ranks[flow.leaf(i)] << Integer.SIZE | i;
      }
      Arrays.sort(keys);
      int[] places = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        places[i] = (int) keys[i];
      }
      return places;
    }
  }
}
