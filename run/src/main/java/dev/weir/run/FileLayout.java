package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;

/// Into how many files a copy goes.
public sealed interface FileLayout {
  /// One file, `part-00000.parquet`.
  record SingleFile() implements FileLayout {}

  /// Files of about this size. Where the cuts fall depends on the timing of threads, so it does not
  /// go with [WriteOrder.Sorted] or [WriteOrder.AsDelivered].
  record AboutBytes(long bytes) implements FileLayout {
    public AboutBytes {
      if (bytes < 1) {
        throw new WeirException(
            ErrorCode.INVALID_OPTION,
            "write option: file_bytes is " + bytes + "; it must be at least 1");
      }
    }
  }
}
