package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
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

  /// Where an output column was written: the item, and which of the columns that it stands for.
  record Origin(int item, int column) {}

  private final BindContext context;
  private final ExpressionBinder expressions;
  private final StarExpansion stars;
  private final List<SqlSelectItem> written;
  private final Names base;
  private final Map<Origin, Expression> keys;
  private final Map<Integer, List<Item>> bound = new HashMap<>();
  private final Map<String, Integer> byAlias = new HashMap<>();
  private final Set<Integer> underWay = new HashSet<>();
  private final List<Item> all = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();

  SelectList(
      BindContext context, ExpressionBinder expressions, List<SqlSelectItem> written, Names base) {
    this(context, expressions, written, base, Map.of());
  }

  private SelectList(
      BindContext context,
      ExpressionBinder expressions,
      List<SqlSelectItem> written,
      Names base,
      Map<Origin, Expression> keys) {
    this.context = context;
    this.expressions = expressions;
    this.stars = new StarExpansion(context, expressions);
    this.written = written;
    this.base = base;
    this.keys = keys;
    for (int i = 0; i < written.size(); i++) {
      int index = i;
      written.get(i).alias().ifPresent(a -> byAlias.put(Identifiers.fold(a.name()), index));
    }
  }

  /// The same list in a block that groups: the columns that were grouped by under their alias or
  /// position are those keys, and so is, everywhere, what was written for other keys.
  SelectList grouped(Map<Origin, Expression> outputs, Map<Expression, Expression> expressionKeys) {
    return new SelectList(context, expressions, written, base.withKeys(expressionKeys), outputs);
  }

  List<Item> bind() {
    for (int i = 0; i < written.size(); i++) {
      List<Item> items = item(i);
      for (int c = 0; c < items.size(); c++) {
        origins.add(new Origin(i, c));
      }
      all.addAll(items);
      context.budget.list(all.size(), written.get(i).span());
    }
    if (!written.isEmpty()) {
      context.budget.columns(all.size(), written.getFirst().span());
    }
    return all;
  }

  /// Where an output column, counted from 0, was written.
  Origin origin(int ordinal) {
    return origins.get(ordinal);
  }

  /// The output column behind an alias, where the alias names one.
  Optional<Origin> origin(String alias) {
    return Optional.ofNullable(byAlias.get(Identifiers.fold(alias)))
        .filter(index -> !underWay.contains(index) && item(index).size() == 1)
        .map(index -> new Origin(index, 0));
  }

  private List<Item> item(int index) {
    List<Item> known = bound.get(index);
    if (known != null) {
      return known;
    }
    underWay.add(index);
    SqlSelectItem item = written.get(index);
    Names names = base.withAliases(Clause.SELECT, name -> earlier(name, index));
    if (item.alias().isPresent()
        && item.expression() instanceof SqlExpression.Call call
        && call.name().parts().size() == 1
        && Identifiers.same(call.name().text(), "alias")) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "alias(x) with a name of its own gives that name, here and in items behind; write the"
              + " text",
          item.span());
    }
    List<Item> made = new ArrayList<>(stars.expand(item, names));
    for (int c = 0; c < made.size(); c++) {
      Expression key = keys.get(new Origin(index, c));
      if (key != null) {
        Item replaced = made.get(c);
        made.set(c, new Item(replaced.name(), key, replaced.alias(), replaced.span()));
      }
    }
    underWay.remove(index);
    bound.put(index, made);
    return made;
  }

  /// An alias as a key of GROUP BY: the key and the output are one value, volatile or not.
  private Optional<Expression> key(String name) {
    return origin(name)
        .map(o -> item(o.item()).getFirst().expression())
        .or(() -> anywhere(name, Clause.GROUP_BY));
  }

  /// An alias inside the list itself: only of items in front.
  private Optional<Expression> earlier(String name, int before) {
    Integer index = byAlias.get(Identifiers.fold(name));
    if (index == null) {
      return Optional.empty();
    }
    if (index >= before) {
      SqlSelectItem item = written.get(index);
      return Optional.of(
          context.problem(
              ErrorCode.UNKNOWN_COLUMN,
              "alias '"
                  + name
                  + "' is given further right in the SELECT list than it is used; move that item to"
                  + " the front",
              item.span()));
    }
    return aliased(index, Clause.SELECT);
  }

  private Optional<Expression> anywhere(String name, Clause clause) {
    Integer index = byAlias.get(Identifiers.fold(name));
    if (index != null && !underWay.contains(index)) {
      return aliased(index, clause);
    }
    return all.stream()
        .filter(i -> i.alias() && Identifiers.same(i.name(), name))
        .map(Item::expression)
        .reduce((first, last) -> last);
  }

  private Optional<Expression> aliased(int index, Clause clause) {
    List<Item> items = item(index);
    if (items.size() != 1) {
      return Optional.empty();
    }
    Expression expression = items.getFirst().expression();
    context.budget.again(expression, items.getFirst().span());
    boolean unnests = clause == Clause.SELECT || clause == Clause.ORDER_BY;
    if (unnests && Walk.any(expression, Walk::isSubquery)) {
      return Optional.of(
          context.problem(
              ErrorCode.UNSUPPORTED,
              "alias '"
                  + items.getFirst().name()
                  + "' stands for a subquery, which would be computed once more; compute it in a"
                  + " subquery in FROM and read its column",
              items.getFirst().span()));
    }
    boolean changes =
        Walk.any(
            expression,
            e ->
                e instanceof Expression.Function f && f.volatility() == Volatility.VOLATILE
                    || e instanceof Expression.Unnest && !unnests);
    if (changes) {
      return Optional.of(
          context.problem(
              ErrorCode.UNSUPPORTED,
              "alias '"
                  + items.getFirst().name()
                  + "' stands for a volatile expression or UNNEST, which would be computed anew;"
                  + " use a subquery",
              items.getFirst().span()));
    }
    return Optional.of(expression);
  }

  /// What names mean in another clause of the block.
  Names names(Clause clause) {
    return base.withAliases(
        clause, clause == Clause.GROUP_BY ? this::key : name -> anywhere(name, clause));
  }

  /// What names mean in HAVING of a block that groups by these keys.
  Names having(Set<Expression> groupKeys) {
    return base.withAliases(
        Clause.HAVING, Aliases.beforeColumns(name -> anywhere(name, Clause.HAVING), groupKeys));
  }

  /// Whether a name, alone or behind the word ALIAS, can be one of an output.
  boolean isAlias(SqlExpression.ColumnName name) {
    return NameBinder.single(name.name().parts(), base.scope()).isPresent();
  }

  /// The output column of that name: the last that the author named so, else the only one.
  Optional<Integer> named(List<Item> items, String name) {
    List<Integer> found = new ArrayList<>(1);
    for (int i = items.size() - 1; i >= 0; i--) {
      if (Identifiers.same(items.get(i).name(), name)) {
        if (items.get(i).alias()) {
          return Optional.of(i);
        }
        if (isColumn(items.get(i).expression())) {
          found.add(i);
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Whether an output without an alias has the name of what it reads, rather than its text.
  private static boolean isColumn(Expression expression) {
    return expression instanceof Expression.ColumnRef
        || expression instanceof Expression.FieldAccess;
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
