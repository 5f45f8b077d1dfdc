package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlType;
import java.math.BigInteger;
import java.util.List;

/// Turns a number as written into an expression: radixes are converted, a type suffix is a cast.
final class Numbers {
  private Numbers() {}

  static SqlExpression literal(String written, Dialect dialect, Span span) {
    LexicalRules rules = dialect.lexicalRules();
    String text = written.indexOf('_') < 0 ? written : written.replace("_", "");
    if (rules.radixNumbers() && text.length() > 2 && text.charAt(0) == '0') {
      int radix =
          switch (text.charAt(1) | 0x20) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
          };
      if (radix != 0) {
        return new SqlExpression.NumberLiteral(
            new BigInteger(text.substring(2), radix).toString(), span);
      }
    }
    if (rules.numberSuffixes()) {
      String type = suffixType(text);
      if (!type.isEmpty()) {
        String digits = text.substring(0, text.length() - (type.equals("DECIMAL") ? 2 : 1));
        return cast(digits, type, span);
      }
    }
    return new SqlExpression.NumberLiteral(written, span);
  }

  private static String suffixType(String text) {
    return switch (text.charAt(text.length() - 1) | 0x20) {
      case 'l' -> "BIGINT";
      case 's' -> "SMALLINT";
      case 'y' -> "TINYINT";
      case 'f' -> "FLOAT";
      case 'd' -> (text.charAt(text.length() - 2) | 0x20) == 'b' ? "DECIMAL" : "DOUBLE";
      default -> "";
    };
  }

  private static SqlExpression cast(String digits, String type, Span span) {
    Identifier name = new Identifier(type, Identifier.Quoting.PLAIN, span);
    SqlType named = new SqlType.Named(new QualifiedName(List.of(name), span), List.of(), span);
    return new SqlExpression.Cast(
        SqlExpression.CastKind.CAST, new SqlExpression.NumberLiteral(digits, span), named, span);
  }
}
