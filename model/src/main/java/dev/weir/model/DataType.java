package dev.weir.model;

/// A logical type. The set is closed, but for the names of opaque ones, and mirrors Arrow's logical
/// types plus the engine's own. Two types are equal when they hold the same values under the same
/// field names.
public sealed interface DataType
    permits ScalarType,
        DecimalType,
        EnumType,
        ListType,
        ArrayType,
        StructType,
        TupleType,
        MapType,
        UnionType,
        OpaqueType {

  /// The type as DuckDB's `DESCRIBE` spells it: `STRUCT(a INTEGER, "b c" VARCHAR[])`.
  String text();

  /// The type that a text names, aliases (`int8`, `string`) and nesting included.
  ///
  /// @throws WeirException with `UNKNOWN_TYPE`, the nearest names in its message
  static DataType parse(String text) {
    return new TypeText(text).parse();
  }
}
