package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.Objects;

/// An engine-native write: these rows, in this order, as Parquet files into this folder.
///
/// @param rows what to write; a stream is consumed and closed by the copy, whatever its outcome
/// @param folder created when absent; files of other names in it are left alone
/// @param order how the rows are ordered in the files
/// @param options the shape of the files
/// @param progress told about rows written, from a thread of the engine's; may be told nothing
/// @param cancellation stops the copy from any thread
public record CopyRequest(
    CopyRows rows,
    Path folder,
    WriteOrder order,
    ParquetOptions options,
    CopyProgress progress,
    Cancellation cancellation) {
  public CopyRequest {
    Objects.requireNonNull(rows);
    Objects.requireNonNull(folder);
    Objects.requireNonNull(order);
    Objects.requireNonNull(options);
    Objects.requireNonNull(progress);
    Objects.requireNonNull(cancellation);
    if (options.layout() instanceof FileLayout.AboutBytes && !(order instanceof WriteOrder.Any)) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "write option: file_bytes goes with unordered files only, for where one file ends and the"
              + " next begins depends on timing; leave it out to write one file");
    }
  }

  /// The rows of a query, in any order, with the default options.
  public static CopyRequest of(String sql, Path folder) {
    return of(new CopyRows.OfQuery(sql), folder);
  }

  /// The rows of a stream, in any order, with the default options.
  public static CopyRequest of(BatchStream stream, Path folder) {
    return of(new CopyRows.OfStream(stream), folder);
  }

  private static CopyRequest of(CopyRows rows, Path folder) {
    return new CopyRequest(
        rows,
        folder,
        new WriteOrder.Any(),
        ParquetOptions.DEFAULT,
        CopyProgress.NONE,
        new Cancellation());
  }

  /// The same with another order.
  public CopyRequest withOrder(WriteOrder other) {
    return new CopyRequest(rows, folder, other, options, progress, cancellation);
  }

  /// The same with other options.
  public CopyRequest withOptions(ParquetOptions other) {
    return new CopyRequest(rows, folder, order, other, progress, cancellation);
  }

  /// The same with somebody to tell about progress.
  public CopyRequest withProgress(CopyProgress other) {
    return new CopyRequest(rows, folder, order, options, other, cancellation);
  }

  /// The same with another way to be cancelled.
  public CopyRequest withCancellation(Cancellation other) {
    return new CopyRequest(rows, folder, order, options, progress, other);
  }
}
