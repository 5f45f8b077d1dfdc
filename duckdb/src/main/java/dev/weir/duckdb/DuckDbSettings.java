package dev.weir.duckdb;

import dev.weir.model.Identifiers;
import dev.weir.run.RuntimeProfile;
import dev.weir.run.RuntimeProfile.InsertionOrder;
import dev.weir.run.RuntimeProfile.Spill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A profile in DuckDB's words.
final class DuckDbSettings {
  private static final long KIBIBYTE = 1024;

  private DuckDbSettings() {}

  /// What has to be known when the instance starts. Nothing is left to defaults that depend on the
  /// machine, the network or the working directory.
  static Properties atStart(RuntimeProfile profile, Path spill) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("threads", Integer.toString(profile.threads()));
    properties.setProperty("memory_limit", kibibytes(profile.memoryBytes()));
    boolean mayspill = profile.spill() == Spill.ALLOWED;
    properties.setProperty("temp_directory", mayspill ? spill.toString() : "");
    properties.setProperty(
        "preserve_insertion_order",
        Boolean.toString(profile.insertionOrder() == InsertionOrder.KEPT));
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    // With asynchronous writes, about one in thirty failing or cancelled COPYs hangs for ever: the
    // writer waits for its tasks while it holds the lock that they need.
    properties.setProperty("async_threads", "0");
    properties.setProperty("read_ahead_depth", "0");
    return properties;
  }

  /// What is set afterwards, one statement each.
  static List<String> afterStart(RuntimeProfile profile) {
    List<String> statements = new ArrayList<>();
    statements.add("SET GLOBAL TimeZone = 'UTC'");
    statements.add("SET GLOBAL Calendar = 'gregorian'");
    if (profile.spill() == Spill.ALLOWED) {
      statements.add(set("max_temp_directory_size", kibibytes(profile.spillBytes())));
    }
    if (!profile.disabledOptimizers().isEmpty()) {
      statements.add(set("disabled_optimizers", String.join(",", profile.disabledOptimizers())));
    }
    profile.settings().forEach((name, value) -> statements.add(set(name, value)));
    return statements;
  }

  private static String set(String name, String value) {
    return "SET GLOBAL %s = %s".formatted(Identifiers.quote(name), SqlText.literal(value));
  }

  private static String kibibytes(long bytes) {
    return bytes / KIBIBYTE + "KiB";
  }
}
