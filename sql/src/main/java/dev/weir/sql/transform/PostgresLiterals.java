package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.BlobLiteral;
import dev.weir.sql.tree.SqlExpression.Cast;
import dev.weir.sql.tree.SqlExpression.NumberLiteral;
import dev.weir.sql.tree.SqlExpression.StringLiteral;
import dev.weir.sql.tree.SqlExpression.TypedLiteral;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Literals that PostgreSQL reads as another type: a number with an exponent is exact there, and
/// `x'0a'` is a string of bits.
///
///     SELECT 1e3, x'0aff', 'a\x00'::BLOB
///     SELECT CAST(1e3 AS DOUBLE PRECISION), CAST('\x0aff' AS BYTEA), CAST('\x6100' AS BYTEA)
public final class PostgresLiterals implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression expression(SqlExpression e) {
        return e instanceof TypedLiteral t && isBlob(t.type())
            ? blob(t.value(), t, context)
            : super.expression(e);
      }

      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case NumberLiteral n when n.text().indexOf('e') >= 0 || n.text().indexOf('E') >= 0 ->
              Build.cast(n, "DOUBLE");
          case BlobLiteral b -> bytes(b.hex(), b);
          case Cast c when isBlob(c.type()) && c.value() instanceof StringLiteral s ->
              blob(s.value(), c, context);
          case Cast c when isBlob(c.type()) && !(c.value() instanceof Cast) -> {
            context.unsupported("cast of a computed value to BLOB", c.span());
            yield c;
          }
          default -> e;
        };
      }
    }.query(query);
  }

  private static boolean isBlob(SqlType type) {
    return type instanceof SqlType.Named named
        && switch (named.name().last().name().toUpperCase(Locale.ROOT)) {
          case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> true;
          default -> false;
        };
  }

  private static SqlExpression bytes(String hex, SqlExpression at) {
    return Build.cast(new StringLiteral("\\x" + hex.toLowerCase(Locale.ROOT), at.span()), "BLOB");
  }

  private static SqlExpression blob(String text, SqlExpression at, TransformContext context) {
    Optional<String> hex = hex(text);
    if (hex.isEmpty()) {
      context.unsupported("BLOB of this text; write bytes as \\x and two digits", at.span());
    }
    return hex.map(h -> bytes(h, at)).orElse(at);
  }

  /// The bytes of a text in which `\xAA` is one; none for what the engine refuses.
  private static Optional<String> hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digits = i + 3 < text.length() && text.charAt(i + 1) == 'x';
      if (c == '\\'
          && digits
          && HexFormat.isHexDigit(text.charAt(i + 2))
          && HexFormat.isHexDigit(text.charAt(i + 3))) {
        hex.append(text, i + 2, i + 4);
        i += 3;
      } else if (c == '\\' || c >= 0x80) {
        return Optional.empty();
      } else {
        hex.append(HexFormat.of().formatHex(new byte[] {(byte) c}));
      }
    }
    return Optional.of(hex.toString());
  }
}
