package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSample;
import java.util.Optional;

/// Samples take constants only.
final class Samples {
  private Samples() {}

  static Optional<Relation.Sample> bind(SqlSample sample, BindContext context) {
    if (!(sample.size() instanceof SqlExpression.NumberLiteral size)) {
      context.record(
          ErrorCode.INVALID_QUERY, "the size of a sample is a number", sample.size().span());
      return Optional.empty();
    }
    Optional<Long> seed = sample.seed().flatMap(s -> seed(s, context));
    return Optional.of(
        new Relation.Sample(
            size.digits(),
            Relation.Sample.Unit.valueOf(sample.unit().name()),
            sample.method().map(m -> m.name()),
            seed));
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
