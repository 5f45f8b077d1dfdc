package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.List;
import java.util.function.UnaryOperator;

/// FROM items, CTEs and outputs under other names; the same instances when the names are the same.
final class Renaming {
  private Renaming() {}

  /// An item under another alias; a join has none.
  static From item(From from, String alias) {
    return switch (from) {
      case From.Scan s ->
          s.alias().equals(alias)
              ? s
              : new From.Scan(s.id(), s.table(), alias, s.columns(), s.sample());
      case From.CteScan s ->
          s.alias().equals(alias)
              ? s
              : new From.CteScan(s.id(), s.cte(), s.name(), alias, s.columns());
      case From.Derived d ->
          d.alias().equals(alias)
              ? d
              : new From.Derived(d.id(), d.query(), alias, d.columns(), d.sample());
      case From.FunctionScan f ->
          f.alias().equals(alias)
              ? f
              : new From.FunctionScan(
                  f.id(),
                  f.function(),
                  f.arguments(),
                  f.argumentNames(),
                  f.ordinality(),
                  alias,
                  f.columns());
      case From.Pivot p ->
          p.alias().equals(alias)
              ? p
              : new From.Pivot(
                  p.id(), p.input(), p.aggregates(), p.pivots(), p.groups(), alias, p.columns());
      case From.Unpivot u ->
          u.alias().equals(alias)
              ? u
              : new From.Unpivot(
                  u.id(),
                  u.input(),
                  u.nulls(),
                  u.kept(),
                  u.entries(),
                  u.nameColumn(),
                  u.valueColumns(),
                  alias,
                  u.columns());
      case From.Join join -> join;
    };
  }

  /// Columns under other names.
  static List<Column> columns(List<Column> columns, UnaryOperator<String> names) {
    return RelationMap.each(
        columns,
        c -> {
          String name = names.apply(c.name());
          return name.equals(c.name()) ? c : new Column(name, c.type());
        });
  }

  /// A query whose output columns have other names.
  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  static Relation outputs(Relation relation, UnaryOperator<String> names) {
    return switch (relation) {
      case Relation.With w -> {
        Relation body = outputs(w.body(), names);
        yield body == w.body() ? w : new Relation.With(w.ctes(), body);
      }
      case Relation.Ordered o -> {
        Relation input = outputs(o.input(), names);
        yield input == o.input() ? o : new Relation.Ordered(input, o.orderBy(), o.limit());
      }
      case Relation.SetOperation s -> {
        List<Relation> inputs = RelationMap.each(s.inputs(), input -> outputs(input, names));
        List<Column> columns = columns(s.columns(), names);
        yield inputs == s.inputs() && columns == s.columns()
            ? s
            : new Relation.SetOperation(s.kind(), s.duplicates(), s.matching(), inputs, columns);
      }
      case Relation.Select s -> {
        List<Relation.Output> output =
            RelationMap.each(
                s.output(),
                o -> {
                  String name = names.apply(o.name());
                  return name.equals(o.name()) ? o : new Relation.Output(name, o.expression());
                });
        yield output == s.output() ? s : withOutput(s, output);
      }
      case Relation.Values v -> v;
    };
  }

  /// A block with other outputs.
  static Relation.Select withOutput(Relation.Select s, List<Relation.Output> output) {
    return new Relation.Select(
        s.from(),
        s.where(),
        s.grouping(),
        s.having(),
        s.qualify(),
        output,
        s.distinct(),
        s.orderBy(),
        s.limit(),
        s.sample());
  }

  /// A reference under the name that its column has.
  static Expression reference(Expression.ColumnRef c, Column column) {
    return c.name().equals(column.name()) && c.type().equals(column.type())
        ? c
        : new Expression.ColumnRef(c.source(), c.ordinal(), column.name(), column.type());
  }
}
