package dev.weir.compile.bind;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.sql.tree.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Types in DuckDB's own words: those of its grammar in capitals, others as written.
final class TypeNames {
  private TypeNames() {}

  static String of(SqlType type) {
    return switch (type) {
      case SqlType.Named n -> named(n);
      case SqlType.Struct s -> "STRUCT(" + members(s.members()) + ")";
      case SqlType.Union u -> "UNION(" + members(u.members()) + ")";
      case SqlType.Tuple t ->
          t.elements().stream()
              .map(TypeNames::of)
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      case SqlType.Map m -> "MAP(" + of(m.key()) + ", " + of(m.value()) + ")";
      case SqlType.Array a ->
          of(a.element()) + "[" + a.size().map(String::valueOf).orElse("") + "]";
    };
  }

  /// A type as DESCRIBE writes it: names that are keywords of any kind are quoted.
  static String described(DataType type) {
    return switch (type) {
      case ListType list -> described(list.element()) + "[]";
      case ArrayType array -> described(array.element()) + "[" + array.size() + "]";
      case StructType struct -> "STRUCT" + described(struct.fields());
      case UnionType union -> "UNION" + described(union.members());
      case MapType map -> "MAP(" + described(map.key()) + ", " + described(map.value()) + ")";
      case TupleType tuple ->
          tuple.elements().stream()
              .map(TypeNames::described)
              .collect(Collectors.joining(", ", "TUPLE(", ")"));
      case ScalarType _, DecimalType _, EnumType _, OpaqueType _ -> type.text();
    };
  }

  private static String described(List<Field> fields) {
    return fields.stream()
        .map(f -> Keywords.quote(f.name()) + " " + described(f.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String members(List<SqlType.Member> members) {
    return members.stream()
        .map(m -> Keywords.quote(m.name().name()) + " " + of(m.type()))
        .collect(Collectors.joining(", "));
  }

  private static String named(SqlType.Named type) {
    String name = type.name().last().name();
    String shown =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "int", "integer" -> "INTEGER";
          case "real", "float" -> "FLOAT";
          case "numeric", "dec", "decimal" -> "DECIMAL";
          case "char", "character", "varchar" -> "VARCHAR";
          case "smallint",
              "variant",
              "geometry",
              "bigint",
              "boolean",
              "bit",
              "time",
              "timestamp",
              "interval",
              "timestamp with time zone",
              "time with time zone" ->
              name.toUpperCase(Locale.ROOT);
          case "double precision" -> "DOUBLE";
          case String n when n.startsWith("interval ") -> "INTERVAL";
          case "char varying", "character varying" -> "VARCHAR";
          case "timestamp without time zone" -> "TIMESTAMP";
          case "time without time zone" -> "TIME";
          case "json" -> Keywords.quote(name);
          case String _ -> name;
        };
    if (shown.equals("TIMESTAMP")
        && TypeBinder.timestamp(type.modifiers()) instanceof DataType precise) {
      return precise.text();
    }
    return type.modifiers().isEmpty()
        ? shown
        : shown + "(" + ColumnNames.PLAIN.list(type.modifiers()) + ")";
  }
}
