package dev.weir.duckdb;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.CopyRequest;
import dev.weir.run.FileLayout;
import dev.weir.run.ParquetOptions;
import dev.weir.run.WriteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The text of a COPY. Equal requests give equal texts, and every option that shapes the bytes is
/// written out, so that no default of the engine decides.
final class CopyText {
  private CopyText() {}

  /// @param found the columns of the query
  /// @param meant the same columns with the types that they stand for
  static String of(CopyRequest request, String sql, Schema found, Schema meant) {
    requireDistinct(meant);
    String rows =
        switch (request.order()) {
          case WriteOrder.Any ignored -> StoredTypes.storable(sql, found, meant);
          case WriteOrder.AsDelivered ignored -> StoredTypes.storable(sql, found, meant);
          case WriteOrder.Sorted sorted ->
              StoredTypes.storableSorted(
                  sql, found, meant, sortNames(found.names(), sorted.keys()));
        };
    return "COPY (\n%s\n) TO %s (%s)"
        .formatted(
            rows,
            SqlText.literal(target(request).toString()),
            String.join(", ", options(request.options(), request.order())));
  }

  /// The file or the folder that the engine writes.
  static Path target(CopyRequest request) {
    return switch (request.options().layout()) {
      case FileLayout.SingleFile ignored -> request.folder().resolve("part-00000.parquet");
      case FileLayout.AboutBytes ignored -> request.folder();
    };
  }

  /// The keys, then all other columns: rows that tie would otherwise come in the order of threads.
  private static List<String> sortNames(List<String> columns, List<String> keys) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : keys) {
      names.add(
          columns.stream()
              .filter(column -> Identifiers.same(column, key))
              .findFirst()
              .orElseThrow(() -> unknownKey(key, columns)));
    }
    names.addAll(columns);
    return List.copyOf(names);
  }

  private static List<String> options(ParquetOptions options, WriteOrder order) {
    List<String> texts = new ArrayList<>();
    texts.add("FORMAT parquet");
    texts.add("COMPRESSION " + options.compression().text());
    options.level().ifPresent(level -> texts.add("COMPRESSION_LEVEL " + level));
    texts.add("ROW_GROUP_SIZE " + options.rowGroupRows());
    if (order instanceof WriteOrder.Any) {
      texts.add("PRESERVE_ORDER false");
    }
    if (options.layout() instanceof FileLayout.AboutBytes layout) {
      texts.add("FILE_SIZE_BYTES " + layout.bytes());
      texts.add("FILENAME_PATTERN 'part-{i}'");
      texts.add("OVERWRITE_OR_IGNORE");
    }
    texts.add("RETURN_STATS");
    return texts;
  }

  /// Columns of one name would be renamed in silence.
  private static void requireDistinct(Schema schema) {
    Set<String> seen = new LinkedHashSet<>();
    for (Column column : schema.columns()) {
      if (!seen.add(Identifiers.fold(column.name()))) {
        throw new WeirException(
            ErrorCode.DUPLICATE_NAME,
            "cannot write two columns with the name '%s'; give one of them another name"
                .formatted(column.name()));
      }
    }
  }

  private static WeirException unknownKey(String key, List<String> columns) {
    return new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "cannot order by '%s': the columns are %s%s"
            .formatted(key, String.join(", ", columns), NearestNames.hint(key, columns)));
  }
}
