package dev.weir.compile.lineage;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Connective;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries conditions from where they stand down to the tables: a row that does not meet them has
/// no part in the result. They go through derived tables, CTEs (any of the conditions of all
/// reads), set operations, inner joins, the kept side of outer joins and, for ON, the other side;
/// through groupings and windows if they are about keys. They stop at limits, samples, DISTINCT ON,
/// recursion, PIVOT and UNPIVOT.
final class Pushdown implements Parts.Deep {
  /// Beyond that many nodes a condition is let go: CTEs read twice by each other double it.
  private static final int GREATEST = 400;

  private final Map<Integer, List<List<Expression>>> cteReads = new LinkedHashMap<>();
  private final Map<String, List<List<Expression>>> tableReads = new LinkedHashMap<>();

  /// Per table, by the key of its name, what is asked of it; the table is the item 0.
  static Map<String, Expression> of(Relation relation) {
    Pushdown pushdown = new Pushdown();
    pushdown.relation(relation, List.of());
    Map<String, Expression> conditions = new LinkedHashMap<>();
    pushdown.tableReads.forEach(
        (table, reads) -> any(reads).forEach(condition -> conditions.put(table, condition)));
    return conditions;
  }

  /// The one condition that holds for every read, if there is one.
  private static List<Expression> any(List<List<Expression>> reads) {
    List<Expression> each = new ArrayList<>();
    for (List<Expression> read : reads) {
      Optional<Expression> all = Implied.joined(Connective.AND, read);
      if (all.isEmpty()) {
        return List.of();
      }
      each.add(all.get());
    }
    return Implied.joined(Connective.OR, each).filter(e -> size(e) <= GREATEST).stream().toList();
  }

  private static int size(Expression expression) {
    int[] size = {1};
    Parts.of(
        expression,
        new Parts.Deep() {
          @Override
          public void expression(Expression part) {
            size[0] += size(part);
          }

          @Override
          public void from(From from) {}

          @Override
          public void relation(Relation relation) {}
        });
    return size[0];
  }

  /// A query inside an expression, of which all rows count.
  @Override
  public void relation(Relation relation) {
    relation(relation, List.of());
  }

  @Override
  public void from(From from) {
    from(from, List.of());
  }

  /// @param asked conditions over the outputs
  private void relation(Relation relation, List<Expression> asked) {
    switch (relation) {
      case Relation.With(List<Relation.Cte> ctes, Relation body) -> {
        relation(body, asked);
        ctes.reversed().forEach(cte -> relation(cte.query(), asked(cte)));
      }
      case Relation.Select select -> select(select, asked);
      case Relation.SetOperation operation ->
          operation.inputs().forEach(input -> relation(input, asked(operation, input, asked)));
      case Relation.Ordered o -> {
        relation(o.input(), o.limit().isPresent() ? List.of() : asked);
        o.orderBy().forEach(k -> expression(k.expression()));
        limit(o.limit());
      }
      case Relation.Values values -> Parts.of(values, this);
    }
  }

  private List<Expression> asked(Relation.Cte cte) {
    return switch (cte.kind()) {
      case PLAIN -> any(cteReads.getOrDefault(cte.id(), List.of(List.of())));
      case RECURSIVE -> List.of();
    };
  }

  /// An input's value may be converted on its way out: only columns of the same type are asked.
  private static List<Expression> asked(
      Relation.SetOperation operation, Relation input, List<Expression> asked) {
    List<Column> columns = input.columns();
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byName.put(Identifiers.fold(columns.get(i).name()), i);
    }
    return new Implied(path ->
        rooted(
            path,
            root -> {
              if (!(root instanceof Expression.OutputRef output)) {
                return Optional.empty();
              }
              Column column = operation.columns().get(output.ordinal());
              int place =
                  switch (operation.matching()) {
                    case BY_POSITION -> output.ordinal();
                    case BY_NAME -> byName.getOrDefault(Identifiers.fold(column.name()), -1);
                  };
              return place >= 0
                      && place < columns.size()
                      && columns.get(place).type().equals(column.type())
                  ? Optional.of(
                      new Expression.OutputRef(place, columns.get(place).name(), column.type()))
                  : Optional.empty();
            }))
        .all(asked);
  }

  /// A path with another root.
  private static Optional<Expression> rooted(Expression path, Implied.Translation roots) {
    return path instanceof Expression.FieldAccess f
        ? rooted(f.value(), roots)
            .filter(Implied::isPath)
            .map(value -> new Expression.FieldAccess(value, f.field(), f.type()))
        : roots.of(path);
  }

  private void select(Relation.Select s, List<Expression> asked) {
    Stages stages = Stages.of(s);
    List<Expression> below = new ArrayList<>();
    boolean cut =
        s.limit().isPresent()
            || s.distinct() instanceof Relation.Distinct.On
            || s.output().stream().anyMatch(o -> isVolatile(o.expression()));
    if (!cut) {
      below.addAll(
          new Implied(path ->
              rooted(
                      path,
                      root ->
                          root instanceof Expression.OutputRef output
                              ? Optional.of(s.output().get(output.ordinal()).expression())
                              : Optional.empty())
                  .filter(e -> Implied.isConstant(e) || stages.isPartOfWindowsAndKeys(e)))
              .all(asked));
    }
    s.qualify()
        .ifPresent(e ->
            below.addAll(
                new Implied(path -> Optional.of(path).filter(stages::isPartOfWindowsAndKeys))
                    .all(List.of(e))));
    s.having()
        .ifPresent(e ->
            below.addAll(
                new Implied(path -> Optional.of(path).filter(stages::isKey)).all(List.of(e))));
    s.where().ifPresent(below::add);
    s.from().ifPresent(from -> from(from, s.sample().isPresent() ? List.of() : below));
    expressions(s);
  }

  /// Looks for queries inside the expressions of a block.
  private void expressions(Relation.Select s) {
    s.where().ifPresent(this::expression);
    s.grouping().ifPresent(g -> g.keys().forEach(this::expression));
    s.having().ifPresent(this::expression);
    s.qualify().ifPresent(this::expression);
    s.output().forEach(o -> expression(o.expression()));
    if (s.distinct() instanceof Relation.Distinct.On(List<Expression> keys)) {
      keys.forEach(this::expression);
    }
    for (SortKey key : s.orderBy()) {
      expression(key.expression());
    }
    limit(s.limit());
  }

  private void limit(Optional<Relation.Limit> limit) {
    limit.flatMap(Relation.Limit::count).ifPresent(this::expression);
    limit.flatMap(Relation.Limit::offset).ifPresent(this::expression);
  }

  private static boolean isVolatile(Expression expression) {
    boolean[] found = {
      expression instanceof Expression.Function f && f.volatility() == Volatility.VOLATILE
    };
    Parts.of(
        expression,
        new Parts.Deep() {
          @Override
          public void expression(Expression part) {
            found[0] |= isVolatile(part);
          }

          @Override
          public void from(From from) {}

          @Override
          public void relation(Relation relation) {}
        });
    return found[0];
  }

  /// @param asked conditions over columns of this item and others
  private void from(From from, List<Expression> asked) {
    switch (from) {
      case From.Scan scan -> {
        List<Expression> own = scan.sample().isPresent() ? List.of() : about(scan.id(), asked);
        tableReads.computeIfAbsent(scan.table().key(), _ -> new ArrayList<>()).add(own);
      }
      case From.CteScan scan ->
          cteReads
              .computeIfAbsent(scan.cte(), _ -> new ArrayList<>())
              .add(outputs(scan.id(), asked));
      case From.Derived derived ->
          relation(
              derived.query(),
              derived.sample().isPresent() ? List.of() : outputs(derived.id(), asked));
      case From.FunctionScan function -> function.arguments().forEach(this::expression);
      case From.Join join -> join(join, asked);
      case From.Pivot pivot -> Parts.of(pivot, this);
      case From.Unpivot unpivot -> Parts.of(unpivot, this);
    }
  }

  private void join(From.Join join, List<Expression> asked) {
    List<Expression> on = join.condition().stream().toList();
    List<Expression> both = new ArrayList<>(asked);
    both.addAll(on);
    on.forEach(this::expression);
    switch (join.kind().matching()) {
      case ALL -> {
        switch (join.kind().type()) {
          case INNER -> sides(join, both, both);
          case LEFT -> sides(join, asked, on);
          case RIGHT -> sides(join, on, asked);
          case SEMI -> sides(join, both, on);
          case ANTI -> sides(join, asked, on);
          case FULL -> sides(join, List.of(), List.of());
        }
      }
      // Without some right rows, another one is nearest.
      case ANY, ASOF -> sides(join, join.kind().fillsLeft() ? List.of() : asked, List.of());
      case POSITIONAL -> sides(join, List.of(), List.of());
    }
  }

  private void sides(From.Join join, List<Expression> left, List<Expression> right) {
    from(join.left(), left);
    from(join.right(), right);
  }

  /// What conditions imply about the columns of one table, as the item 0.
  private static List<Expression> about(int item, List<Expression> asked) {
    return new Implied(path ->
        rooted(
            path,
            root ->
                root instanceof Expression.ColumnRef c && c.source() == item
                    ? Optional.of(new Expression.ColumnRef(0, c.ordinal(), c.name(), c.type()))
                    : Optional.empty()))
        .all(asked);
  }

  /// What conditions imply about the columns of one item, as outputs of its query.
  private static List<Expression> outputs(int item, List<Expression> asked) {
    return new Implied(path ->
        rooted(
            path,
            root ->
                root instanceof Expression.ColumnRef c && c.source() == item
                    ? Optional.of(new Expression.OutputRef(c.ordinal(), c.name(), c.type()))
                    : Optional.empty()))
        .all(asked);
  }
}
