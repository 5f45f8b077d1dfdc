package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Map;

/// What is known about raw engine settings in a profile.
final class ProfileSettings {
  /// Every session runs in this zone, whatever the machine's.
  static final String TIME_ZONE = "UTC";

  /// Settings that have a field of their own, or that Weir fixes: name, then what to use instead.
  private static final List<Map.Entry<String, String>> OWNED =
      List.of(
          Map.entry("threads", "the field threads"),
          Map.entry("worker_threads", "the field threads"),
          Map.entry("external_threads", "the field threads"),
          Map.entry("memory_limit", "the field memory_bytes"),
          Map.entry("max_memory", "the field memory_bytes"),
          Map.entry("temp_directory", "the scratch folder of the session"),
          Map.entry("max_temp_directory_size", "the field spill_bytes"),
          Map.entry("preserve_insertion_order", "the field insertion_order"),
          Map.entry("disabled_optimizers", "the field disabled_optimizers"),
          Map.entry("timezone", "nothing: sessions run in UTC"),
          Map.entry("autoinstall_known_extensions", "nothing: extensions never load by themselves"),
          Map.entry("autoload_known_extensions", "nothing: extensions never load by themselves"));

  /// Settings that decide whether and how fast a query runs, never what it answers.
  private static final List<String> RESOURCES =
      List.of(
          "allocator_background_threads",
          "allocator_bulk_deallocation_flush_threshold",
          "allocator_flush_threshold",
          "enable_external_file_cache",
          "enable_http_metadata_cache",
          "enable_object_cache",
          "max_execution_time",
          "max_memory_per_operator",
          "operator_memory_limit",
          "parquet_metadata_cache",
          "streaming_buffer_size",
          "temp_file_encryption");

  private ProfileSettings() {}

  static boolean changesContent(String setting) {
    return !RESOURCES.contains(setting);
  }

  static void requireRaw(Map<String, String> settings) {
    List<Problem> problems =
        OWNED.stream()
            .filter(owned -> settings.keySet().stream().anyMatch(owned.getKey()::equalsIgnoreCase))
            .map(owned ->
                Problem.of(
                    ErrorCode.INVALID_OPTION,
                    "profile: the raw setting '%s' is not allowed; use %s"
                        .formatted(owned.getKey(), owned.getValue())))
            .toList();
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
  }
}
