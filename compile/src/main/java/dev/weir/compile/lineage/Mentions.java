package dev.weir.compile.lineage;

import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The base tables and functions that stand anywhere in a query.
final class Mentions implements Parts.Deep {
  private final TreeMap<String, TableName> tables = new TreeMap<>();
  private final TreeSet<String> functions = new TreeSet<>();

  private Mentions() {}

  static Mentions of(Relation relation) {
    Mentions mentions = new Mentions();
    mentions.relation(relation);
    return mentions;
  }

  List<TableName> tables() {
    return List.copyOf(tables.values());
  }

  List<String> functions() {
    return List.copyOf(functions);
  }

  @Override
  public void expression(Expression expression) {
    switch (expression) {
      case Expression.Function f -> functions.add(f.name());
      case Expression.Aggregate a -> functions.add(a.name());
      case Expression.Window w -> functions.add(w.name());
      default -> {}
    }
    Parts.of(expression, this);
  }

  @Override
  public void from(From from) {
    switch (from) {
      case From.Scan scan -> tables.put(scan.table().text(), scan.table());
      case From.FunctionScan function -> functions.add(function.name());
      default -> {}
    }
    Parts.of(from, this);
  }
}
