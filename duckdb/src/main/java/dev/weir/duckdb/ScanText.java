package dev.weir.duckdb;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Field;
import dev.weir.model.Problem;
import dev.weir.model.StructType;
import dev.weir.model.WeirException;
import dev.weir.run.FileScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The query that reads files. Strict: a file that does not fit is an error, never a null.
final class ScanText {
  private ScanText() {}

  static String of(FileScan scan) {
    String from = function(scan) + "(" + String.join(", ", arguments(scan)) + ")";
    return scan.schema()
        .map(schema -> "SELECT " + casts(schema.columns()) + " FROM " + from)
        .orElse("SELECT * FROM " + from);
  }

  private static String casts(List<Column> columns) {
    return columns.stream()
        .map(column -> SqlText.cast(column, column.type()))
        .collect(Collectors.joining(", "));
  }

  private static String function(FileScan scan) {
    return switch (scan.format()) {
      case PARQUET -> "read_parquet";
      case CSV -> "read_csv";
      case JSON -> "read_json";
    };
  }

  private static List<String> arguments(FileScan scan) {
    List<String> arguments = new ArrayList<>();
    arguments.add(SqlText.literals(scan.files()));
    arguments.add("union_by_name = true");
    if (!scan.options().containsKey("hive_partitioning")) {
      // Off unless asked for: a folder called a=b is not a column by accident.
      arguments.add("hive_partitioning = false");
    }
    switch (scan.format()) {
      case PARQUET -> {}
      case CSV -> {
        arguments.add("strict_mode = true");
        arguments.add("ignore_errors = false");
        arguments.add("null_padding = false");
      }
      case JSON -> arguments.add("ignore_errors = false");
    }
    List<Problem> problems = new ArrayList<>();
    scan.options()
        .forEach((name, value) -> {
          try {
            arguments.add(name + " = " + value(scan, name, value));
          } catch (WeirException e) {
            problems.addAll(e.problems());
          }
        });
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return arguments;
  }

  private static String value(FileScan scan, String name, String value) {
    return switch (ReaderOption.of(scan.format(), name)) {
      case TEXT -> SqlText.literal(value);
      case FLAG -> {
        if (!value.equals("true") && !value.equals("false")) {
          throw wrong(name, value, "true or false");
        }
        yield value;
      }
      case COUNT -> {
        if (!value.matches("-?\\d{1,18}")) {
          throw wrong(name, value, "a whole number");
        }
        yield value;
      }
      case COLUMNS -> columns(name, value);
    };
  }

  /// `a INTEGER, b VARCHAR` as the struct that the readers take.
  private static String columns(String name, String value) {
    if (DataType.parse("STRUCT(" + value + ")") instanceof StructType struct) {
      return struct.fields().stream()
          .map(ScanText::column)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    throw wrong(name, value, "columns such as: a INTEGER, b VARCHAR");
  }

  private static String column(Field field) {
    return SqlText.literal(field.name()) + ": " + SqlText.literal(field.type().text());
  }

  private static WeirException wrong(String name, String value, String legal) {
    return new WeirException(
        ErrorCode.INVALID_OPTION,
        "the reader option %s is '%s'; it must be %s".formatted(name, value, legal));
  }
}
