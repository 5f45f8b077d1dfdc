package dev.weir.compile.lineage;

import java.util.List;

/// What flows into each output column of a query, and into the presence of its rows.
record RelationFlow(List<Flow> columns, Flow rows) {
  RelationFlow {
    columns = List.copyOf(columns);
  }

  boolean same(RelationFlow other) {
    boolean same = rows.same(other.rows) && columns.size() == other.columns.size();
    for (int i = 0; same && i < columns.size(); i++) {
      same = columns.get(i).same(other.columns.get(i));
    }
    return same;
  }
}
