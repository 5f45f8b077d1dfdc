package dev.weir.model;

/// An exact decimal: `precision` digits in all (1 to 38), `scale` of them after the point.
public record DecimalType(int precision, int scale) implements DataType {
  /// The most digits that a decimal can have.
  public static final int MAX_PRECISION = 38;

  /// The texts, made when first asked for.
  private static final String[] TEXTS = new String[(MAX_PRECISION + 1) * (MAX_PRECISION + 1)];

  public DecimalType {
    if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
      throw new WeirException(
          ErrorCode.UNKNOWN_TYPE,
          "DECIMAL(%d,%d) does not exist: the precision is 1 to 38, the scale 0 to the precision"
              .formatted(precision, scale));
    }
  }

  @Override
  public String text() {
    int at = precision * (MAX_PRECISION + 1) + scale;
    String known = TEXTS[at];
    if (known == null) {
      known = "DECIMAL(" + precision + "," + scale + ")";
      TEXTS[at] = known;
    }
    return known;
  }
}
