package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A query that only chooses columns of a subquery is that subquery with these columns.
final class Unwrapped {
  private Unwrapped() {}

  /// The query inside, or the query itself when it does more than to choose.
  static Relation of(Relation.Select s) {
    if (!(s.from().orElse(null) instanceof From.Derived d)
        || d.sample().isPresent()
        || !s.equals(Blocks.plain(s.output(), s.from(), Optional.empty()))) {
      return s;
    }
    List<Integer> chosen = new ArrayList<>();
    for (Relation.Output output : s.output()) {
      if (!(output.expression() instanceof Expression.ColumnRef c)
          || c.source() != d.id()
          || chosen.contains(c.ordinal())) {
        return s;
      }
      chosen.add(c.ordinal());
    }
    if (d.query() instanceof Relation.Select inner) {
      return projects(inner, chosen) ? projected(inner, s, chosen) : s;
    }
    boolean all =
        chosen.equals(IntStream.range(0, d.columns().size()).boxed().toList())
            && names(s.columns()).equals(producedNames(d.query()));
    return all ? d.query() : s;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /// The names that the columns have where nothing renames them: VALUES has names of its own.
  private static List<String> producedNames(Relation relation) {
    return switch (relation) {
      case Relation.With with -> producedNames(with.body());
      case Relation.Ordered ordered -> producedNames(ordered.input());
      case Relation.Select select -> names(select.columns());
      case Relation.Values _ -> List.of();
      case Relation.SetOperation operation ->
          switch (operation.matching()) {
            case BY_POSITION -> producedNames(operation.inputs().getFirst());
            case BY_NAME -> names(operation.columns());
          };
    };
  }

  /// Whether the rows are the same when only these outputs are left.
  private static boolean projects(Relation.Select inner, List<Integer> chosen) {
    if (chosen.size() == inner.output().size()) {
      return true;
    }
    boolean rowsDepend =
        inner.distinct() instanceof Relation.Distinct.Rows
            || inner.grouping().isPresent() && inner.grouping().get().keys().isEmpty()
            || Inside.isVolatile(inner)
            || Blocks.hasLate(
                inner,
                e ->
                    e instanceof Expression.Unnest
                        || e instanceof Expression.OutputRef o && !chosen.contains(o.ordinal()));
    return !rowsDepend;
  }

  private static Relation projected(
      Relation.Select inner, Relation.Select outer, List<Integer> chosen) {
    List<Relation.Output> output = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      output.add(
          new Relation.Output(
              outer.output().get(i).name(), inner.output().get(chosen.get(i)).expression()));
    }
    Places places = new Places(chosen, output);
    return new Relation.Select(
        inner.from(),
        inner.where(),
        inner.grouping(),
        inner.having(),
        inner.qualify(),
        output,
        switch (inner.distinct()) {
          case Relation.Distinct.None none -> none;
          case Relation.Distinct.Rows rows -> rows;
          case Relation.Distinct.On on -> new Relation.Distinct.On(places.all(on.keys()));
        },
        inner.orderBy().stream()
            .map(k -> new SortKey(places.expression(k.expression()), k.direction(), k.nulls()))
            .toList(),
        inner.limit(),
        inner.sample());
  }

  /// Outputs of the block where they stand now.
  private static final class Places extends RelationMap {
    private final List<Integer> chosen;
    private final List<Relation.Output> output;

    Places(List<Integer> chosen, List<Relation.Output> output) {
      this.chosen = chosen;
      this.output = output;
    }

    @Override
    Relation relation(Relation relation) {
      return relation;
    }

    @Override
    Expression expression(Expression e) {
      if (!(e instanceof Expression.OutputRef o)) {
        return parts(e);
      }
      int place = chosen.indexOf(o.ordinal());
      return new Expression.OutputRef(place, output.get(place).name(), o.type());
    }
  }
}
