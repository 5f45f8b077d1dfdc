package dev.weir.compile.lineage;

import dev.weir.model.ArrayType;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.NearestNames;
import dev.weir.model.Schema;
import dev.weir.model.StructType;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;

/// A column of a table, or a part of it: `s`, `s.p`, `calls[].owner`, `calls[#]`. `steps` is as the
/// path of an [Origin], empty for the whole column.
public record ColumnPath(String column, List<String> steps) {
  public ColumnPath {
    steps = List.copyOf(steps);
  }

  /// Finds what a text names among the columns of a table and the parts of their types, whatever
  /// the case.
  ///
  /// @throws WeirException with `UNKNOWN_COLUMN`, naming the nearest
  public static ColumnPath find(String text, String table, Schema schema) {
    for (Column column : schema.columns()) {
      if (Identifiers.same(column.name(), text)) {
        return new ColumnPath(column.name(), List.of());
      }
    }
    for (Column column : schema.columns()) {
      String name = column.name();
      if (text.length() > name.length()
          && Identifiers.same(text.substring(0, name.length()), name)
          && (text.charAt(name.length()) == '.' || text.charAt(name.length()) == '[')) {
        return new ColumnPath(name, steps(text, name.length(), column.type(), table));
      }
    }
    int end = text.indexOf('.');
    String column = end < 0 ? text : text.substring(0, end);
    throw new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "'%s' has no column '%s'; it has %s%s"
            .formatted(
                table,
                column,
                String.join(", ", schema.names()),
                NearestNames.hint(column, schema.names())));
  }

  private static List<String> steps(String text, int from, DataType whole, String table) {
    List<String> steps = new ArrayList<>();
    DataType type = whole;
    int at = from;
    while (at < text.length()) {
      int end = text.charAt(at) == '.' ? end(text, at + 1) : text.indexOf(']', at) + 1;
      String step = end <= at ? text.substring(at) : text.substring(at, end);
      String before = table + "." + text.substring(0, at);
      switch (type) {
        case StructType struct when step.startsWith(".") -> {
          Field field =
              struct
                  .field(step.substring(1))
                  .orElseThrow(() -> noField(before, step.substring(1), struct));
          steps.add(field.name());
          type = field.type();
        }
        case ListType list when step.equals(Origin.ELEMENT) -> {
          steps.add(step);
          type = list.element();
        }
        case ArrayType array when step.equals(Origin.ELEMENT) -> {
          steps.add(step);
          type = array.element();
        }
        case ListType _, ArrayType _ when step.equals(Origin.LENGTH) && end == text.length() ->
            steps.add(step);
        default -> throw noPart(before, step, type);
      }
      at = end;
    }
    return steps;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private static WeirException noField(String struct, String name, StructType type) {
    List<String> names = type.fields().stream().map(Field::name).toList();
    return new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "%s has no field '%s'; it has %s%s"
            .formatted(struct, name, String.join(", ", names), NearestNames.hint(name, names)));
  }

  private static WeirException noPart(String value, String step, DataType type) {
    String parts =
        switch (type) {
          case StructType struct ->
              "its parts are its fields, as in " + value + "." + struct.fields().getFirst().name();
          case ListType _, ArrayType _ ->
              "its parts are its elements, %s[], and their number, %s[#]".formatted(value, value);
          default -> "it is followed as a whole";
        };
    return new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "%s is of type %s and has no part '%s'; %s".formatted(value, type.text(), step, parts));
  }

  /// Whether an origin is about this: the same value, one that it is a part of, or a part of it.
  public boolean meets(Origin origin) {
    if (!Identifiers.same(origin.column().column(), column)) {
      return false;
    }
    int common = Math.min(steps.size(), origin.path().size());
    for (int i = 0; i < common; i++) {
      if (!Identifiers.same(steps.get(i), origin.path().get(i))) {
        return false;
      }
    }
    return true;
  }
}
