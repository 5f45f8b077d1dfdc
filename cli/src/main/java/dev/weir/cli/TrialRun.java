package dev.weir.cli;

import dev.weir.build.RowTrial;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.bind.TableReferences;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.rewrite.TableKeys;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import dev.weir.run.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs two queries as they were written, not as Weir emits them, over rows that are made up for
/// their tables.
final class TrialRun {
  /// How many rows each table has, edition by edition.
  private static final List<Integer> SIZES = List.of(0, 1, 6, 24, 60);

  private final EngineSession session;
  private final List<Catalog.Table> tables;
  private final Catalog catalog;
  private final TableKeys keys;
  private final TrialTables rows;
  private final WrittenQuery before;
  private final WrittenQuery after;

  private TrialRun(
      EngineSession session, DeclaredTables known, WrittenQuery before, WrittenQuery after) {
    this.session = session;
    Map<String, Catalog.Table> read = new LinkedHashMap<>();
    for (WrittenQuery query : List.of(before, after)) {
      for (TableName name : query.compiled().tables()) {
        known.catalog().table(name).ifPresent(t -> read.putIfAbsent(t.name().key(), t));
      }
    }
    this.tables = List.copyOf(read.values());
    this.keys = known.keys();
    this.catalog = known.catalog();
    this.rows = TrialTables.of(List.of(before.compiled().relation(), after.compiled().relation()));
    this.before = before;
    this.after = after;
  }

  static List<RowTrial> of(DeclaredTables known, WrittenQuery before, WrittenQuery after) {
    RuntimeProfile profile = RuntimeProfile.named("memory_tight").withThreads(1);
    Path scratch = scratch();
    try (EngineSession session = new DuckDbEngine().open(profile, scratch)) {
      return new TrialRun(session, known, before, after).all();
    }
  }

  private static Path scratch() {
    try {
      Path folder = Files.createTempDirectory("weir-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.STORE_NOT_WRITABLE, "cannot make a folder for the engine's files", e);
    }
  }

  private List<RowTrial> all() {
    List<RowTrial> trials = new ArrayList<>();
    for (int edition = 0; edition < SIZES.size(); edition++) {
      int size = SIZES.get(edition);
      for (Catalog.Table table : tables) {
        fill(table, edition, size);
      }
      trials.add(trial(words(size)));
    }
    // One table at a time without rows, where there are others.
    for (Catalog.Table empty :
        tables.size() > 1 ? tables.subList(0, 2) : List.<Catalog.Table>of()) {
      for (Catalog.Table table : tables) {
        fill(table, SIZES.size(), table.equals(empty) ? 0 : 24);
      }
      trials.add(trial(words(24) + ", none in " + empty.name()));
    }
    return trials;
  }

  private static String words(int size) {
    return switch (size) {
      case 0 -> "no rows";
      case 1 -> "1 row in each table";
      default -> "up to " + size + " rows in each table";
    };
  }

  private RowTrial trial(String over) {
    nameAsWritten(before.compiled());
    nameAsWritten(after.compiled());
    return RowTrial.ofTexts(session, over, before.text(), after.text());
  }

  /// A policy may look up names elsewhere than a new session does.
  private void nameAsWritten(CompiledQuery query) {
    Namespace namespace = query.policy().qualification().namespace();
    if (namespace.equals(Namespace.standard())) {
      return;
    }
    for (TableName written : TableReferences.of(query.syntax())) {
      Optional<TableName> meant = namespace.find(catalog, written).map(Catalog.Table::name);
      if (written.parts().size() == 1 && meant.filter(m -> m.parts().size() > 1).isPresent()) {
        run(
            "CREATE OR REPLACE VIEW %s AS FROM %s"
                .formatted(name(written.parts()), name(meant.get().parts())));
      }
    }
  }

  private static String name(List<String> parts) {
    return parts.stream().map(Identifiers::quote).collect(Collectors.joining("."));
  }

  private void fill(Catalog.Table table, int edition, int size) {
    List<String> parts = table.name().parts();
    String name = name(parts);
    if (parts.size() == 3) {
      run("ATTACH IF NOT EXISTS ':memory:' AS " + Identifiers.quote(parts.getFirst()));
    }
    if (parts.size() > 1) {
      List<String> schema = parts.subList(0, parts.size() - 1);
      run("CREATE SCHEMA IF NOT EXISTS " + name(schema));
    }
    String made = rows.rows(table, edition, size);
    for (List<String> key : keys.of(table.name())) {
      made = "SELECT * FROM (" + made + ") QUALIFY " + filter(key, "IS NOT NULL", " AND ");
    }
    for (List<String> key : keys.unique(table.name())) {
      made = "SELECT * FROM (" + made + ") QUALIFY " + filter(key, "IS NULL", " OR ");
    }
    run("CREATE OR REPLACE TABLE " + name + " AS " + made);
  }

  /// What is declared about the rows of a table holds for those that are made up.
  private static String filter(List<String> key, String nulls, String joint) {
    List<String> columns = key.stream().map(Identifiers::quote).toList();
    return columns.stream().map(c -> c + " " + nulls + joint).collect(Collectors.joining())
        + "row_number() OVER (PARTITION BY "
        + String.join(", ", columns)
        + ") = 1";
  }

  private void run(String sql) {
    session.query(sql, Surface.ADMIN).close();
  }
}
