package dev.weir.compile.bind;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The engine's keywords, which it quotes when it makes up a column's name.
final class Keywords {
  private static final Set<String> ALL = load();

  private Keywords() {}

  static boolean contains(String name) {
    return ALL.contains(name.toLowerCase(Locale.ROOT));
  }

  /// A name as the engine writes it.
  static String quote(String name) {
    boolean plain = !name.isEmpty() && !contains(name) && !Character.isDigit(name.charAt(0));
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
    return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static Set<String> load() {
    try (InputStream in = Keywords.class.getResourceAsStream("duckdb-2.0.0.keywords")) {
      if (in == null) {
        throw new IllegalStateException("the keyword list is missing from the jar");
      }
      return new HashSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
