package dev.weir.build;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.run.BatchStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A small project on disk for tests: orders in CSV, and products as each test needs them.
final class Shop {
  private final Path folder;

  Shop(Path folder) throws IOException {
    this.folder = folder;
    file("weir.yaml", "project: shop\nsources:\n  orders: { csv: \"data/*.csv\" }\n");
    file("data/a.csv", orders(0, 100));
    file("data/b.csv", orders(100, 200));
  }

  static String orders(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> i + "," + i % 7 + "," + i * 3 % 50 + "\n")
        .collect(Collectors.joining("", "id,customer,amount\n", ""));
  }

  Path folder() {
    return folder;
  }

  Path store() {
    return folder.resolve(".weir");
  }

  Shop file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Shop product(String name, String sql) throws IOException {
    return file("products/" + name + ".sql", sql);
  }

  /// Three products in a row: `big`, `per_customer`, `best`.
  Shop threeProducts() throws IOException {
    product("big", "SELECT id, customer, amount FROM orders WHERE amount > 10");
    product(
        "per_customer",
        "SELECT customer, sum(amount) AS total, count(*) AS n FROM big GROUP BY customer");
    return product(
        "best",
        "/* order: canonical by [customer] */\nSELECT * FROM per_customer WHERE total > 100");
  }

  Builds builds() {
    return new Builds(Projects.load(folder), new DuckDbEngine());
  }

  BuildReport build() {
    return builds().build(BuildRequest.all(), BuildListener.NONE);
  }

  List<List<@Nullable Object>> rows(String sql) {
    try (ProjectTables tables = builds().tables(BuildRequest.all());
        BatchStream stream = tables.query(sql)) {
      return stream.collect(10_000);
    }
  }

  /// Every file and folder of the project with its size, to show that nothing changed.
  List<String> snapshot() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().map(Shop::described).toList();
    }
  }

  private static String described(Path file) {
    try {
      return file + " " + (Files.isDirectory(file) ? "folder" : Files.size(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
