package dev.weir.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The types without parameters.
public enum ScalarType implements DataType {
  NULL("\"NULL\"", "null"),
  BOOLEAN("BOOLEAN", "bool", "logical"),
  TINYINT("TINYINT", "int1"),
  SMALLINT("SMALLINT", "int2", "int16", "short"),
  INTEGER("INTEGER", "int", "int4", "int32", "integral", "signed"),
  BIGINT("BIGINT", "int8", "int64", "long", "oid"),
  HUGEINT("HUGEINT", "int128"),
  UTINYINT("UTINYINT", "uint8"),
  USMALLINT("USMALLINT", "uint16"),
  UINTEGER("UINTEGER", "uint32"),
  UBIGINT("UBIGINT", "uint64"),
  UHUGEINT("UHUGEINT", "uint128"),
  BIGNUM("BIGNUM", "varint"),
  FLOAT("FLOAT", "float4", "real"),
  DOUBLE("DOUBLE", "float8", "double precision"),
  VARCHAR(
      "VARCHAR", "text", "string", "char", "bpchar", "nvarchar", "character varying", "character"),
  BLOB("BLOB", "bytea", "binary", "varbinary"),
  BIT("BIT", "bitstring"),
  DATE("DATE"),
  TIME("TIME", "time without time zone"),
  TIME_NS("TIME_NS"),
  TIME_TZ("TIME WITH TIME ZONE", "timetz"),
  TIMESTAMP("TIMESTAMP", "datetime", "timestamp_us", "timestamp without time zone"),
  TIMESTAMP_S("TIMESTAMP_S"),
  TIMESTAMP_MS("TIMESTAMP_MS"),
  TIMESTAMP_NS("TIMESTAMP_NS"),
  TIMESTAMP_TZ("TIMESTAMP WITH TIME ZONE", "timestamptz"),
  TIMESTAMP_TZ_NS("TIMESTAMPTZ_NS"),
  INTERVAL("INTERVAL"),
  UUID("UUID", "guid"),
  JSON("JSON"),
  VARIANT("VARIANT"),
  GEOMETRY("GEOMETRY"),
  TYPE("TYPE");

  private final String text;
  private final List<String> aliases;

  ScalarType(String text, String... aliases) {
    this.text = text;
    this.aliases = List.of(aliases);
  }

  @Override
  public String text() {
    return text;
  }

  /// The scalar type that a name or alias means, whatever its case.
  public static Optional<ScalarType> named(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(t -> t.text.toLowerCase(Locale.ROOT).equals(folded) || t.aliases.contains(folded))
        .findFirst();
  }

  /// Whether values are whole numbers of a fixed width.
  public boolean isInteger() {
    return switch (this) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT -> true;
      case UTINYINT, USMALLINT, UINTEGER, UBIGINT, UHUGEINT -> true;
      default -> false;
    };
  }
}
