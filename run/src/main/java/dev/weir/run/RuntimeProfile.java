package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How an engine runs: an immutable, versioned value. One database instance has one profile.
///
/// Only some fields can change what a query answers; [#contentFields] has those, and nothing else
/// of a profile reaches a build id. Cores, memory and paths never do.
///
/// @param name where the profile comes from: `prod_fast`
/// @param version counts up when the meaning of a named profile changes
/// @param threads how many threads the engine uses for all queries together
/// @param memoryBytes how much memory the engine may take before it spills
/// @param spill whether sorts, joins and aggregates may go to disk
/// @param spillBytes how much disk they may take
/// @param insertionOrder whether queries without ORDER BY keep the order of their input
/// @param batchRows about how many rows a streamed batch has; a hint
/// @param disabledOptimizers engine optimizers that are switched off, sorted
/// @param settings further settings of the engine as they are, sorted by name
public record RuntimeProfile(
    String name,
    int version,
    int threads,
    long memoryBytes,
    Spill spill,
    long spillBytes,
    InsertionOrder insertionOrder,
    int batchRows,
    List<String> disabledOptimizers,
    Map<String, String> settings) {

  /// Whether an engine may spill to disk.
  public enum Spill {
    ALLOWED,
    FORBIDDEN
  }

  /// Whether queries keep the order of their input.
  public enum InsertionOrder {
    KEPT,
    FREE
  }

  public RuntimeProfile {
    Objects.requireNonNull(name);
    Objects.requireNonNull(spill);
    Objects.requireNonNull(insertionOrder);
    requireAtLeast(1, threads, "threads");
    requireAtLeast(16L << 20, memoryBytes, "memory_bytes");
    requireAtLeast(0, spillBytes, "spill_bytes");
    requireAtLeast(1, batchRows, "batch_rows");
    disabledOptimizers = disabledOptimizers.stream().sorted().distinct().toList();
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    ProfileSettings.requireRaw(settings);
  }

  /// The profile of that name on this machine.
  ///
  /// @throws WeirException with `INVALID_OPTION`, naming the legal names and the nearest
  public static RuntimeProfile named(String name) {
    return NamedProfiles.named(name);
  }

  /// The names of all profiles, the default first.
  public static List<String> names() {
    return NamedProfiles.names();
  }

  /// The fields that can change what a query answers, in a fixed order.
  public Map<String, String> contentFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("time_zone", ProfileSettings.TIME_ZONE);
    fields.put("insertion_order", insertionOrder.name());
    fields.put("disabled_optimizers", String.join(",", disabledOptimizers));
    settings.forEach((setting, value) -> {
      if (ProfileSettings.changesContent(setting)) {
        fields.put("settings." + setting, value);
      }
    });
    return Collections.unmodifiableMap(fields);
  }

  /// All fields as canonical JSON, `weir.profile/1`.
  public String json() {
    return ProfileJson.of(this);
  }

  /// The same with another number of threads.
  public RuntimeProfile withThreads(int other) {
    return new RuntimeProfile(
        name,
        version,
        other,
        memoryBytes,
        spill,
        spillBytes,
        insertionOrder,
        batchRows,
        disabledOptimizers,
        settings);
  }

  /// The same with another memory limit.
  public RuntimeProfile withMemoryBytes(long other) {
    return new RuntimeProfile(
        name,
        version,
        threads,
        other,
        spill,
        spillBytes,
        insertionOrder,
        batchRows,
        disabledOptimizers,
        settings);
  }

  /// The same with a cap on spill files; 0 forbids spilling.
  public RuntimeProfile withSpillBytes(long other) {
    Spill allowed = other == 0 ? Spill.FORBIDDEN : Spill.ALLOWED;
    return new RuntimeProfile(
        name,
        version,
        threads,
        memoryBytes,
        allowed,
        other,
        insertionOrder,
        batchRows,
        disabledOptimizers,
        settings);
  }

  /// The same with another batch size.
  public RuntimeProfile withBatchRows(int other) {
    return new RuntimeProfile(
        name,
        version,
        threads,
        memoryBytes,
        spill,
        spillBytes,
        insertionOrder,
        other,
        disabledOptimizers,
        settings);
  }

  /// The same with one more setting of the engine.
  public RuntimeProfile with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new RuntimeProfile(
        name,
        version,
        threads,
        memoryBytes,
        spill,
        spillBytes,
        insertionOrder,
        batchRows,
        disabledOptimizers,
        more);
  }

  private static void requireAtLeast(long least, long value, String field) {
    if (value < least) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "profile: %s is %d; it must be at least %d".formatted(field, value, least));
    }
  }
}
