package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// GROUP BY: keys by expression, alias or position, and the sets that they form.
final class GroupingBinder {
  /// More sets than this are a mistake; the engine refuses them too.
  private static final int MOST_SETS = 65_535;

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final SelectList list;
  private final List<SelectList.Item> items;
  private final GroupKeys keys;

  GroupingBinder(
      ExpressionBinder expressions, SelectList list, List<SelectList.Item> items, Scope scope) {
    this.context = expressions.context();
    this.expressions = expressions;
    this.list = list;
    this.items = items;
    this.keys = new GroupKeys(context, scope);
  }

  /// The keys with their sets; none where GROUP BY ALL finds no column to group by.
  Optional<GroupKeys.Bound> bind(SqlGroupBy groupBy) {
    return switch (groupBy) {
      case SqlGroupBy.All _ -> all();
      case SqlGroupBy.Elements elements -> Optional.of(elements(elements));
    };
  }

  private Optional<GroupKeys.Bound> all() {
    List<Integer> set = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      SelectList.Item item = items.get(i);
      if (keys.groupsAll(item)) {
        int key =
            keys.add(
                "item " + i,
                GroupKeys.uncollated(item.expression()),
                Optional.empty(),
                item.span());
        if (!set.contains(key)) {
          set.add(key);
        }
      }
    }
    return set.isEmpty() ? Optional.empty() : Optional.of(keys.bound(List.of(set)));
  }

  private GroupKeys.Bound elements(SqlGroupBy.Elements elements) {
    List<List<Integer>> sets = List.of(List.of());
    for (SqlGroupBy.Element element : elements.elements()) {
      List<List<Integer>> more = sets(element);
      context.budget.groupingSets((long) sets.size() * more.size(), element.span());
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
    return keys.bound(sets);
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
        for (SqlGroupBy.Element set : all.sets()) {
          sets.addAll(sets(set));
          context.budget.groupingSets(sets.size(), set.span());
        }
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
    context.budget.groupingSets(1L << single.size(), cube.span());
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
    String written = ColumnNames.PLAIN.text(expression);
    // Names are one whatever their case; constants are not.
    String text = written.indexOf('\'') < 0 ? Identifiers.fold(written) : written;
    Optional<Integer> position = Positions.of(expression);
    if (position.isPresent()) {
      Expression at = list.at(items, position.get(), "GROUP BY", expression.span());
      Optional<SelectList.Origin> origin =
          BindContext.isPoison(at)
              ? Optional.empty()
              : Optional.of(list.origin(position.get() - 1));
      return List.of(keys.add(text, at, origin, expression.span()));
    }
    if (Positions.isNegative(expression)) {
      list.at(items, -1, "GROUP BY", expression.span());
    }
    return List.of(named(text, expression));
  }

  /// A key as written: an alias is one only where it is all of the key.
  private int named(String text, SqlExpression expression) {
    List<String> used = new ArrayList<>(1);
    Names names = list.names(Clause.GROUP_BY);
    boolean whole = expression instanceof SqlExpression.ColumnName;
    Expression key =
        expressions.bind(
            expression,
            names.withAliases(
                Clause.GROUP_BY,
                name -> {
                  Optional<Expression> found = names.aliases().find(name);
                  if (found.isPresent() && !whole) {
                    return Optional.of(
                        context.problem(
                            ErrorCode.UNKNOWN_COLUMN,
                            "alias '"
                                + name
                                + "' can be a key of GROUP BY, but no part of one; write what it"
                                + " stands for",
                            expression.span()));
                  }
                  used.add(name);
                  return found;
                }));
    return keys.add(
        text,
        key,
        used.isEmpty() ? Optional.empty() : list.origin(used.getLast()),
        expression.span());
  }
}
