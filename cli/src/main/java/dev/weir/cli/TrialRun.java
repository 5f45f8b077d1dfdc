package dev.weir.cli;

import dev.weir.build.RowTrial;
import dev.weir.compile.CompiledQuery;
import dev.weir.compile.catalog.Catalog;
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
import java.util.stream.Collectors;

/// Runs two queries over rows that are made up for their tables.
final class TrialRun {
  /// How many rows each table has, edition by edition.
  private static final List<Integer> SIZES = List.of(0, 1, 6, 24, 60);

  private final EngineSession session;
  private final List<Catalog.Table> tables;
  private final TableKeys keys;
  private final TrialTables rows;
  private final RowTrial.Side before;
  private final RowTrial.Side after;

  private TrialRun(
      EngineSession session, DeclaredTables known, CompiledQuery old, CompiledQuery now) {
    this.session = session;
    Map<String, Catalog.Table> read = new LinkedHashMap<>();
    for (CompiledQuery query : List.of(old, now)) {
      for (TableName name : query.tables()) {
        known.catalog().table(name).ifPresent(t -> read.putIfAbsent(t.name().key(), t));
      }
    }
    this.tables = List.copyOf(read.values());
    this.keys = known.keys();
    this.rows = TrialTables.of(List.of(old.relation(), now.relation()));
    this.before = new RowTrial.Side(old.engineSql(), old.schema());
    this.after = new RowTrial.Side(now.engineSql(), now.schema());
  }

  static List<RowTrial> of(DeclaredTables known, CompiledQuery before, CompiledQuery after) {
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
    return RowTrial.of(session, over, before, after);
  }

  private void fill(Catalog.Table table, int edition, int size) {
    List<String> parts = table.name().parts();
    String name = parts.stream().map(Identifiers::quote).collect(Collectors.joining("."));
    if (parts.size() == 3) {
      run("ATTACH IF NOT EXISTS ':memory:' AS " + Identifiers.quote(parts.getFirst()));
    }
    if (parts.size() > 1) {
      List<String> schema = parts.subList(0, parts.size() - 1);
      run(
          "CREATE SCHEMA IF NOT EXISTS "
              + schema.stream().map(Identifiers::quote).collect(Collectors.joining(".")));
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
