package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.run.EngineSession;
import dev.weir.run.Surface;
import java.util.Set;
import java.util.TreeSet;

/// Runs the query of a product's last build and today's, as they were written, over the first rows
/// of what they read.
final class ProductTrial {
  private ProductTrial() {}

  /// @param most how many rows of each table are read
  static RowTrial of(PlannedProduct planned, ProjectTables tables, long most) {
    String name = planned.product().name();
    BuildRecord last =
        planned
            .lastRecord()
            .get()
            .orElseThrow(() ->
                new WeirException(
                    ErrorCode.UNKNOWN_TABLE,
                    "there is nothing to run '%s' against: it was never built".formatted(name)));
    Set<String> read = new TreeSet<>(last.identity().part(Component.INPUTS).facts().keySet());
    planned.reads().forEach(t -> read.add(Identifiers.fold(t.name())));
    int n = 0;
    for (String table : read) {
      tables.register(table);
      String kept = "weir_trial_" + n++;
      EngineSession session = tables.session();
      session
          .query(
              "CREATE OR REPLACE TABLE %s AS SELECT * FROM %s LIMIT %d"
                  .formatted(kept, Identifiers.quote(table), most),
              Surface.ADMIN)
          .close();
      session.createView(table, "SELECT * FROM " + kept);
    }
    EngineSession session = tables.session();
    return RowTrial.ofTexts(
        session,
        "at most %,d rows of each table that they read".formatted(most),
        last.writtenSql().orElse(last.engineSql()),
        planned.writtenSql());
  }
}
