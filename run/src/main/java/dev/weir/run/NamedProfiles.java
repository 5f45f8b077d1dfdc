package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.run.RuntimeProfile.InsertionOrder;
import dev.weir.run.RuntimeProfile.Spill;
import java.util.List;
import java.util.Map;

/// The four profiles that Weir comes with, sized for the machine that asks.
final class NamedProfiles {
  private static final int VERSION = 1;
  private static final int FEW_THREADS = 4;
  private static final long SPILL_BYTES = 100L << 30;

  private NamedProfiles() {}

  static List<String> names() {
    return List.of("prod_fast", "prod_safe", "dev_debug", "memory_tight");
  }

  static RuntimeProfile named(String name) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<String> none = List.of();
    return switch (name) {
      case "prod_fast" -> profile(name, cores, MemoryShare.of(cores), 8192, none);
      // Dynamic filters are pushed from joins and top-n into scans; both can be left out.
      case "prod_safe" ->
          profile(
              name, cores, MemoryShare.of(cores), 8192, List.of("join_filter_pushdown", "top_n"));
      case "dev_debug" ->
          profile(name, Math.min(cores, FEW_THREADS), MemoryShare.of(FEW_THREADS), 8192, none);
      case "memory_tight" -> profile(name, Math.min(cores, 2), MemoryShare.LITTLE, 2048, none);
      default ->
          throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "there is no profile '%s'; legal are %s%s"
                  .formatted(name, String.join(", ", names()), NearestNames.hint(name, names())));
    };
  }

  private static RuntimeProfile profile(
      String name, int threads, long memoryBytes, int batchRows, List<String> disabledOptimizers) {
    return new RuntimeProfile(
        name,
        VERSION,
        threads,
        memoryBytes,
        Spill.ALLOWED,
        SPILL_BYTES,
        InsertionOrder.KEPT,
        batchRows,
        disabledOptimizers,
        Map.of());
  }
}
