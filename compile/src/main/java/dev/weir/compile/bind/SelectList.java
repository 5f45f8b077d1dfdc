package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The items of a SELECT list, and their aliases as names for other clauses.
final class SelectList {
  /// An output column; `alias` tells whether its name was given by the author.
  record Item(String name, Expression expression, boolean alias, Span span) {}

  private final BindContext context;
  private final StarExpansion stars;
  private final List<SqlSelectItem> written;
  private final Names base;
  private final Map<Integer, List<Item>> bound = new HashMap<>();
  private final Map<String, Integer> byAlias = new HashMap<>();
  private final Set<Integer> underWay = new HashSet<>();
  private final List<Item> all = new ArrayList<>();

  SelectList(
      BindContext context, ExpressionBinder expressions, List<SqlSelectItem> written, Names base) {
    this.context = context;
    this.stars = new StarExpansion(context, expressions);
    this.written = written;
    this.base = base;
    for (int i = 0; i < written.size(); i++) {
      int index = i;
      written.get(i).alias().ifPresent(a -> byAlias.putIfAbsent(Identifiers.fold(a.name()), index));
    }
  }

  List<Item> bind() {
    for (int i = 0; i < written.size(); i++) {
      all.addAll(item(i));
    }
    return all;
  }

  private List<Item> item(int index) {
    List<Item> known = bound.get(index);
    if (known != null) {
      return known;
    }
    underWay.add(index);
    SqlSelectItem item = written.get(index);
    Names names = base.withAliases(Clause.SELECT, name -> earlier(name, index));
    List<Item> made = stars.expand(item, names);
    underWay.remove(index);
    bound.put(index, made);
    return made;
  }

  /// An alias as a key of GROUP BY: the key and the output are one value, volatile or not.
  private Optional<Expression> key(String name) {
    Integer index = byAlias.get(Identifiers.fold(name));
    if (index != null && !underWay.contains(index) && item(index).size() == 1) {
      return Optional.of(item(index).getFirst().expression());
    }
    return anywhere(name);
  }

  /// An alias inside the list itself: only of items in front.
  private Optional<Expression> earlier(String name, int before) {
    Integer index = byAlias.get(Identifiers.fold(name));
    return index == null || index >= before ? Optional.empty() : aliased(index);
  }

  private Optional<Expression> anywhere(String name) {
    Integer index = byAlias.get(Identifiers.fold(name));
    if (index != null && !underWay.contains(index)) {
      return aliased(index);
    }
    return all.stream()
        .filter(i -> Identifiers.same(i.name(), name))
        .map(Item::expression)
        .findFirst();
  }

  private Optional<Expression> aliased(int index) {
    List<Item> items = item(index);
    if (items.size() != 1) {
      return Optional.empty();
    }
    Expression expression = items.getFirst().expression();
    boolean changes =
        Walk.any(
            expression,
            e ->
                e instanceof Expression.Function f && f.volatility() == Volatility.VOLATILE
                    || e instanceof Expression.Unnest);
    if (changes) {
      return Optional.of(
          context.problem(
              ErrorCode.UNSUPPORTED,
              "alias '"
                  + items.getFirst().name()
                  + "' stands for a volatile expression, which would be computed anew; use a subquery",
              items.getFirst().span()));
    }
    return Optional.of(expression);
  }

  /// What names mean in another clause of the block.
  Names names(Clause clause) {
    Aliases aliases = clause == Clause.GROUP_BY ? this::key : this::anywhere;
    return base.withAliases(clause, clause == Clause.HAVING ? Aliases.first(aliases) : aliases);
  }

  /// The output column of that name: the first that the author named so, else the only one.
  Optional<Integer> named(List<Item> items, String name) {
    List<Integer> found = new ArrayList<>(1);
    for (int i = 0; i < items.size(); i++) {
      if (Identifiers.same(items.get(i).name(), name)) {
        if (items.get(i).alias()) {
          return Optional.of(i);
        }
        found.add(i);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The expression at a position from 1.
  Expression at(List<Item> items, int position, String clause, Span span) {
    return position >= 1 && position <= items.size()
        ? items.get(position - 1).expression()
        : context.problem(
            ErrorCode.UNKNOWN_COLUMN,
            clause + " " + position + ": the SELECT list has " + items.size() + " columns",
            span);
  }
}
