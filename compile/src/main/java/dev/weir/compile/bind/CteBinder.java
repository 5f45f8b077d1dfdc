package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlWith;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// CTEs, recursive ones too.
final class CteBinder {
  /// The bound CTEs and a scope in which they can be read.
  record Bound(List<Relation.Cte> ctes, CteScope scope) {}

  private final BindContext context;
  private final QueryBinder queries;
  private final ExpressionBinder expressions;

  CteBinder(BindContext context, QueryBinder queries, ExpressionBinder expressions) {
    this.context = context;
    this.queries = queries;
    this.expressions = expressions;
  }

  Bound bind(SqlWith with, Optional<Scope> outer, CteScope visible) {
    List<Relation.Cte> bound = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    CteScope scope = visible;
    for (SqlWith.Cte cte : with.ctes()) {
      if (!names.add(Identifiers.fold(cte.name().name()))) {
        context.record(
            ErrorCode.DUPLICATE_NAME,
            "CTE '" + cte.name().name() + "' is defined twice",
            cte.name().span());
      }
      CteScope around = scope;
      if (isRecursive(cte, with.recursion()) && cte.query().with().isPresent()) {
        // They cannot read this one, so they stand in front of it.
        Bound inner = bind(cte.query().with().get(), outer, scope);
        bound.addAll(inner.ctes());
        around = inner.scope();
      }
      Relation.Cte one = bind(cte, with.recursion(), outer, around);
      bound.add(one);
      scope = scope.with(new CteScope.Entry(one.id(), one.name(), one.columns()));
    }
    return new Bound(bound, scope);
  }

  private Relation.Cte bind(
      SqlWith.Cte cte, SqlWith.Recursion recursion, Optional<Scope> outer, CteScope scope) {
    int id = context.nextCte();
    if (isRecursive(cte, recursion)) {
      if (cte.query().orderBy().isPresent() || cte.query().limit().isPresent()) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "a recursive CTE cannot have ORDER BY or LIMIT behind its UNION; put them into the"
                + " query that reads '"
                + cte.name().name()
                + "'",
            cte.query().span());
      }
      return recursive(id, cte, recursiveUnion(cte.query()).get(), outer, scope);
    }
    Relation query = queries.bind(cte.query(), outer, scope);
    return make(id, cte, Relation.Cte.Kind.PLAIN, List.of(), columns(cte, query.columns()), query);
  }

  private static boolean isRecursive(SqlWith.Cte cte, SqlWith.Recursion recursion) {
    SqlQuery query = cte.query();
    return recursion == SqlWith.Recursion.RECURSIVE
        && recursiveUnion(query).isPresent()
        && TableReferences.of(
                new SqlQuery(
                    Optional.empty(), query.body(), query.orderBy(), query.limit(), query.span()))
            .stream()
            .anyMatch(n -> n.parts().size() == 1 && Identifiers.same(n.name(), cte.name().name()));
  }

  private static Optional<SqlSetOperation> recursiveUnion(SqlQuery query) {
    return query.body() instanceof SqlSetOperation union
            && union.kind() == SqlSetOperation.Kind.UNION
        ? Optional.of(union)
        : Optional.empty();
  }

  private Relation.Cte recursive(
      int id, SqlWith.Cte cte, SqlSetOperation union, Optional<Scope> outer, CteScope scope) {
    List<SqlQueryBody> operands = union.operands();
    SqlQueryBody start =
        operands.size() == 2
            ? operands.getFirst()
            : new SqlSetOperation(
                union.kind(),
                union.quantifier(),
                union.matching(),
                operands.subList(0, operands.size() - 1),
                union.span());
    Relation first = queries.bind(start, outer, scope);
    List<Column> columns = columns(cte, first.columns());
    CteScope.Entry self = new CteScope.Entry(id, cte.name().name(), columns);
    Relation step = queries.bind(operands.getLast(), outer, scope.with(self));
    if (step.columns().size() != columns.size() && !context.hasProblems()) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "the recursive part has "
              + step.columns().size()
              + " columns, the first part "
              + columns.size(),
          operands.getLast().span());
    }
    Relation both =
        new Relation.SetOperation(
            Relation.SetOperation.Kind.UNION,
            union.quantifier() == SqlSetOperation.Quantifier.ALL
                ? Relation.SetOperation.Duplicates.KEEP
                : Relation.SetOperation.Duplicates.REMOVE,
            Relation.SetOperation.Matching.valueOf(union.matching().name()),
            List.of(first, step),
            first.columns());
    return make(id, cte, Relation.Cte.Kind.RECURSIVE, usingKey(cte, columns), columns, both);
  }

  private List<Integer> usingKey(SqlWith.Cte cte, List<Column> columns) {
    List<Integer> keys = new ArrayList<>();
    for (SqlExpression key : cte.usingKey()) {
      Aliases outputs = Aliases.first(name -> ordinal(columns, name));
      Expression bound =
          expressions.bind(key, Names.of(Scope.empty(), Clause.GROUP_BY, outputs, CteScope.EMPTY));
      if (bound instanceof Expression.OutputRef output) {
        keys.add(output.ordinal());
      } else if (!BindContext.isPoison(bound)) {
        context.record(ErrorCode.INVALID_QUERY, "USING KEY takes column names", key.span());
      }
    }
    return keys;
  }

  private static Optional<Expression> ordinal(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (Identifiers.same(columns.get(i).name(), name)) {
        return Optional.of(QueryBinder.output(columns, i));
      }
    }
    return Optional.empty();
  }

  private List<Column> columns(SqlWith.Cte cte, List<Column> columns) {
    // The engine lets a CTE name more columns than it has.
    List<Identifier> names =
        cte.columns().subList(0, Math.min(cte.columns().size(), columns.size()));
    return queries.renamed(columns, names, cte.name().name(), cte.name().span());
  }

  private static Relation.Cte make(
      int id,
      SqlWith.Cte cte,
      Relation.Cte.Kind kind,
      List<Integer> usingKey,
      List<Column> columns,
      Relation query) {
    return new Relation.Cte(
        id,
        cte.name().name(),
        columns,
        kind,
        Relation.Cte.Materialization.valueOf(cte.materialization().name()),
        usingKey,
        query);
  }
}
