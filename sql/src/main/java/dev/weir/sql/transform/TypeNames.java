package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.SyntaxRule;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Types by the names of the dialect; a type that it lacks becomes the next larger one.
///
///     SELECT a::VARCHAR, b::HUGEINT, c::TIMESTAMPTZ FROM t
///     SELECT CAST(a AS STRING), CAST(b AS DECIMAL(38, 0)), CAST(c AS TIMESTAMP) FROM t   -- spark
public final class TypeNames implements SqlTransform {
  /// DuckDB's spellings of one type.
  private static final Map<String, String> CANONICAL =
      pairs(
          """
          INT1 TINYINT, INT2 SMALLINT, SHORT SMALLINT, INT INTEGER, INT4 INTEGER, SIGNED INTEGER,
          INT8 BIGINT, LONG BIGINT, INT128 HUGEINT, BOOL BOOLEAN, LOGICAL BOOLEAN, FLOAT4 FLOAT,
          REAL FLOAT, FLOAT8 DOUBLE, DOUBLE_PRECISION DOUBLE, NUMERIC DECIMAL, DEC DECIMAL,
          TEXT VARCHAR, STRING VARCHAR, CHAR VARCHAR, BPCHAR VARCHAR, CHARACTER VARCHAR,
          CHARACTER_VARYING VARCHAR, NVARCHAR VARCHAR, BYTEA BLOB, BINARY BLOB, VARBINARY BLOB,
          DATETIME TIMESTAMP, TIMESTAMP_US TIMESTAMP, TIMESTAMP_WITHOUT_TIME_ZONE TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE TIMESTAMPTZ, TIME_WITHOUT_TIME_ZONE TIME, GUID UUID
          """);

  private static final Map<String, String> SPARK =
      pairs(
          """
          VARCHAR STRING, INTEGER INT, HUGEINT DECIMAL(38,0), UTINYINT SMALLINT, USMALLINT INT,
          UINTEGER BIGINT, UBIGINT DECIMAL(20,0), BLOB BINARY, TIMESTAMP TIMESTAMP_NTZ,
          TIMESTAMPTZ TIMESTAMP, TIMESTAMP_S TIMESTAMP_NTZ, TIMESTAMP_MS TIMESTAMP_NTZ,
          TINYINT TINYINT, SMALLINT SMALLINT, BIGINT BIGINT, BOOLEAN BOOLEAN, FLOAT FLOAT,
          DOUBLE DOUBLE, DECIMAL DECIMAL, DATE DATE, TIME TIME, VARIANT VARIANT
          """);

  private static final Map<String, String> POSTGRES =
      pairs(
          """
          VARCHAR VARCHAR, INTEGER INTEGER, HUGEINT NUMERIC(38,0), TINYINT SMALLINT,
          UTINYINT SMALLINT, USMALLINT INTEGER, UINTEGER BIGINT, UBIGINT NUMERIC(20,0), BLOB BYTEA,
          TIMESTAMP TIMESTAMP, TIMESTAMPTZ TIMESTAMPTZ, TIMESTAMP_S TIMESTAMP(0),
          TIMESTAMP_MS TIMESTAMP(3), SMALLINT SMALLINT, BIGINT BIGINT, BOOLEAN BOOLEAN, FLOAT REAL,
          DOUBLE DOUBLE_PRECISION, DECIMAL NUMERIC, DATE DATE, TIME TIME, INTERVAL INTERVAL,
          UUID UUID, JSON JSON, BIT BIT_VARYING
          """);

  private static final Map<String, String> ANSI =
      pairs(
          """
          VARCHAR VARCHAR, INTEGER INTEGER, HUGEINT DECIMAL(38,0), TINYINT SMALLINT,
          UTINYINT SMALLINT, USMALLINT INTEGER, UINTEGER BIGINT, UBIGINT DECIMAL(20,0), BLOB BLOB,
          TIMESTAMP TIMESTAMP, TIMESTAMPTZ TIMESTAMP_WITH_TIME_ZONE, SMALLINT SMALLINT,
          BIGINT BIGINT, BOOLEAN BOOLEAN, FLOAT REAL, DOUBLE DOUBLE_PRECISION, DECIMAL DECIMAL,
          DATE DATE, TIME TIME, JSON JSON
          """);

  /// What the spellings of Spark mean.
  private static final Map<String, String> FROM_SPARK =
      pairs(
          """
          BYTE TINYINT, SHORT SMALLINT, LONG BIGINT, STRING VARCHAR, BINARY BLOB,
          TIMESTAMP TIMESTAMPTZ, TIMESTAMP_LTZ TIMESTAMPTZ, TIMESTAMP_NTZ TIMESTAMP
          """);

  /// What the spellings of PostgreSQL mean.
  private static final Map<String, String> FROM_POSTGRES = pairs("FLOAT DOUBLE");

  /// Types whose name in front of a string makes a literal everywhere.
  private static final Set<String> LITERALS = Set.of("DATE", "TIMESTAMP", "TIME", "TIMESTAMPTZ");

  private final Map<String, String> names;
  private final boolean writing;

  private TypeNames(Map<String, String> names, boolean writing) {
    this.names = names;
    this.writing = writing;
  }

  /// To the names of a dialect.
  public static TypeNames writing(Dialect dialect) {
    return new TypeNames(
        switch (dialect.name()) {
          case "spark" -> SPARK;
          case "postgres" -> POSTGRES;
          default -> ANSI;
        },
        true);
  }

  /// From the names of Spark.
  public static TypeNames readingSpark() {
    return new TypeNames(FROM_SPARK, false);
  }

  /// From the names of PostgreSQL.
  public static TypeNames readingPostgres() {
    return new TypeNames(FROM_POSTGRES, false);
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlType changed(SqlType type) {
        return switch (type) {
          case SqlType.Named named -> named(named, context);
          case SqlType.Array array -> array;
          case SqlType.Struct _, SqlType.Tuple _, SqlType.Union _, SqlType.Map _ ->
              nested(type, context);
        };
      }

      @Override
      SqlExpression expression(SqlExpression e) {
        return writing && e instanceof SqlExpression.TypedLiteral literal
            ? literal(literal, this)
            : super.expression(e);
      }
    }.query(query);
  }

  /// Literals of other types than dates and times are casts of strings.
  private static SqlExpression literal(SqlExpression.TypedLiteral literal, Rewriter rewriter) {
    boolean kept =
        literal.type() instanceof SqlType.Named named
            && LITERALS.contains(canonical(named))
            && !canonical(named).equals("TIMESTAMPTZ");
    if (kept) {
      SqlType type = rewriter.type(literal.type());
      return new SqlExpression.TypedLiteral(type, literal.value(), literal.span());
    }
    return rewriter.expression(
        new SqlExpression.Cast(
            SqlExpression.CastKind.CAST,
            new SqlExpression.StringLiteral(literal.value(), literal.span()),
            literal.type(),
            literal.span()));
  }

  private static String canonical(SqlType.Named type) {
    String upper = type.name().last().name().toUpperCase(Locale.ROOT).replace(' ', '_');
    String canonical = CANONICAL.get(upper);
    return canonical == null ? upper : canonical;
  }

  private SqlType named(SqlType.Named type, TransformContext context) {
    if (!writing) {
      String upper = type.name().last().name().toUpperCase(Locale.ROOT);
      boolean bare = canonical(type).equals("DECIMAL") && type.modifiers().isEmpty();
      if (bare && context.dialect().has(SyntaxRule.ANGLE_TYPES)) {
        List<SqlExpression> ten =
            List.of(Build.number(10, type.span()), Build.number(0, type.span()));
        return Build.named("DECIMAL", ten, type.span());
      }
      if (bare) {
        context.doubt("a NUMERIC of any size is read as DECIMAL(18, 3)", type.span());
      }
      String read = names.get(upper);
      return read == null ? type : Build.named(read, type.modifiers(), type.span());
    }
    String canonical = canonical(type);
    String written = names.get(canonical);
    if (written == null || type.name().parts().size() > 1) {
      context.unsupported("type " + type.name().text(), type.span());
      return type;
    }
    int bracket = written.indexOf('(');
    if (bracket < 0) {
      String name = written.replace('_', ' ').replace("TIMESTAMP NTZ", "TIMESTAMP_NTZ");
      List<SqlExpression> modifiers = type.modifiers();
      // The length of a VARCHAR cuts nothing off in the engine; a DECIMAL is a DECIMAL(18, 3).
      if (canonical.equals("DECIMAL") && modifiers.isEmpty()) {
        modifiers = List.of(Build.number(18, type.span()), Build.number(3, type.span()));
      }
      boolean keeps = canonical.equals("DECIMAL");
      return Build.named(name, keeps ? modifiers : List.of(), type.span());
    }
    List<SqlExpression> modifiers =
        List.of(written.substring(bracket + 1, written.length() - 1).split(",")).stream()
            .map(n -> Build.number(Long.parseLong(n), type.span()))
            .toList();
    return Build.named(written.substring(0, bracket), modifiers, type.span());
  }

  private SqlType nested(SqlType type, TransformContext context) {
    boolean spark = context.dialect().has(SyntaxRule.ANGLE_TYPES);
    boolean known = type instanceof SqlType.Struct || type instanceof SqlType.Map;
    if (writing && !(spark && known)) {
      context.unsupported(
          type.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " type", type.span());
    }
    return type;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.strip().split(",\\s+")) {
      String[] names = pair.strip().split("\\s+");
      pairs.put(names[0], names[1]);
    }
    return pairs;
  }
}
