package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.run.FileFormat;
import java.util.List;
import java.util.Map;

/// What kind of value an option of a file reader takes.
enum ReaderOption {
  TEXT,
  FLAG,
  COUNT,
  COLUMNS;

  private static final List<Map.Entry<String, ReaderOption>> PARQUET =
      List.of(
          Map.entry("binary_as_string", FLAG),
          Map.entry("filename", FLAG),
          Map.entry("hive_partitioning", FLAG));

  private static final List<Map.Entry<String, ReaderOption>> CSV =
      List.of(
          Map.entry("all_varchar", FLAG),
          Map.entry("columns", COLUMNS),
          Map.entry("comment", TEXT),
          Map.entry("compression", TEXT),
          Map.entry("dateformat", TEXT),
          Map.entry("decimal_separator", TEXT),
          Map.entry("delim", TEXT),
          Map.entry("encoding", TEXT),
          Map.entry("escape", TEXT),
          Map.entry("filename", FLAG),
          Map.entry("header", FLAG),
          Map.entry("hive_partitioning", FLAG),
          Map.entry("max_line_size", COUNT),
          Map.entry("new_line", TEXT),
          Map.entry("nullstr", TEXT),
          Map.entry("quote", TEXT),
          Map.entry("sample_size", COUNT),
          Map.entry("skip", COUNT),
          Map.entry("timestampformat", TEXT));

  private static final List<Map.Entry<String, ReaderOption>> JSON =
      List.of(
          Map.entry("columns", COLUMNS),
          Map.entry("compression", TEXT),
          Map.entry("dateformat", TEXT),
          Map.entry("filename", FLAG),
          Map.entry("format", TEXT),
          Map.entry("hive_partitioning", FLAG),
          Map.entry("maximum_depth", COUNT),
          Map.entry("maximum_object_size", COUNT),
          Map.entry("sample_size", COUNT),
          Map.entry("timestampformat", TEXT));

  /// @throws WeirException with `INVALID_OPTION`, naming the legal options and the nearest
  static ReaderOption of(FileFormat format, String name) {
    List<Map.Entry<String, ReaderOption>> legal =
        switch (format) {
          case PARQUET -> PARQUET;
          case CSV -> CSV;
          case JSON -> JSON;
        };
    return legal.stream()
        .filter(option -> option.getKey().equals(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> unknown(format, name, legal.stream().map(Map.Entry::getKey).toList()));
  }

  private static WeirException unknown(FileFormat format, String name, List<String> legal) {
    return new WeirException(
        ErrorCode.INVALID_OPTION,
        "the %s reader has no option '%s'; legal are %s%s"
            .formatted(
                format.text(), name, String.join(", ", legal), NearestNames.hint(name, legal)));
  }
}
