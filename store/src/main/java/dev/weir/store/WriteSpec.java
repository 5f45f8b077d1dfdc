package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.Compression;
import dev.weir.run.FileLayout;
import dev.weir.run.ParquetOptions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How a dataset is written: `weir.write/1`.
///
/// @param order the order of rows
/// @param parquet the shape of the files
public record WriteSpec(OrderTier order, ParquetOptions parquet) {
  /// Unordered, with the default options.
  public static final WriteSpec DEFAULT =
      new WriteSpec(new OrderTier.Unordered(), ParquetOptions.DEFAULT);

  public WriteSpec {
    Objects.requireNonNull(order);
    Objects.requireNonNull(parquet);
    boolean several =
        switch (parquet.layout()) {
          case FileLayout.SingleFile() -> false;
          case FileLayout.AboutBytes(long bytes) -> true;
        };
    if (several && !(order instanceof OrderTier.Unordered)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "the write option file_bytes cuts files by the timing of threads, so it goes with the order 'unordered' only, not with '%s'; leave one of the two out"
              .formatted(order.name()));
    }
  }

  /// Everything that can change the bytes written, by name.
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("order", order.text());
    facts.put("write.compression", compression(parquet.compression(), parquet));
    facts.put("write.row_group_rows", Integer.toString(parquet.rowGroupRows()));
    facts.put(
        "write.file_bytes",
        switch (parquet.layout()) {
          case FileLayout.SingleFile() -> "one file";
          case FileLayout.AboutBytes(long bytes) -> Long.toString(bytes);
        });
    return facts;
  }

  private static String compression(Compression compression, ParquetOptions parquet) {
    return parquet.level().isPresent()
        ? compression.text() + " level " + parquet.level().getAsInt()
        : compression.text();
  }
}
