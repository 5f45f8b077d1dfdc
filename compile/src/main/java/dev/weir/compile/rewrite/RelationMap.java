package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A map over a bound query that keeps its structure. As it stands it gives everything back; a rule
/// overrides [#relation], [#from] or [#expression] and calls the overridden method for the parts,
/// before its own work to go from the inside out, or behind it to go from the outside in. A node
/// none of whose parts changed is the same instance. One query at a time; not thread-safe.
///
/// What stands behind a GROUP BY repeats its keys literally: an override of [#expression] must give
/// equal results for equal expressions, whatever surrounds them.
// The same instance back means that nothing changed.
@SuppressWarnings({"ReferenceEquality", "OptionalEquality"})
abstract class RelationMap {
  private final ExpressionParts expressions = new ExpressionParts(this);

  /// A query.
  Relation relation(Relation relation) {
    return parts(relation);
  }

  /// An item of a FROM clause; the sides of a join are items of their own.
  From from(From from) {
    return parts(from);
  }

  /// An expression.
  Expression expression(Expression expression) {
    return parts(expression);
  }

  /// A CTE of a query.
  Relation.Cte cte(Relation.Cte cte) {
    return withQuery(cte, relation(cte.query()));
  }

  /// An expression with its direct parts mapped.
  final Expression parts(Expression expression) {
    return expressions.of(expression);
  }

  /// A query with its direct parts mapped.
  final Relation parts(Relation relation) {
    return switch (relation) {
      case Relation.With w -> {
        List<Relation.Cte> ctes = each(w.ctes(), this::cte);
        Relation body = relation(w.body());
        yield ctes == w.ctes() && body == w.body() ? w : new Relation.With(ctes, body);
      }
      case Relation.Select s -> select(s);
      case Relation.SetOperation s -> {
        List<Relation> inputs = each(s.inputs(), this::relation);
        yield inputs == s.inputs()
            ? s
            : new Relation.SetOperation(
                s.kind(), s.duplicates(), s.matching(), inputs, s.columns());
      }
      case Relation.Ordered o -> {
        Relation input = relation(o.input());
        List<SortKey> keys = keys(o.orderBy());
        Optional<Relation.Limit> limit = limit(o.limit());
        yield input == o.input() && keys == o.orderBy() && limit == o.limit()
            ? o
            : new Relation.Ordered(input, keys, limit);
      }
      case Relation.Values v -> {
        List<List<Expression>> rows = each(v.rows(), this::all);
        yield rows == v.rows() ? v : new Relation.Values(rows, v.columns());
      }
    };
  }

  private Relation.Select select(Relation.Select s) {
    Optional<From> from = maybe(s.from(), this::from);
    Optional<Expression> where = maybe(s.where(), this::expression);
    Optional<Relation.GroupBy> grouping = maybe(s.grouping(), this::grouping);
    Optional<Expression> having = maybe(s.having(), this::expression);
    Optional<Expression> qualify = maybe(s.qualify(), this::expression);
    List<Relation.Output> output = outputs(s.output());
    Relation.Distinct distinct = distinct(s.distinct());
    List<SortKey> orderBy = keys(s.orderBy());
    Optional<Relation.Limit> limit = limit(s.limit());
    boolean same =
        from == s.from()
            && where == s.where()
            && grouping == s.grouping()
            && having == s.having()
            && qualify == s.qualify()
            && output == s.output()
            && distinct == s.distinct()
            && orderBy == s.orderBy()
            && limit == s.limit();
    return same
        ? s
        : new Relation.Select(
            from, where, grouping, having, qualify, output, distinct, orderBy, limit, s.sample());
  }

  private Relation.GroupBy grouping(Relation.GroupBy g) {
    List<Expression> keys = all(g.keys());
    return keys == g.keys() ? g : new Relation.GroupBy(keys, g.sets());
  }

  private Relation.Distinct distinct(Relation.Distinct distinct) {
    return switch (distinct) {
      case Relation.Distinct.None none -> none;
      case Relation.Distinct.Rows rows -> rows;
      case Relation.Distinct.On on -> {
        List<Expression> keys = all(on.keys());
        yield keys == on.keys() ? on : new Relation.Distinct.On(keys);
      }
    };
  }

  private Optional<Relation.Limit> limit(Optional<Relation.Limit> limit) {
    return maybe(
        limit,
        l -> {
          Optional<Expression> count = maybe(l.count(), this::expression);
          Optional<Expression> offset = maybe(l.offset(), this::expression);
          return count == l.count() && offset == l.offset()
              ? l
              : new Relation.Limit(count, l.unit(), offset);
        });
  }

  /// A FROM item with its direct parts mapped.
  final From parts(From from) {
    return switch (from) {
      case From.Scan scan -> scan;
      case From.CteScan scan -> scan;
      case From.Derived d -> {
        Relation query = relation(d.query());
        yield query == d.query()
            ? d
            : new From.Derived(d.id(), query, d.alias(), d.columns(), d.sample());
      }
      case From.FunctionScan f -> {
        List<Expression> arguments = all(f.arguments());
        yield arguments == f.arguments()
            ? f
            : new From.FunctionScan(
                f.id(),
                f.function(),
                arguments,
                f.argumentNames(),
                f.ordinality(),
                f.alias(),
                f.columns());
      }
      case From.Join j -> {
        From left = from(j.left());
        From right = from(j.right());
        Optional<Expression> condition = maybe(j.condition(), this::expression);
        yield left == j.left() && right == j.right() && condition == j.condition()
            ? j
            : new From.Join(j.kind(), left, right, condition);
      }
      case From.Pivot p -> {
        From input = from(p.input());
        List<Relation.Output> aggregates = outputs(p.aggregates());
        List<From.PivotColumn> pivots = each(p.pivots(), this::pivotColumn);
        List<Relation.Output> groups = outputs(p.groups());
        boolean same =
            input == p.input()
                && aggregates == p.aggregates()
                && pivots == p.pivots()
                && groups == p.groups();
        yield same
            ? p
            : new From.Pivot(p.id(), input, aggregates, pivots, groups, p.alias(), p.columns());
      }
      case From.Unpivot u -> {
        From input = from(u.input());
        List<Expression> kept = all(u.kept());
        List<From.UnpivotEntry> entries = each(u.entries(), this::unpivotEntry);
        yield input == u.input() && kept == u.kept() && entries == u.entries()
            ? u
            : new From.Unpivot(
                u.id(),
                input,
                u.nulls(),
                kept,
                entries,
                u.nameColumn(),
                u.valueColumns(),
                u.alias(),
                u.columns());
      }
    };
  }

  private From.PivotColumn pivotColumn(From.PivotColumn p) {
    List<Expression> pivoted = all(p.expressions());
    List<List<Expression>> values = each(p.values(), this::all);
    return pivoted == p.expressions() && values == p.values()
        ? p
        : new From.PivotColumn(pivoted, values, p.names());
  }

  private From.UnpivotEntry unpivotEntry(From.UnpivotEntry entry) {
    List<Expression> values = all(entry.values());
    return values == entry.values() ? entry : new From.UnpivotEntry(entry.name(), values);
  }

  /// Expressions mapped one by one.
  final List<Expression> all(List<Expression> list) {
    return each(list, this::expression);
  }

  private List<Relation.Output> outputs(List<Relation.Output> outputs) {
    return each(
        outputs,
        o -> {
          Expression value = expression(o.expression());
          return value == o.expression() ? o : new Relation.Output(o.name(), value);
        });
  }

  /// Sort keys with their expressions mapped.
  final List<SortKey> keys(List<SortKey> keys) {
    return each(
        keys,
        k -> {
          Expression key = expression(k.expression());
          return key == k.expression() ? k : new SortKey(key, k.direction(), k.nulls());
        });
  }

  /// A CTE with another query of the same columns.
  static Relation.Cte withQuery(Relation.Cte cte, Relation query) {
    return query == cte.query()
        ? cte
        : new Relation.Cte(
            cte.id(),
            cte.name(),
            cte.columns(),
            cte.kind(),
            cte.materialization(),
            cte.usingKey(),
            query);
  }

  /// Each element mapped; the same list when no element changed.
  static <T> List<T> each(List<T> list, UnaryOperator<T> map) {
    List<T> changed = list;
    for (int i = 0; i < list.size(); i++) {
      T before = list.get(i);
      T after = map.apply(before);
      if (changed == list && after != before) {
        changed = new ArrayList<>(list.size());
        changed.addAll(list.subList(0, i));
      }
      if (changed != list) {
        changed.add(after);
      }
    }
    return changed;
  }

  /// The value mapped, if there is one; the same optional when it did not change.
  static <T> Optional<T> maybe(Optional<T> optional, UnaryOperator<T> map) {
    if (optional.isEmpty()) {
      return optional;
    }
    T after = map.apply(optional.get());
    return after == optional.get() ? optional : Optional.of(after);
  }
}
