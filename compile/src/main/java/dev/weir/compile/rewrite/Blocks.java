package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation.Distinct;
import dev.weir.model.relation.Relation.Output;
import dev.weir.model.relation.Relation.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Query blocks with one clause changed, and what is asked of them often.
final class Blocks {
  private Blocks() {}

  static Select withFrom(Select s, From from) {
    return copy(s, Optional.of(from), s.where(), s.having(), s.output());
  }

  static Select withWhere(Select s, Optional<Expression> where) {
    return copy(s, s.from(), where, s.having(), s.output());
  }

  static Select withHaving(Select s, Optional<Expression> having) {
    return copy(s, s.from(), s.where(), having, s.output());
  }

  static Select withOutput(Select s, List<Output> output) {
    return copy(s, s.from(), s.where(), s.having(), output);
  }

  private static Select copy(
      Select s,
      Optional<From> from,
      Optional<Expression> where,
      Optional<Expression> having,
      List<Output> output) {
    return new Select(
        from,
        where,
        s.grouping(),
        having,
        s.qualify(),
        output,
        s.distinct(),
        s.orderBy(),
        s.limit(),
        s.sample());
  }

  /// A block with nothing but a list, a FROM and a WHERE clause.
  static Select plain(List<Output> output, Optional<From> from, Optional<Expression> where) {
    return new Select(
        from,
        where,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        output,
        new Distinct.None(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// The expressions of the output columns.
  static List<Expression> values(Select s) {
    return s.output().stream().map(Output::expression).toList();
  }

  /// The expressions that are computed behind the grouping.
  static Stream<Expression> late(Select s) {
    return Stream.of(
            s.output().stream().map(Output::expression),
            s.qualify().stream(),
            s.orderBy().stream().map(k -> k.expression()),
            s.distinct() instanceof Distinct.On on ? on.keys().stream() : Stream.<Expression>of())
        .flatMap(x -> x);
  }

  /// Whether an expression of some kind is computed behind the grouping.
  static boolean hasLate(Select s, Predicate<Expression> wanted) {
    return late(s).anyMatch(e -> Inside.any(e, wanted));
  }

  /// Whether the block groups by one set of keys, all of them, and there are some.
  static boolean groupsPlainly(Select s) {
    return s.grouping()
        .filter(g ->
            !g.keys().isEmpty()
                && g.sets().size() == 1
                && g.sets().getFirst().size() == g.keys().size())
        .isPresent();
  }
}
