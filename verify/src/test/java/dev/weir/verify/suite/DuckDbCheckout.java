package dev.weir.verify.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A checkout of DuckDB, whose tests are scripts.
record DuckDbCheckout(Path folder) {
  /// The checkout that `-Dweir.duckdb.tests` names; without it a line says that nothing is run.
  static Optional<DuckDbCheckout> named() {
    String folder = System.getProperty("weir.duckdb.tests", "");
    if (folder.isEmpty()) {
      System.out.println("DuckDB's own tests are not run: -Dweir.duckdb.tests names no checkout");
      return Optional.empty();
    }
    return Optional.of(new DuckDbCheckout(Path.of(folder).toAbsolutePath()));
  }

  /// The scripts below `-Dweir.duckdb.scripts`, or all of SQL, in an order that mixes the folders:
  /// the first of them are a sample of all.
  List<Path> files() {
    Path chosen = folder.resolve(System.getProperty("weir.duckdb.scripts", "test/sql"));
    try (Stream<Path> files = Files.walk(chosen)) {
      return files
          .filter(f -> f.toString().endsWith(".test"))
          .sorted(
              Comparator.comparing((Path f) -> f.toString().hashCode())
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a script.
  ///
  /// @param scratch where it may write
  TestScript script(Path file, Path scratch) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String name : List.of("TEST_DIR", "TEMP_DIR", "TEMP_DIR_ABSOLUTE")) {
      words.put(name, scratch.toString());
    }
    words.put("DATA_DIR", folder.resolve("data").toString());
    words.put("WORKING_DIR", folder.toString());
    return ScriptReader.read(file, folder.relativize(file).toString(), words);
  }
}
