package dev.weir.verify.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A row's text with every number cut to twelve digits and without trailing zeros.
final class Rounded {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
  private static final MathContext DIGITS = new MathContext(12);

  private Rounded() {}

  static String text(String row) {
    Matcher matcher = NUMBER.matcher(row);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      BigDecimal number = new BigDecimal(matcher.group()).round(DIGITS).stripTrailingZeros();
      matcher.appendReplacement(text, number.signum() == 0 ? "0" : number.toPlainString());
    }
    matcher.appendTail(text);
    return text.toString();
  }
}
