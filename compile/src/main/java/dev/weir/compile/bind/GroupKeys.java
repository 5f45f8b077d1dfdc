package dev.weir.compile.bind;

import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The keys of one GROUP BY. A relation finds a key behind the grouping by its expression, which
/// does not do for three kinds of key:
///
/// - a constant in some of several grouping sets: `'web'` is NULL where the set leaves it out,
/// - a key of the same value as another one that is in other sets: `ROLLUP (k, k2)` over one
///   column,
/// - an UNNEST, which makes rows before they are grouped.
///
/// Such a key becomes a column of a FROM item of its own, `CROSS JOIN (SELECT 'web' AS ch)`, and
/// what meant the key reads that column.
final class GroupKeys {
  /// A grouping, with what stands for the keys that have columns of their own.
  ///
  /// @param columns the FROM item of these columns, if there are any
  /// @param outputs SELECT items that are such a key because they were grouped by under their alias
  ///   or position
  /// @param written expressions that mean such a key wherever they are written behind the grouping
  record Bound(
      Relation.GroupBy grouping,
      Optional<From> columns,
      Map<SelectList.Origin, Expression> outputs,
      Map<Expression, Expression> written) {}

  /// `named` says whether its expression means the key elsewhere: `#2` is known by no other name.
  private record Key(
      Expression expression, boolean named, Set<SelectList.Origin> outputs, Span span) {}

  private final BindContext context;
  private final Set<Integer> sources = new LinkedHashSet<>();
  private final List<Key> keys = new ArrayList<>();
  private final Map<String, Integer> byText = new HashMap<>();

  GroupKeys(BindContext context, Scope scope) {
    this.context = context;
    scope.items().forEach(i -> sources.add(i.id()));
  }

  /// The index of a key. Keys that are written alike are one.
  int add(String text, Expression expression, Optional<SelectList.Origin> output, Span span) {
    if (Walk.hasAggregate(expression) || Walk.hasWindow(expression)) {
      context.record(ErrorCode.WRONG_GROUPING, "GROUP BY cannot hold aggregates or windows", span);
    }
    if (isVolatile(expression) && Walk.hasUnnest(expression)) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "a volatile list cannot be unnested and grouped by in one block; unnest in a subquery or"
              + " in FROM, and group around it",
          span);
    }
    Integer known = byText.putIfAbsent(text, keys.size());
    int index = known == null ? keys.size() : known;
    if (known == null) {
      keys.add(new Key(expression, !text.startsWith("#"), new LinkedHashSet<>(), span));
    }
    output.ifPresent(keys.get(index).outputs()::add);
    return index;
  }

  /// Whether GROUP BY ALL groups by an item: one that reads columns of the block, whereas a
  /// constant is no key.
  boolean groupsAll(SelectList.Item item) {
    Expression expression = item.expression();
    if (BindContext.isPoison(expression) || !readsBlock(expression)) {
      return false;
    }
    Optional<String> problem =
        Walk.hasAggregate(expression)
            ? Optional.of("mixes aggregates with columns outside of them")
            : Walk.hasWindow(expression)
                ? Optional.of("has a window over columns")
                : Walk.hasUnnest(expression)
                    ? Optional.of("unnests a column")
                    : hasCollation(uncollated(expression))
                        ? Optional.of("computes with a collation, which its groups would not have")
                        : Optional.empty();
    problem.ifPresent(p ->
        context.record(
            ErrorCode.WRONG_GROUPING,
            "GROUP BY ALL cannot group by an item that " + p + "; name the keys in GROUP BY",
            item.span()));
    return true;
  }

  private static boolean hasCollation(Expression expression) {
    return Walk.any(expression, Expression.Collate.class::isInstance);
  }

  /// The key of GROUP BY ALL that an item is: it does not compare under a collation.
  static Expression uncollated(Expression item) {
    return item instanceof Expression.Collate collate ? uncollated(collate.value()) : item;
  }

  /// Whether a column of this block is read outside of aggregates, by a subquery too.
  private boolean readsBlock(Expression expression) {
    BlockReads reads = new BlockReads();
    reads.expression(expression);
    return reads.found;
  }

  /// The keys of GROUP BY ALL with the columns that HAVING reads of the block, which it groups by
  /// too.
  Optional<Relation.GroupBy> withColumns(Optional<Relation.GroupBy> grouping, Expression having) {
    Set<Expression> all =
        new LinkedHashSet<>(grouping.map(Relation.GroupBy::keys).orElse(List.of()));
    addColumns(having, all);
    List<Integer> set = IntStream.range(0, all.size()).boxed().toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Relation.GroupBy(List.copyOf(all), List.of(set)));
  }

  private void addColumns(Expression expression, Set<Expression> all) {
    if (expression instanceof Expression.Aggregate) {
      return;
    }
    if (expression instanceof Expression.ColumnRef ref && sources.contains(ref.source())) {
      all.add(ref);
    }
    Walk.parts(expression).forEach(part -> addColumns(part, all));
  }

  private final class BlockReads implements Parts.Deep {
    private boolean found;

    @Override
    public void expression(Expression part) {
      found |= part instanceof Expression.ColumnRef ref && sources.contains(ref.source());
      if (!(part instanceof Expression.Aggregate) && !found) {
        Parts.of(part, this);
      }
    }
  }

  Bound bound(List<List<Integer>> sets) {
    int[] same = merged(sets);
    Map<Integer, Expression> own = new LinkedHashMap<>();
    Optional<From> columns = columns(sets, same, own);
    Map<SelectList.Origin, Expression> outputs = new LinkedHashMap<>();
    Map<Expression, Expression> written = new LinkedHashMap<>();
    Map<Integer, Integer> indexes = new LinkedHashMap<>();
    List<Expression> grouped = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int key = same[i];
      if (key == i) {
        indexes.put(i, grouped.size());
        grouped.add(own.getOrDefault(i, keys.get(i).expression()));
      }
      Expression column = own.get(key);
      if (column != null) {
        keys.get(i).outputs().forEach(o -> outputs.put(o, column));
      }
    }
    // Of keys that are equal, what is written means the last.
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).named()) {
        continue;
      }
      if (!own.containsKey(same[i])) {
        written.remove(keys.get(i).expression());
      } else {
        written.put(keys.get(i).expression(), Objects.requireNonNull(own.get(same[i])));
      }
    }
    List<List<Integer>> merged =
        sets.stream()
            .map(set -> set.stream().map(k -> Objects.requireNonNull(indexes.get(same[k]))))
            .map(set -> set.distinct().toList())
            .toList();
    return new Bound(new Relation.GroupBy(grouped, merged), columns, outputs, written);
  }

  /// For each key the key that it is one with: an equal one in the same sets.
  private int[] merged(List<List<Integer>> sets) {
    Map<Object, Integer> last = new HashMap<>();
    List<Object> identities = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int key = i;
      List<Boolean> membership = sets.stream().map(s -> s.contains(key)).toList();
      Object identity = List.of(keys.get(i).expression(), membership);
      identities.add(identity);
      last.putIfAbsent(identity, i);
    }
    return IntStream.range(0, keys.size())
        .map(i -> Objects.requireNonNull(last.get(identities.get(i))))
        .toArray();
  }

  private Optional<From> columns(
      List<List<Integer>> sets, int[] same, Map<Integer, Expression> own) {
    int[] wanted =
        IntStream.range(0, keys.size())
            .filter(i -> same[i] == i && needsColumn(i, sets, same))
            .toArray();
    if (wanted.length == 0) {
      return Optional.empty();
    }
    int id = context.nextSource();
    List<Relation.Output> outputs = new ArrayList<>();
    for (int i : wanted) {
      Expression expression = keys.get(i).expression();
      String name = "key" + (outputs.size() + 1);
      own.put(i, new Expression.ColumnRef(id, outputs.size(), name, expression.type()));
      outputs.add(new Relation.Output(name, expression));
    }
    List<Column> columns =
        outputs.stream().map(o -> new Column(o.name(), o.expression().type())).toList();
    Relation query =
        new Relation.Select(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            outputs,
            new Relation.Distinct.None(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return Optional.of(new From.Derived(id, query, "keys", columns, Optional.empty()));
  }

  private boolean needsColumn(int index, List<List<Integer>> sets, int[] same) {
    Expression expression = keys.get(index).expression();
    if (BindContext.isPoison(expression)) {
      return false;
    }
    if (Walk.hasUnnest(expression)) {
      return true;
    }
    boolean everywhere = sets.stream().allMatch(s -> s.contains(index));
    boolean named = keys.get(index).named();
    boolean repeated =
        IntStream.range(0, keys.size())
            .filter(i -> same[i] != index && keys.get(i).expression().equals(expression))
            .anyMatch(i -> keys.get(i).named() ? !named || i > index : !named && i > index);
    if (isVolatile(expression)) {
      if (repeated) {
        context.record(
            ErrorCode.UNSUPPORTED,
            "two keys of one volatile expression in several grouping sets cannot be told apart;"
                + " compute them in a subquery",
            keys.get(index).span());
      }
      return false;
    }
    return repeated || !everywhere && isConstant(expression);
  }

  private static boolean isConstant(Expression expression) {
    return !Walk.any(expression, e -> e instanceof Expression.ColumnRef || Walk.isSubquery(e));
  }

  private static boolean isVolatile(Expression expression) {
    return Walk.any(
        expression,
        e -> e instanceof Expression.Function f && f.volatility() == Volatility.VOLATILE);
  }
}
