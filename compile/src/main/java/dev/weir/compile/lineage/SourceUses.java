package dev.weir.compile.lineage;

import dev.weir.compile.emit.Emitter;
import dev.weir.model.BaseColumn;
import dev.weir.model.DeepStack;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import dev.weir.sql.tree.SqlSelect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Puts together what a query needs of each table.
final class SourceUses implements Parts.Deep {
  private final Map<String, From.Scan> scans = new LinkedHashMap<>();

  private SourceUses() {}

  static List<SourceUse> of(Relation relation, QueryLineage lineage) {
    return DeepStack.call(() -> uses(relation, lineage));
  }

  private static List<SourceUse> uses(Relation relation, QueryLineage lineage) {
    SourceUses found = new SourceUses();
    found.relation(relation);
    Map<String, Expression> conditions = Pushdown.of(relation);
    TreeSet<BaseColumn> values = new TreeSet<>();
    lineage.outputs().forEach(o -> values.addAll(o.columns()));
    List<SourceUse> uses = new ArrayList<>();
    for (TableName table : lineage.tables()) {
      List<BaseColumn> required =
          lineage.required().stream().filter(c -> c.table().equals(table)).toList();
      List<BaseColumn> deciding = required.stream().filter(c -> !values.contains(c)).toList();
      Optional<SourceUse.Predicate> predicate =
          Optional.ofNullable(conditions.get(table.key()))
              .flatMap(condition -> found.predicate(table, condition));
      uses.add(new SourceUse(table, required, deciding, predicate));
    }
    return uses;
  }

  private Optional<SourceUse.Predicate> predicate(TableName table, Expression condition) {
    From.Scan scan = scans.get(table.key());
    if (scan == null) {
      return Optional.empty();
    }
    From.Scan whole = new From.Scan(0, table, table.name(), scan.columns(), Optional.empty());
    Relation.Select rows =
        new Relation.Select(
            Optional.of(whole),
            Optional.of(condition),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Relation.Output("found", condition)),
            new Relation.Distinct.None(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return Emitter.emit(rows).body() instanceof SqlSelect select
        ? select
            .where()
            .map(where ->
                new SourceUse.Predicate(condition, SqlPrinter.print(where, Dialect.DUCKDB)))
        : Optional.empty();
  }

  @Override
  public void from(From from) {
    if (from instanceof From.Scan scan) {
      scans.putIfAbsent(scan.table().key(), scan);
    }
    Parts.of(from, this);
  }
}
