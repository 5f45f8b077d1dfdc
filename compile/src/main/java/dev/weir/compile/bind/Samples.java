package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSample;
import java.math.BigDecimal;
import java.util.Optional;

/// Samples take constants only.
final class Samples {
  private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(1_000_000_000);

  private Samples() {}

  static Optional<Relation.Sample> bind(SqlSample sample, BindContext context) {
    if (!(sample.size() instanceof SqlExpression.NumberLiteral size)) {
      context.record(
          ErrorCode.INVALID_QUERY, "the size of a sample is a number", sample.size().span());
      return Optional.empty();
    }
    checkSize(sample, size, context);
    Optional<Long> seed = sample.seed().flatMap(s -> seed(s, context));
    return Optional.of(
        new Relation.Sample(
            size.digits(),
            Relation.Sample.Unit.valueOf(sample.unit().name()),
            sample.method().map(m -> m.name()),
            seed));
  }

  private static void checkSize(
      SqlSample sample, SqlExpression.NumberLiteral size, BindContext context) {
    boolean percent = sample.unit() == SqlSample.Unit.PERCENT;
    BigDecimal most = percent ? BigDecimal.valueOf(100) : MOST_ROWS;
    if (new BigDecimal(size.digits()).compareTo(most) > 0) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "a sample has "
              + (percent ? "0 to 100 percent" : "up to " + most.toPlainString() + " rows")
              + ", not "
              + size.digits(),
          size.span());
    }
    sample
        .method()
        .map(method -> Identifiers.fold(method.name()))
        .filter(method -> !percent && method.equals("bernoulli"))
        .ifPresent(method ->
            context.record(
                ErrorCode.INVALID_QUERY,
                "the sample method "
                    + method
                    + " takes a percentage; write reservoir("
                    + size.digits()
                    + " ROWS)",
                size.span()));
  }

  private static Optional<Long> seed(SqlExpression seed, BindContext context) {
    if (seed instanceof SqlExpression.NumberLiteral number) {
      try {
        return Optional.of(Long.parseLong(number.digits()));
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    context.record(
        ErrorCode.INVALID_QUERY,
        "the seed of a sample is a whole number up to " + Long.MAX_VALUE,
        seed.span());
    return Optional.empty();
  }
}
