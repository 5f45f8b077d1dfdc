package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.Objects;
import java.util.OptionalInt;

/// The shape of Parquet files. Every field can change the bytes that are written.
///
/// @param level the compression level; only with [Compression#ZSTD]
/// @param rowGroupRows rows per row group
/// @param layout one file or several
public record ParquetOptions(
    Compression compression, OptionalInt level, int rowGroupRows, FileLayout layout) {
  /// zstd at the engine's level, 122,880 rows per row group, one file.
  public static final ParquetOptions DEFAULT =
      new ParquetOptions(
          Compression.ZSTD, OptionalInt.empty(), 122_880, new FileLayout.SingleFile());

  private static final int FEWEST_ROWS = 1;
  private static final int HIGHEST_LEVEL = 22;

  public ParquetOptions {
    Objects.requireNonNull(compression);
    Objects.requireNonNull(layout);
    if (rowGroupRows < FEWEST_ROWS) {
      throw invalid("row_group_rows is " + rowGroupRows + "; it must be at least 1");
    }
    if (level.isPresent()) {
      if (compression != Compression.ZSTD) {
        throw invalid("a compression level goes with zstd only, not with " + compression.text());
      }
      if (level.getAsInt() < 1 || level.getAsInt() > HIGHEST_LEVEL) {
        throw invalid("the zstd level is " + level.getAsInt() + "; it must be 1 to 22");
      }
    }
  }

  /// The same with another compression and no level.
  public ParquetOptions withCompression(Compression other) {
    return new ParquetOptions(other, OptionalInt.empty(), rowGroupRows, layout);
  }

  /// The same with a compression level.
  public ParquetOptions withLevel(int other) {
    return new ParquetOptions(compression, OptionalInt.of(other), rowGroupRows, layout);
  }

  /// The same with other row groups.
  public ParquetOptions withRowGroupRows(int rows) {
    return new ParquetOptions(compression, level, rows, layout);
  }

  /// The same with another layout.
  public ParquetOptions withLayout(FileLayout other) {
    return new ParquetOptions(compression, level, rowGroupRows, other);
  }

  private static WeirException invalid(String message) {
    return new WeirException(ErrorCode.INVALID_OPTION, "write option: " + message);
  }
}
