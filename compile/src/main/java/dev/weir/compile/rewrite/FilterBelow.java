package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Distinct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts a filter over a query's output columns inside the query.
final class FilterBelow {
  /// Which rows a filter is asked about compared with those of before.
  enum Rows {
    /// Perhaps more: the filter must not fail.
    MORE,
    /// The same ones, as long as the query itself filters and joins nothing.
    SAME
  }

  /// The largest expression that is computed once more for the sake of a filter.
  private static final int COPIED = 12;

  private FilterBelow() {}

  /// The filtered query; empty when the filter must stay outside. The filter reads the columns of
  /// the FROM item `source`, which is the query's reader.
  static Optional<Relation> of(Relation query, int source, Expression filter, Rows rows) {
    Set<Integer> used = PredicatePushing.ordinals(filter, source);
    if (used.isEmpty()) {
      return Optional.empty();
    }
    return switch (query) {
      case Relation.With w ->
          of(w.body(), source, filter, rows).map(body -> new Relation.With(w.ctes(), body));
      case Relation.Ordered o ->
          o.limit().isPresent()
              ? Optional.empty()
              : of(o.input(), source, filter, rows)
                  .map(input -> new Relation.Ordered(input, o.orderBy(), o.limit()));
      case Relation.SetOperation s -> branches(s, source, filter, used);
      case Relation.Select s -> block(s, source, filter, used, rows);
      case Relation.Values _ -> Optional.empty();
    };
  }

  private static Optional<Relation> branches(
      Relation.SetOperation s, int source, Expression filter, Set<Integer> used) {
    boolean bag =
        s.kind() == Relation.SetOperation.Kind.UNION
            && s.duplicates() == Relation.SetOperation.Duplicates.KEEP;
    List<Relation> filtered = new ArrayList<>();
    for (Relation input : s.inputs()) {
      for (int i : used) {
        boolean same =
            i < input.columns().size()
                && input.columns().get(i).type().equals(s.columns().get(i).type())
                && (s.matching() == Relation.SetOperation.Matching.BY_POSITION
                    || names(input.columns()).equals(names(s.columns())));
        if (!same || !bag && !ExactTypes.isExact(s.columns().get(i).type())) {
          return Optional.empty();
        }
      }
      Optional<Relation> below = of(input, source, filter, Rows.MORE);
      if (below.isEmpty()) {
        return Optional.empty();
      }
      filtered.add(below.get());
    }
    return Optional.of(
        new Relation.SetOperation(s.kind(), s.duplicates(), s.matching(), filtered, s.columns()));
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static Optional<Relation> block(
      Relation.Select s, int source, Expression filter, Set<Integer> used, Rows rows) {
    List<Expression> values = Blocks.values(s);
    boolean barrier =
        s.from().isEmpty()
            || s.limit().isPresent()
            || s.sample().isPresent()
            || Inside.isVolatile(s)
            || used.stream().anyMatch(i -> !isCopyable(values.get(i)));
    if (barrier || !passesDistinct(s, values, used) || !passesWindows(s, values, used)) {
      return Optional.empty();
    }
    Expression inner = Substitution.of(source, values).expression(filter);
    if (s.grouping().isPresent()) {
      boolean overKeys =
          Blocks.groupsPlainly(s)
              && Inside.isRowwise(inner)
              && s.grouping().get().keys().stream().allMatch(ExactTypes::isExact);
      if (overKeys && Totality.isTotal(inner)) {
        return Optional.of(Blocks.withWhere(s, and(s.where(), inner)));
      }
      boolean overGroups =
          !Inside.any(inner, e -> e instanceof Expression.Window)
              && Totality.isTotalOverGroups(inner);
      return overGroups
          ? Optional.of(Blocks.withHaving(s, and(s.having(), inner)))
          : Optional.empty();
    }
    boolean projects =
        s.where().isEmpty()
            && s.qualify().isEmpty()
            && s.distinct() instanceof Distinct.None
            && !Blocks.hasLate(
                s, e -> e instanceof Expression.Window || e instanceof Expression.Unnest);
    return Totality.isTotal(inner) || rows == Rows.SAME && projects && !readsNames(inner)
        ? Optional.of(Blocks.withWhere(s, and(s.where(), inner)))
        : Optional.empty();
  }

  /// Whether a call takes the names of its fields from the columns that it is given.
  private static boolean readsNames(Expression e) {
    return Inside.any(e, x -> x instanceof Expression.Function f && f.name().startsWith("struct_"));
  }

  private static Optional<Expression> and(Optional<Expression> condition, Expression more) {
    return Conjuncts.and(condition, Conjuncts.of(more));
  }

  private static boolean isCopyable(Expression e) {
    return Inside.size(e) <= COPIED
        && !Inside.hasIds(e)
        && !Inside.any(e, x -> x instanceof Expression.Unnest || x instanceof Expression.Window);
  }

  /// Whether rows that DISTINCT calls the same pass or fail together.
  private static boolean passesDistinct(
      Relation.Select s, List<Expression> values, Set<Integer> used) {
    return switch (s.distinct()) {
      case Distinct.None _ -> true;
      case Distinct.Rows _ -> used.stream().allMatch(i -> ExactTypes.isExact(values.get(i)));
      case Distinct.On on -> {
        List<Expression> keys =
            on.keys().stream()
                .map(k -> k instanceof Expression.OutputRef o ? values.get(o.ordinal()) : k)
                .toList();
        yield used.stream()
            .map(values::get)
            .allMatch(v -> keys.contains(v) && ExactTypes.isExact(v));
      }
    };
  }

  /// Whether the filter keeps or drops whole partitions of all windows.
  private static boolean passesWindows(
      Relation.Select s, List<Expression> values, Set<Integer> used) {
    return !Blocks.hasLate(
        s,
        e ->
            e instanceof Expression.Window w
                && !used.stream()
                    .map(values::get)
                    .allMatch(v -> w.partitionBy().contains(v) && ExactTypes.isExact(v)));
  }
}
