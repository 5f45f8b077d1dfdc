package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How Parquet pages are compressed.
public enum Compression {
  ZSTD,
  SNAPPY,
  GZIP,
  LZ4_RAW,
  BROTLI,
  UNCOMPRESSED;

  /// The name as users write it: `zstd`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The compression of that name.
  ///
  /// @throws WeirException with `INVALID_OPTION`, naming the legal values
  public static Compression named(String name) {
    List<String> names = Arrays.stream(values()).map(Compression::text).toList();
    int at = names.indexOf(name.toLowerCase(Locale.ROOT));
    if (at < 0) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "there is no compression '%s'; legal are %s%s"
              .formatted(name, String.join(", ", names), NearestNames.hint(name, names)));
    }
    return values()[at];
  }
}
