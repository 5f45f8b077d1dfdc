package dev.weir.verify.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The queries that the front end is tested with, in the order of their names.
final class Corpus {
  static final Path FOLDER = Path.of("src/test/resources/corpus");

  private Corpus() {}

  /// A query and what it is called.
  record Query(String name, String text) {}

  /// Our own queries, one file each.
  static List<Query> constructs() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".sql"))
          .map(f -> new Query(name(f), read(f)))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    String path = FOLDER.relativize(file).toString().replace('\\', '/');
    return path.substring(0, path.length() - ".sql".length());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The 22 queries of TPC-H.
  static List<Query> tpch() {
    return IntStream.rangeClosed(1, 22).mapToObj(i -> resource("tpch/q" + i)).toList();
  }

  /// The 103 statements of TPC-DS.
  static List<Query> tpcds() {
    List<String> split = List.of("q14", "q23", "q24", "q39");
    List<Query> queries = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      String name = "tpcds/q" + i;
      if (split.contains("q" + i)) {
        queries.add(resource(name + "a"));
        queries.add(resource(name + "b"));
      } else {
        queries.add(resource(name));
      }
    }
    return queries;
  }

  private static Query resource(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new Query(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
