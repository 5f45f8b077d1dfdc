package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Files that are read as one table. The files' schemas are united by column name, so that no
/// column of a later file is dropped in silence.
///
/// @param files paths of existing files, or patterns with `*`, `**` and `?`, in the order in which
///   they are read; never empty
/// @param options reader options under their user-facing names, sorted by name; see the engine
/// @param schema the columns to deliver, in this order and with these types; empty means what the
///   files hold. Files that [EngineSession#copy] wrote need it to give back types that Parquet does
///   not have (HUGEINT, ENUM, arrays of fixed size …)
public record FileScan(
    FileFormat format, List<String> files, Map<String, String> options, Optional<Schema> schema) {
  public FileScan {
    Objects.requireNonNull(format);
    Objects.requireNonNull(schema);
    files = List.copyOf(files);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    if (files.isEmpty()) {
      throw new WeirException(ErrorCode.MISSING_FILE, "there is no file to read");
    }
  }

  /// Files without options.
  public static FileScan of(FileFormat format, List<String> files) {
    return new FileScan(format, files, Map.of(), Optional.empty());
  }

  /// The same with reader options.
  public FileScan withOptions(Map<String, String> other) {
    return new FileScan(format, files, other, schema);
  }

  /// The same, delivering these columns.
  public FileScan withSchema(Schema other) {
    return new FileScan(format, files, options, Optional.of(other));
  }
}
