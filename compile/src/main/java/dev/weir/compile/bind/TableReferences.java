package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables that a query names and does not define itself, before anything is known of them.
public final class TableReferences {
  private final Map<String, TableName> found = new LinkedHashMap<>();

  private TableReferences() {}

  /// Each table once, in order of first mention.
  public static List<TableName> of(SqlQuery query) {
    TableReferences references = new TableReferences();
    references.query(query, Set.of());
    return List.copyOf(references.found.values());
  }

  private void query(SqlQuery query, Set<String> ctes) {
    Set<String> visible = ctes;
    if (query.with().isPresent()) {
      visible = new LinkedHashSet<>(ctes);
      boolean recursive = query.with().get().recursion() == SqlWith.Recursion.RECURSIVE;
      for (SqlWith.Cte cte : query.with().get().ctes()) {
        String name = Identifiers.fold(cte.name().name());
        Set<String> inside = new LinkedHashSet<>(visible);
        if (recursive) {
          inside.add(name);
        }
        query(cte.query(), inside);
        visible.add(name);
      }
    }
    Set<String> all = visible;
    body(query.body(), all);
    query.orderBy().ifPresent(o -> SyntaxParts.order(o, e -> expression(e, all)));
    query
        .limit()
        .ifPresent(l -> {
          l.count().ifPresent(e -> expression(e, all));
          l.offset().ifPresent(e -> expression(e, all));
        });
  }

  private void body(SqlQueryBody body, Set<String> ctes) {
    switch (body) {
      case SqlQuery q -> query(q, ctes);
      case SqlSelect s -> select(s, ctes);
      case SqlSetOperation o -> o.operands().forEach(b -> body(b, ctes));
      case SqlValues v -> v.rows().forEach(r -> r.forEach(e -> expression(e, ctes)));
      case SqlPivotBody p -> table(p.table(), ctes);
      case SqlDescribe d -> d.query().ifPresent(q -> body(q, ctes));
    }
  }

  private void select(SqlSelect select, Set<String> ctes) {
    select.from().forEach(t -> table(t, ctes));
    if (select.distinct() instanceof SqlSelect.Distinct.On on) {
      on.keys().forEach(e -> expression(e, ctes));
    }
    select.items().stream().map(SqlSelectItem::expression).forEach(e -> expression(e, ctes));
    select.where().ifPresent(e -> expression(e, ctes));
    select.groupBy().ifPresent(g -> group(g, ctes));
    select.having().ifPresent(e -> expression(e, ctes));
    select.windows().forEach(w -> SyntaxParts.window(w.window(), e -> expression(e, ctes)));
    select.qualify().ifPresent(e -> expression(e, ctes));
  }

  private void group(SqlGroupBy groupBy, Set<String> ctes) {
    if (groupBy instanceof SqlGroupBy.Elements elements) {
      elements.elements().forEach(e -> element(e, ctes));
    }
  }

  private void element(SqlGroupBy.Element element, Set<String> ctes) {
    switch (element) {
      case SqlGroupBy.Key k -> expression(k.expression(), ctes);
      case SqlGroupBy.Empty _ -> {}
      case SqlGroupBy.Rollup r -> r.sets().forEach(e -> expression(e, ctes));
      case SqlGroupBy.Cube c -> c.sets().forEach(e -> expression(e, ctes));
      case SqlGroupBy.GroupingSets g -> g.sets().forEach(e -> element(e, ctes));
    }
  }

  private void table(SqlTable table, Set<String> ctes) {
    switch (table) {
      case SqlTable.Named n -> {
        TableName name = new TableName(n.name().parts().stream().map(Identifier::name).toList());
        if (name.parts().size() > 1 || !ctes.contains(Identifiers.fold(name.name()))) {
          found.putIfAbsent(name.key(), name);
        }
      }
      case SqlTable.Function f -> expression(f.call(), ctes);
      case SqlTable.Subquery s -> query(s.query(), ctes);
      case SqlTable.Join j -> {
        table(j.left(), ctes);
        table(j.right(), ctes);
        if (j.condition() instanceof SqlTable.JoinCondition.On on) {
          expression(on.predicate(), ctes);
        }
        if (j.condition() instanceof SqlTable.JoinCondition.Nearest nearest) {
          expression(nearest.by(), ctes);
        }
      }
      case SqlTable.Parenthesized p -> table(p.table(), ctes);
      case SqlTable.Pivot p -> {
        table(p.source(), ctes);
        p.aggregates().forEach(i -> expression(i.expression(), ctes));
        p.columns().forEach(c -> c.subquery().ifPresent(q -> query(q, ctes)));
      }
      case SqlTable.Unpivot u -> table(u.source(), ctes);
    }
  }

  private void expression(SqlExpression expression, Set<String> ctes) {
    SyntaxParts.of(expression, e -> expression(e, ctes), q -> query(q, ctes));
  }
}
