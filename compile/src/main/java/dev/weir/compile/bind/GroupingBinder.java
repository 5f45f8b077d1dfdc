package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// GROUP BY: keys by expression, alias or position, and the sets that they form.
final class GroupingBinder {
  /// More sets than this are a mistake; the engine refuses them too.
  private static final int MOST_SETS = 65_535;

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final SelectList list;
  private final List<SelectList.Item> items;
  private final Map<Expression, Integer> keys = new LinkedHashMap<>();

  GroupingBinder(ExpressionBinder expressions, SelectList list, List<SelectList.Item> items) {
    this.context = expressions.context();
    this.expressions = expressions;
    this.list = list;
    this.items = items;
  }

  Relation.GroupBy bind(SqlGroupBy groupBy) {
    return switch (groupBy) {
      case SqlGroupBy.All _ -> all();
      case SqlGroupBy.Elements elements -> elements(elements);
    };
  }

  private Relation.GroupBy all() {
    for (SelectList.Item item : items) {
      checkUnnest(item.expression(), item.span());
      if (!Walk.hasAggregate(item.expression()) && !Walk.hasWindow(item.expression())) {
        key(item.expression());
      }
    }
    return bound(List.of(List.copyOf(keys.values())));
  }

  private Relation.GroupBy elements(SqlGroupBy.Elements elements) {
    List<List<Integer>> sets = List.of(List.of());
    for (SqlGroupBy.Element element : elements.elements()) {
      List<List<Integer>> more = sets(element);
      if ((long) sets.size() * more.size() > MOST_SETS) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "GROUP BY has more than " + MOST_SETS + " grouping sets",
            element.span());
        break;
      }
      List<List<Integer>> product = new ArrayList<>();
      for (List<Integer> left : sets) {
        for (List<Integer> right : more) {
          product.add(union(left, right));
        }
      }
      sets = product;
    }
    return bound(sets);
  }

  private Relation.GroupBy bound(List<List<Integer>> sets) {
    return new Relation.GroupBy(List.copyOf(keys.keySet()), sets);
  }

  private static List<Integer> union(List<Integer> left, List<Integer> right) {
    List<Integer> all = new ArrayList<>(left);
    right.stream().filter(i -> !left.contains(i)).forEach(all::add);
    return all;
  }

  private List<List<Integer>> sets(SqlGroupBy.Element element) {
    return switch (element) {
      case SqlGroupBy.Key key -> List.of(set(key.expression()));
      case SqlGroupBy.Empty _ -> List.of(List.of());
      case SqlGroupBy.Rollup rollup -> rollup(rollup.sets());
      case SqlGroupBy.Cube cube -> cube(cube);
      case SqlGroupBy.GroupingSets all -> {
        List<List<Integer>> sets = new ArrayList<>();
        all.sets().forEach(s -> sets.addAll(sets(s)));
        yield sets;
      }
    };
  }

  private List<List<Integer>> rollup(List<SqlExpression> given) {
    List<List<Integer>> single = given.stream().map(this::set).toList();
    List<List<Integer>> sets = new ArrayList<>();
    for (int size = single.size(); size >= 0; size--) {
      List<Integer> set = List.of();
      for (List<Integer> part : single.subList(0, size)) {
        set = union(set, part);
      }
      sets.add(set);
    }
    return sets;
  }

  private List<List<Integer>> cube(SqlGroupBy.Cube cube) {
    List<List<Integer>> single = cube.sets().stream().map(this::set).toList();
    if (single.size() > 15) {
      context.record(ErrorCode.INVALID_QUERY, "CUBE takes at most 15 sets", cube.span());
      return List.of(List.of());
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (int mask = (1 << single.size()) - 1; mask >= 0; mask--) {
      List<Integer> set = List.of();
      for (int i = 0; i < single.size(); i++) {
        if ((mask >> (single.size() - 1 - i) & 1) == 1) {
          set = union(set, single.get(i));
        }
      }
      sets.add(set);
    }
    return sets;
  }

  /// One key, or those of a row in parentheses.
  private List<Integer> set(SqlExpression expression) {
    if (expression instanceof SqlExpression.Row row) {
      List<Integer> set = List.of();
      for (SqlExpression element : row.elements()) {
        set = union(set, set(element));
      }
      return set;
    }
    Expression key =
        Positions.of(expression)
            .map(p -> list.at(items, p, "GROUP BY", expression.span()))
            .orElseGet(() -> expressions.bind(expression, list.names(Clause.GROUP_BY)));
    if (Walk.hasAggregate(key) || Walk.hasWindow(key)) {
      context.record(
          ErrorCode.WRONG_GROUPING,
          "GROUP BY cannot hold aggregates or windows",
          expression.span());
    }
    checkUnnest(key, expression.span());
    return List.of(key(key));
  }

  /// A block groups before it unnests; a key that is unnested asks for the opposite.
  private void checkUnnest(Expression key, Span span) {
    if (Walk.any(key, Expression.Unnest.class::isInstance)) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "what is unnested cannot be grouped by in the same block; unnest in a subquery or in FROM, and group around it",
          span);
    }
  }

  private int key(Expression expression) {
    Integer known = keys.putIfAbsent(expression, keys.size());
    return known == null ? keys.size() - 1 : known;
  }
}
