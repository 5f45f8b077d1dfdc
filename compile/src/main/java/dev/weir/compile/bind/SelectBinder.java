package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds a SELECT block: FROM first, then the clauses in the order in which names become known.
final class SelectBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final QueryBinder queries;
  private final FromBinder tables;

  SelectBinder(BindContext context, ExpressionBinder expressions, QueryBinder queries) {
    this.context = context;
    this.expressions = expressions;
    this.queries = queries;
    this.tables = new FromBinder(context, expressions, queries);
  }

  Relation bind(
      SqlSelect select,
      Optional<SqlOrderBy> orderBy,
      Optional<SqlLimit> limit,
      Optional<Scope> outer,
      CteScope visible) {
    FromBinder.Bound from = tables.bind(select.from(), outer, visible);
    Scope scope = from.scope();
    Names base = Names.of(scope, Clause.SELECT, Aliases.NONE, visible).withWindows(windows(select));
    SelectList written = new SelectList(context, expressions, select.items(), base);
    List<SelectList.Item> plain = written.bind();
    Optional<Expression> where =
        select.where().map(w -> filter(w, written.names(Clause.WHERE), "WHERE"));
    Optional<GroupKeys.Bound> bound =
        select
            .groupBy()
            .flatMap(g -> new GroupingBinder(expressions, written, plain, scope).bind(g));
    boolean own = bound.flatMap(GroupKeys.Bound::columns).isPresent();
    SelectList list = own ? written.grouped(bound.get().outputs(), bound.get().written()) : written;
    List<SelectList.Item> items = own ? list.bind() : plain;
    Optional<Relation.GroupBy> groups = bound.map(GroupKeys.Bound::grouping);
    boolean byAll = select.groupBy().filter(SqlGroupBy.All.class::isInstance).isPresent();
    Set<Expression> keySet =
        groups
            .filter(_ -> !byAll)
            .<Set<Expression>>map(g -> new LinkedHashSet<>(g.keys()))
            .orElse(Set.of());
    Optional<Expression> having =
        select.having().map(h -> expressions.bind(h, list.having(keySet)));
    if (byAll && having.isPresent()) {
      groups = new GroupKeys(context, scope).withColumns(groups, having.get());
    }
    Optional<Expression> qualify =
        select.qualify().map(q -> expressions.bind(q, list.names(Clause.QUALIFY)));
    OrderBinder order = new OrderBinder(expressions, list, items);
    Relation.Distinct distinct = distinct(select.distinct(), order);
    List<SortKey> keys = orderBy.map(o -> order.bind(o)).orElse(List.of());
    select
        .qualify()
        .filter(_ -> byAll)
        .ifPresent(q ->
            context.record(
                ErrorCode.UNSUPPORTED,
                "QUALIFY cannot stand with GROUP BY ALL; name the keys in GROUP BY",
                q.span()));
    select
        .qualify()
        .filter(_ -> !hasWindow(items, qualify, distinct, keys))
        .ifPresent(q ->
            context.record(
                ErrorCode.INVALID_QUERY,
                "QUALIFY needs a window function, there or in the SELECT list; use WHERE or"
                    + " HAVING",
                q.span()));
    Optional<Relation.GroupBy> grouping = grouping(groups, items, having, qualify, keys, distinct);
    if (grouping.isPresent() && grouping.get().keys().stream().noneMatch(BindContext::isPoison)) {
      GroupCheck check = new GroupCheck(context, scope, grouping.get().keys());
      items.forEach(i -> check.check(i.expression(), i.span()));
      having.ifPresent(h -> check.check(h, select.having().get().span()));
      qualify.ifPresent(q -> check.check(q, select.qualify().get().span()));
      keys.forEach(k -> check.check(k.expression(), orderBy.get().span()));
      if (distinct instanceof Relation.Distinct.On(List<Expression> on)) {
        on.forEach(k -> check.check(k, select.span()));
      }
    }
    return new Relation.Select(
        bound.map(b -> withKeys(from.from(), b)).orElse(from.from()),
        where,
        grouping,
        having,
        qualify,
        items.stream().map(i -> new Relation.Output(i.name(), i.expression())).toList(),
        distinct,
        keys,
        limit.map(l -> queries.limit(l, outer, visible)),
        select.sample().flatMap(this::sample));
  }

  private static Optional<From> withKeys(Optional<From> from, GroupKeys.Bound keys) {
    if (from.isEmpty() || keys.columns().isEmpty()) {
      return from.or(keys::columns);
    }
    return Optional.of(
        new From.Join(JoinKind.INNER, from.get(), keys.columns().get(), Optional.empty()));
  }

  private static boolean hasWindow(
      List<SelectList.Item> items,
      Optional<Expression> qualify,
      Relation.Distinct distinct,
      List<SortKey> keys) {
    List<Expression> all =
        new ArrayList<>(items.stream().map(SelectList.Item::expression).toList());
    qualify.ifPresent(all::add);
    keys.forEach(key -> all.add(key.expression()));
    if (distinct instanceof Relation.Distinct.On(List<Expression> on)) {
      all.addAll(on);
    }
    return all.stream().anyMatch(e -> BindContext.isPoison(e) || Walk.hasWindow(e));
  }

  /// `SELECT * FROM table`, for the statement forms of PIVOT and UNPIVOT.
  Relation ofTable(SqlTable table, Optional<Scope> outer, CteScope visible) {
    FromBinder.Bound from = tables.bind(List.of(table), outer, visible);
    return new Relation.Select(
        from.from(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        from.scope().star().stream().map(v -> new Relation.Output(v.name(), v.value())).toList(),
        new Relation.Distinct.None(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Map<String, SqlWindow.Specification> windows(SqlSelect select) {
    Map<String, SqlWindow.Specification> windows = new LinkedHashMap<>();
    for (SqlSelect.NamedWindow window : select.windows()) {
      if (windows.put(Identifiers.fold(window.name().name()), window.window()) != null) {
        context.record(
            ErrorCode.DUPLICATE_NAME,
            "window '" + window.name().name() + "' is defined twice",
            window.span());
      }
    }
    return windows;
  }

  private Expression filter(SqlExpression predicate, Names names, String clause) {
    Expression bound =
        ColumnsExpansion.isIn(predicate)
            ? both(expressions.expansion().expand(predicate, names))
            : expressions.bind(predicate, names);
    context.parameters.learn(bound, ScalarType.BOOLEAN);
    if (Walk.hasAggregate(bound) || Walk.hasWindow(bound)) {
      return context.problem(
          ErrorCode.WRONG_GROUPING,
          clause
              + " cannot hold aggregates or windows, not by an alias either; use HAVING or QUALIFY",
          predicate.span());
    }
    return bound;
  }

  /// `COLUMNS(…)` in WHERE holds for every column.
  private static Expression both(List<Expression> conditions) {
    if (conditions.isEmpty() || conditions.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    return conditions.size() == 1
        ? conditions.getFirst()
        : new Expression.Logical(Expression.Connective.AND, conditions);
  }

  private static Relation.Distinct distinct(SqlSelect.Distinct distinct, OrderBinder order) {
    return switch (distinct) {
      case SqlSelect.Distinct.All _ -> new Relation.Distinct.None();
      case SqlSelect.Distinct.Rows _ -> new Relation.Distinct.Rows();
      case SqlSelect.Distinct.On on ->
          new Relation.Distinct.On(
              on.keys().stream().flatMap(k -> order.keys(k, "DISTINCT ON").stream()).toList());
    };
  }

  private static Optional<Relation.GroupBy> grouping(
      Optional<Relation.GroupBy> groups,
      List<SelectList.Item> items,
      Optional<Expression> having,
      Optional<Expression> qualify,
      List<SortKey> keys,
      Relation.Distinct distinct) {
    if (groups.isPresent()) {
      return groups;
    }
    List<Expression> all = new ArrayList<>();
    items.forEach(i -> all.add(i.expression()));
    qualify.ifPresent(all::add);
    keys.forEach(k -> all.add(k.expression()));
    if (distinct instanceof Relation.Distinct.On on) {
      all.addAll(on.keys());
    }
    boolean one = having.isPresent() || all.stream().anyMatch(Walk::hasAggregate);
    return one
        ? Optional.of(new Relation.GroupBy(List.of(), List.of(List.of())))
        : Optional.empty();
  }

  private Optional<Relation.Sample> sample(SqlSample sample) {
    return Samples.bind(sample, context);
  }
}
