package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.ComparisonOperator;
import dev.weir.model.relation.Expression.Quantifier;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.Relation.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One pass of [UnnestSubqueries], from the inside out.
final class SubqueryUnnesting extends RelationMap {
  private final RewriteContext context;
  private final PlainEquality equality;

  SubqueryUnnesting(RewriteContext context, PlainEquality equality) {
    this.equality = equality;
    this.context = context;
  }

  @Override
  Relation relation(Relation relation) {
    Relation mapped = parts(relation);
    if (!(mapped instanceof Relation.Select s) || s.from().isEmpty() || s.sample().isPresent()) {
      return mapped;
    }
    return scalars(members(s));
  }

  /// EXISTS and IN among the conditions.
  private Relation.Select members(Relation.Select s) {
    List<Expression> conjuncts = Conjuncts.of(s.where());
    From from = s.from().orElseThrow();
    List<Expression> kept = new ArrayList<>();
    for (Expression conjunct : conjuncts) {
      Optional<From> joined = joined(conjunct, from, s);
      if (joined.isPresent()) {
        from = joined.get();
      } else {
        kept.add(conjunct);
      }
    }
    return kept.size() == conjuncts.size()
        ? s
        : Blocks.withFrom(Blocks.withWhere(s, Conjuncts.and(kept)), from);
  }

  private Optional<From> joined(Expression conjunct, From from, Relation.Select s) {
    return switch (conjunct) {
      case Expression.Exists(Relation query) -> exists(JoinKind.SEMI, query, from);
      case Expression.Not(Expression.Exists(Relation query)) -> exists(JoinKind.ANTI, query, from);
      case Expression.QuantifiedSubquery q when is(q, ComparisonOperator.EQUAL, Quantifier.ANY) ->
          in(JoinKind.SEMI, q, from);
      case Expression.Not(Expression.QuantifiedSubquery q)
          when is(q, ComparisonOperator.EQUAL, Quantifier.ANY) && arePresent(q, s) ->
          in(JoinKind.ANTI, q, from);
      case Expression.QuantifiedSubquery q
          when is(q, ComparisonOperator.NOT_EQUAL, Quantifier.ALL) && arePresent(q, s) ->
          in(JoinKind.ANTI, q, from);
      default -> Optional.empty();
    };
  }

  private static boolean is(
      Expression.QuantifiedSubquery q, ComparisonOperator operator, Quantifier quantifier) {
    return q.operator() == operator && q.quantifier() == quantifier;
  }

  /// Whether NOT IN never meets NULL on either side.
  private boolean arePresent(Expression.QuantifiedSubquery q, Relation.Select s) {
    return Presence.in(s, context.keys()).isPresent(q.value())
        && Presence.columns(q.query(), context.keys()).getFirst();
  }

  private Optional<From> exists(JoinKind kind, Relation query, From from) {
    if (!(query instanceof Relation.Select block)
        || block.grouping().isPresent()
        || block.output().stream().anyMatch(o -> !Inside.isRowwise(o.expression()))) {
      return Optional.empty();
    }
    return Correlation.of(block, Reads.visible(from))
        .filter(Correlation::hasEquality)
        .map(c -> join(kind, from, block, c, List.of()));
  }

  private Optional<From> in(JoinKind kind, Expression.QuantifiedSubquery q, From from) {
    Expression value = q.value();
    Set<Integer> outer = Reads.visible(from);
    Set<Integer> read = Reads.of(value);
    Column column = q.query().columns().getFirst();
    boolean plain =
        !read.isEmpty()
            && outer.containsAll(read)
            && !Inside.hasIds(value)
            && Totality.isTotal(value)
            && value.type().equals(column.type())
            && ExactTypes.isExact(value);
    if (!plain) {
      return Optional.empty();
    }
    if (Reads.of(q.query()).isEmpty()) {
      int id = context.freshSource();
      List<Column> columns = List.of(new Column(named(column.name()), column.type()));
      From right = new From.Derived(id, q.query(), "q", columns, Optional.empty());
      Expression condition =
          new Expression.Comparison(
              ComparisonOperator.EQUAL, value, reference(id, 0, columns.getFirst()));
      return Optional.of(new From.Join(kind, from, right, Optional.of(condition)));
    }
    if (!(q.query() instanceof Relation.Select block) || block.grouping().isPresent()) {
      return Optional.empty();
    }
    Expression member = block.output().getFirst().expression();
    Optional<Correlation> correlation = Correlation.of(block, outer);
    boolean local =
        correlation.isPresent()
            && correlation.get().inner().containsAll(Reads.of(member))
            && !Reads.of(member).isEmpty()
            && Inside.isRowwise(member)
            && !Inside.hasIds(member)
            && Totality.isTotal(member);
    return local
        ? Optional.of(
            join(
                kind,
                from,
                block,
                correlation.get(),
                List.of(new Expression.Comparison(ComparisonOperator.EQUAL, value, member))))
        : Optional.empty();
  }

  /// The outer rows that have a partner, or those that have none.
  private From join(
      JoinKind kind,
      From from,
      Relation.Select block,
      Correlation correlation,
      List<Expression> members) {
    List<Expression> bonds = new ArrayList<>(members);
    bonds.addAll(correlation.bonds());
    Correlation all = new Correlation(correlation.inner(), correlation.local(), bonds);
    From inner = block.from().orElseThrow();
    if (all.local().isEmpty() && inner instanceof From.Scan) {
      return new From.Join(kind, from, inner, Conjuncts.and(bonds));
    }
    int id = context.freshSource();
    List<ColumnRef> bound = all.bound();
    ColumnNaming names = new ColumnNaming();
    List<Column> columns =
        bound.stream().map(c -> new Column(names.of(c.name()), c.type())).toList();
    List<Output> outputs = new ArrayList<>();
    Renaming renaming = new Renaming();
    for (int i = 0; i < bound.size(); i++) {
      outputs.add(new Output(columns.get(i).name(), bound.get(i)));
      renaming.put(bound.get(i), reference(id, i, columns.get(i)));
    }
    Relation query = Blocks.plain(outputs, block.from(), Conjuncts.and(all.local()));
    From right = new From.Derived(id, query, "q", columns, Optional.empty());
    return new From.Join(kind, from, right, Conjuncts.and(renaming.all(bonds)));
  }

  /// Correlated aggregates in conditions and, where nothing groups, in outputs.
  private Relation.Select scalars(Relation.Select s) {
    ScalarUnnesting unnesting = new ScalarUnnesting(context, equality, s.from().orElseThrow());
    Optional<Expression> where = s.where().map(unnesting::expression);
    List<Output> output =
        s.grouping().isPresent()
            ? s.output()
            : s.output().stream()
                .map(o -> new Output(o.name(), unnesting.expression(o.expression())))
                .toList();
    return unnesting.joined()
        ? Blocks.withFrom(Blocks.withOutput(Blocks.withWhere(s, where), output), unnesting.from())
        : s;
  }

  static ColumnRef reference(int id, int ordinal, Column column) {
    return new ColumnRef(id, ordinal, column.name(), column.type());
  }

  private static String named(String name) {
    return name.isEmpty() ? "v" : name;
  }

  /// Puts columns in the place of others.
  private static final class Renaming extends RelationMap {
    private final Map<Expression, Expression> names = new LinkedHashMap<>();

    void put(Expression before, Expression after) {
      names.put(before, after);
    }

    @Override
    Expression expression(Expression e) {
      Expression after = names.get(e);
      return after == null ? parts(e) : after;
    }
  }
}
