package dev.weir.verify.suite;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What scripts require of an engine, and whether the embedded one has it.
final class Requirements {
  private static final Set<String> PRESENT =
      Set.of(
          "parquet",
          "json",
          "icu",
          "core_functions",
          "skip_reload",
          "notwindows",
          "notmingw",
          "notmusl",
          "64bit",
          "longdouble",
          "strinline",
          "ram",
          "noforcestorage",
          "no_force_storage",
          "nothreadsan",
          "no_extension_autoloading",
          "no_alternative_verify",
          "no_vector_verification",
          "no_latest_storage",
          "vacuum_rebuild_indexes");
  private static final int VECTOR = 2048;
  private static final int BLOCK = 262_144;

  private Requirements() {}

  /// Whether the engine meets one requirement, the words behind `require`.
  static boolean areMet(List<String> words) {
    String name = words.getFirst().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "vector_size" -> number(words) <= VECTOR;
      case "exact_vector_size" -> number(words) == VECTOR;
      case "block_size" -> number(words) == BLOCK;
      default -> PRESENT.contains(name);
    };
  }

  private static int number(List<String> words) {
    return Integer.parseInt(words.get(1));
  }
}
