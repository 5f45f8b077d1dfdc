package dev.weir.compile.rewrite;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Connective;
import dev.weir.model.relation.Expression.Literal;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Which values are surely not NULL in the rows of a block that its conditions let through.
final class Presence {
  private final Set<ColumnRef> present = new LinkedHashSet<>();

  private Presence() {}

  /// Where nothing is known of columns.
  static Presence nowhere() {
    return new Presence();
  }

  /// What a block's FROM and WHERE clauses say, and the keys of its tables.
  static Presence in(Relation.Select s, TableKeys keys) {
    Presence presence = new Presence();
    s.from().ifPresent(f -> presence.from(f, keys));
    s.where().ifPresent(presence::holds);
    return presence;
  }

  private void from(From from, TableKeys keys) {
    switch (from) {
      case From.Scan s -> {
        for (List<String> key : keys.of(s.table())) {
          for (int i = 0; i < s.columns().size(); i++) {
            String name = s.columns().get(i).name();
            if (key.stream().anyMatch(k -> k.equalsIgnoreCase(name))) {
              present.add(new ColumnRef(s.id(), i, name, s.columns().get(i).type()));
            }
          }
        }
      }
      case From.Derived d -> {
        List<Boolean> filled = columns(d.query(), keys);
        for (int i = 0; i < filled.size(); i++) {
          if (filled.get(i)) {
            present.add(
                new ColumnRef(d.id(), i, d.columns().get(i).name(), d.columns().get(i).type()));
          }
        }
      }
      case From.Join j -> {
        if (!j.kind().fillsLeft()) {
          from(j.left(), keys);
        }
        if (!j.kind().fillsRight()) {
          from(j.right(), keys);
        }
        switch (j.kind().type()) {
          case INNER, SEMI -> j.condition().ifPresent(this::holds);
          case LEFT, RIGHT, FULL, ANTI -> {}
        }
      }
      case From.CteScan _, From.FunctionScan _, From.Pivot _, From.Unpivot _ -> {}
    }
  }

  /// Which output columns of a query are never NULL.
  static List<Boolean> columns(Relation query, TableKeys keys) {
    return switch (query) {
      case Relation.With w -> columns(w.body(), keys);
      case Relation.Ordered o -> columns(o.input(), keys);
      case Relation.Select s -> {
        Presence presence = in(s, keys);
        boolean plain = s.grouping().map(g -> g.sets().size() == 1).orElse(true);
        yield s.output().stream().map(o -> plain && presence.isPresent(o.expression())).toList();
      }
      case Relation.SetOperation s
          when s.matching() == Relation.SetOperation.Matching.BY_POSITION -> {
        List<List<Boolean>> inputs = s.inputs().stream().map(i -> columns(i, keys)).toList();
        yield IntStream.range(0, s.columns().size())
            .mapToObj(i -> inputs.stream().allMatch(x -> x.get(i)))
            .toList();
      }
      case Relation.SetOperation s -> s.columns().stream().map(_ -> false).toList();
      case Relation.Values v ->
          IntStream.range(0, v.columns().size())
              .mapToObj(i ->
                  v.rows().stream()
                      .allMatch(r -> r.get(i) instanceof Literal l && l.value().isPresent()))
              .toList();
    };
  }

  /// Notes what must be present for a condition to hold.
  private void holds(Expression condition) {
    switch (condition) {
      case Expression.Logical l when l.connective() == Connective.AND ->
          l.operands().forEach(this::holds);
      case Expression.Not(Expression.IsNull(Expression operand)) -> filled(operand);
      case Expression.Not(Expression.Comparison c) -> holds(c);
      case Expression.Comparison c
          when c.operator() != ComparisonOperator.DISTINCT_FROM
              && c.operator() != ComparisonOperator.NOT_DISTINCT_FROM -> {
        filled(c.left());
        filled(c.right());
      }
      case Expression.Between b -> {
        filled(b.value());
        filled(b.low());
        filled(b.high());
      }
      case Expression.InList in -> filled(in.value());
      case Expression.Function f -> filled(f);
      default -> {}
    }
  }

  /// Notes what must be present for a value to be.
  private void filled(Expression e) {
    switch (e) {
      case ColumnRef c -> present.add(c);
      case Expression.Function f when CallTraits.of(f).has(FunctionTrait.NULL_FOR_ANY_NULL) ->
          f.arguments().forEach(this::filled);
      case Expression.Cast c when c.mode() == Expression.CastMode.STRICT -> filled(c.value());
      default -> {}
    }
  }

  /// Whether a value is surely not NULL.
  boolean isPresent(Expression e) {
    return switch (e) {
      case Literal l -> l.value().isPresent();
      case ColumnRef c -> present.contains(c);
      case Expression.IsNull _, Expression.Exists _, Expression.Grouping _ -> true;
      case Expression.Comparison c ->
          switch (c.operator()) {
            case DISTINCT_FROM, NOT_DISTINCT_FROM -> true;
            default -> isPresent(c.left()) && isPresent(c.right());
          };
      case Expression.Not n -> isPresent(n.operand());
      case Expression.Logical l -> l.operands().stream().allMatch(this::isPresent);
      case Expression.Function f -> isPresent(f.arguments(), CallTraits.of(f));
      case Expression.Case c ->
          c.whens().stream().allMatch(w -> isPresent(w.result())) && isPresent(c.otherwise());
      case Expression.Aggregate a -> CallTraits.of(a).has(FunctionTrait.NEVER_NULL);
      case Expression.Cast c ->
          c.mode() == Expression.CastMode.STRICT
              && Totality.isSafeCast(c.value().type(), c.type())
              && isPresent(c.value());
      default -> false;
    };
  }

  private boolean isPresent(List<Expression> arguments, FunctionTraits traits) {
    return traits.has(FunctionTrait.NEVER_NULL)
        || traits.has(FunctionTrait.PRESENT_FOR_ANY_PRESENT)
            && arguments.stream().anyMatch(this::isPresent)
        || traits.has(FunctionTrait.PRESENT_FOR_ALL_PRESENT)
            && arguments.stream().allMatch(this::isPresent);
  }
}
