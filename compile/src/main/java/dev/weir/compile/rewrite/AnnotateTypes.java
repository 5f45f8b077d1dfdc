package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Gives every reference the name and type of the column that it refers to, and every subquery's
/// columns the types that its query makes. Binding has typed every node, so this changes only what
/// a rewrite left behind; the text of the query stays. A table of coercions writes down as which
/// type values of two types meet, where no row shows it.
///
/// ```text
/// d.n :: INTEGER, where d is (SELECT count(*) AS n FROM t)         d.n :: BIGINT
///
/// INTEGER with DECIMAL(18,2) in DECIMAL(28,2):
/// i = d                            CAST(i AS DECIMAL(28,2)) = CAST(d AS DECIMAL(28,2))
/// ```
final class AnnotateTypes implements RewriteRule {
  @Override
  public String name() {
    return "annotate_types";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    RewriteOptions.Annotation annotation = context.options().annotation();
    Relation typed =
        switch (annotation.given()) {
          case OVERWRITTEN -> new References().relation(query);
          case KEPT -> query;
        };
    return annotation.coercion().meetings().isEmpty()
        ? typed
        : new Meetings(annotation.coercion(), context).relation(typed);
  }

  private static final class References extends RelationMap {
    private final Map<Integer, List<Column>> items = new LinkedHashMap<>();

    @Override
    From from(From from) {
      From inner = parts(from);
      From typed = inner instanceof From.Derived d ? typed(d) : inner;
      switch (typed) {
        case From.Scan s -> items.put(s.id(), s.columns());
        case From.CteScan s -> items.put(s.id(), s.columns());
        case From.Derived d -> items.put(d.id(), d.columns());
        case From.FunctionScan f -> items.put(f.id(), f.columns());
        case From.Pivot p -> items.put(p.id(), p.columns());
        case From.Unpivot u -> items.put(u.id(), u.columns());
        case From.Join _ -> {}
      }
      return typed;
    }

    private static From.Derived typed(From.Derived d) {
      if (d.query().types().equals(d.columns().stream().map(Column::type).toList())) {
        return d;
      }
      List<Column> columns =
          IntStream.range(0, d.columns().size())
              .mapToObj(i -> new Column(d.columns().get(i).name(), d.query().types().get(i)))
              .toList();
      return new From.Derived(d.id(), d.query(), d.alias(), columns, d.sample());
    }

    @Override
    Expression expression(Expression expression) {
      if (!(expression instanceof Expression.ColumnRef c)) {
        return parts(expression);
      }
      List<Column> columns = items.get(c.source());
      return columns == null || c.ordinal() >= columns.size()
          ? c
          : Renaming.reference(c, columns.get(c.ordinal()));
    }
  }
}
