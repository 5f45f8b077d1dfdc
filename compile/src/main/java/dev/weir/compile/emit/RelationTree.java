package dev.weir.compile.emit;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bound queries as written ones.
final class RelationTree {
  /// Whether anything sees the names of a query's outputs.
  enum Naming {
    NAMED,
    UNNAMED
  }

  private final EmittedNames names;
  private final ExpressionTree expressions;
  private final SelectTree selects;

  RelationTree(EmittedNames names) {
    this.names = names;
    this.expressions = new ExpressionTree(names, this);
    this.selects = new SelectTree(names, expressions, this);
  }

  SqlQuery query(Relation relation, Naming naming) {
    return switch (relation) {
      case Relation.With with -> with(with, naming);
      case Relation.Select select -> selects.query(select, naming);
      case Relation.SetOperation operation -> bare(setOperation(operation));
      case Relation.Ordered(Relation input, List<SortKey> keys, Optional<Relation.Limit> limit) ->
          keys.isEmpty() && limit.isEmpty()
              ? query(input, naming)
              : new SqlQuery(
                  Optional.empty(),
                  body(query(input, Naming.NAMED)),
                  orderBy(keys),
                  limit.map(this::limit),
                  Span.NONE);
      case Relation.Values values -> bare(values(values));
    };
  }

  private static SqlQuery bare(SqlQueryBody body) {
    return new SqlQuery(Optional.empty(), body, Optional.empty(), Optional.empty(), Span.NONE);
  }

  /// A query as a part of another: without parentheses where it has nothing but a body.
  private static SqlQueryBody body(SqlQuery query) {
    boolean bare = query.with().isEmpty() && query.orderBy().isEmpty() && query.limit().isEmpty();
    return bare ? query.body() : query;
  }

  private SqlQuery with(Relation.With with, Naming naming) {
    List<SqlWith.Cte> ctes = with.ctes().stream().map(this::cte).toList();
    SqlQuery inner = query(with.body(), naming);
    with.ctes().forEach(names::hide);
    boolean recursive = with.ctes().stream().anyMatch(c -> c.kind() == Relation.Cte.Kind.RECURSIVE);
    SqlWith clause =
        new SqlWith(
            recursive ? SqlWith.Recursion.RECURSIVE : SqlWith.Recursion.NONE, ctes, Span.NONE);
    return inner.with().isEmpty()
        ? new SqlQuery(Optional.of(clause), inner.body(), inner.orderBy(), inner.limit(), Span.NONE)
        : new SqlQuery(Optional.of(clause), inner, Optional.empty(), Optional.empty(), Span.NONE);
  }

  private SqlWith.Cte cte(Relation.Cte cte) {
    boolean readsItself = cte.kind() == Relation.Cte.Kind.RECURSIVE;
    if (readsItself) {
      names.cte(cte);
    }
    SqlQuery query = query(cte.query(), Naming.NAMED);
    // Without recursion the CTE does not see itself: a table of its name inside is another one.
    EmittedNames.EmittedCte emitted = readsItself ? names.cte(cte.id()) : names.cte(cte);
    boolean renamed = !emitted.columns().equals(producedNames(cte.query()));
    return new SqlWith.Cte(
        Identifier.of(emitted.name()),
        renamed ? emitted.columns().stream().map(Identifier::of).toList() : List.of(),
        cte.usingKey().stream()
            .map(key -> ExpressionTree.name(emitted.columns().get(key)))
            .toList(),
        switch (cte.materialization()) {
          case DEFAULT -> SqlWith.Materialization.DEFAULT;
          case MATERIALIZED -> SqlWith.Materialization.MATERIALIZED;
          case NOT_MATERIALIZED -> SqlWith.Materialization.NOT_MATERIALIZED;
        },
        query,
        Span.NONE);
  }

  private SqlSetOperation setOperation(Relation.SetOperation operation) {
    return new SqlSetOperation(
        switch (operation.kind()) {
          case UNION -> SqlSetOperation.Kind.UNION;
          case INTERSECT -> SqlSetOperation.Kind.INTERSECT;
          case EXCEPT -> SqlSetOperation.Kind.EXCEPT;
        },
        switch (operation.duplicates()) {
          case REMOVE -> SqlSetOperation.Quantifier.DISTINCT;
          case KEEP -> SqlSetOperation.Quantifier.ALL;
        },
        switch (operation.matching()) {
          case BY_POSITION -> SqlSetOperation.Matching.BY_POSITION;
          case BY_NAME -> SqlSetOperation.Matching.BY_NAME;
        },
        operation.inputs().stream().map(input -> body(query(input, Naming.NAMED))).toList(),
        Span.NONE);
  }

  private SqlValues values(Relation.Values values) {
    return new SqlValues(values.rows().stream().map(expressions::all).toList(), Span.NONE);
  }

  /// The names that the columns of a query have as it is emitted.
  static List<String> producedNames(Relation relation) {
    return switch (relation) {
      case Relation.With with -> producedNames(with.body());
      case Relation.Ordered ordered -> producedNames(ordered.input());
      case Relation.Select select -> EmittedNames.names(select.columns());
      case Relation.Values values ->
          IntStream.range(0, values.columns().size()).mapToObj(i -> "col" + i).toList();
      case Relation.SetOperation operation ->
          switch (operation.matching()) {
            case BY_POSITION -> producedNames(operation.inputs().getFirst());
            case BY_NAME -> EmittedNames.names(operation.columns());
          };
    };
  }

  Optional<SqlOrderBy> orderBy(List<SortKey> keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SqlOrderBy.Keys(
            keys.stream().map(k -> CallTree.sortKey(k, outputKey(k.expression()))).toList(),
            Span.NONE));
  }

  /// A key over outputs: a plain one is its position.
  SqlExpression outputKey(Expression key) {
    return key instanceof Expression.OutputRef output
        ? new SqlExpression.NumberLiteral(Integer.toString(output.ordinal() + 1), Span.NONE)
        : expressions.key(key);
  }

  SqlLimit limit(Relation.Limit limit) {
    return new SqlLimit(
        limit.count().map(expressions::of),
        switch (limit.unit()) {
          case ROWS -> SqlLimit.Unit.ROWS;
          case PERCENT -> SqlLimit.Unit.PERCENT;
        },
        limit.offset().map(expressions::of),
        Span.NONE);
  }
}
