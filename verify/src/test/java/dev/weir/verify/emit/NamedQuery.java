package dev.weir.verify.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A query of a corpus.
public record NamedQuery(String name, String sql) {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  /// The queries of the corpus whose names, `folder/file`, start so, in the order of their names.
  public static List<NamedQuery> corpus(String prefix) {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(NamedQuery::read)
          .filter(query -> query.name().startsWith(prefix))
          .sorted(Comparator.comparing(NamedQuery::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NamedQuery read(Path file) {
    String path = CORPUS.relativize(file).toString().replace('\\', '/');
    try {
      String sql = Files.readString(file).strip().replaceFirst(";$", "");
      return new NamedQuery(path.substring(0, path.length() - ".sql".length()), sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a resource.
  public static String text(String path) {
    try (InputStream in = NamedQuery.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
