package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Finds the lineage of a bound query: one walk over its scopes for all columns. Linear in the size of
/// the query times the number of base columns that meet in one value; a CTE is analysed once however
/// often it is read, a recursive one until nothing changes. Thread-safe.
public final class Lineage {
  private Lineage() {}

  /// The lineage of all output columns.
  public static QueryLineage of(Relation relation) {
    Leaves leaves = new Leaves();
    RelationFlow flow = new Analysis(leaves).relation(relation);
    List<String> names = relation.columns().stream().map(Column::name).toList();
    Mentions mentions = Mentions.of(relation);
    return describe(names, flow, leaves, mentions.tables(), mentions.functions());
  }

  static QueryLineage describe(
      List<String> names,
      RelationFlow flow,
      Leaves leaves,
      List<TableName> tables,
      List<String> functions) {
    List<ColumnLineage> outputs = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      Flow column = flow.columns().get(i);
      outputs.add(
          new ColumnLineage(
              names.get(i),
              origins(column, Kinds.VALUES, leaves),
              origins(column, Kinds.ROWS, leaves)));
    }
    Flow all = Flow.all(flow.columns()).and(flow.rows());
    return new QueryLineage(
        outputs,
        origins(flow.rows(), Kinds.ROWS, leaves),
        columns(all, leaves),
        tables,
        functions);
  }

  private static List<Origin> origins(Flow flow, int wanted, Leaves leaves) {
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < flow.size(); i++) {
      int kinds = flow.kinds(i) & wanted;
      if (kinds != 0) {
        Leaves.Leaf leaf = leaves.leaf(flow.leaf(i));
        origins.add(new Origin(leaf.column(), leaf.path(), Kinds.list(kinds)));
      }
    }
    origins.sort(null);
    return origins;
  }

  private static List<BaseColumn> columns(Flow flow, Leaves leaves) {
    TreeSet<BaseColumn> columns = new TreeSet<>();
    for (int i = 0; i < flow.size(); i++) {
      columns.add(leaves.leaf(flow.leaf(i)).column());
    }
    return List.copyOf(columns);
  }
}
