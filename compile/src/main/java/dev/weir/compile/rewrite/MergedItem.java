package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A subquery in a FROM clause that may become part of the block.
///
/// @param subquery the subquery
/// @param place what the joins around it do with its rows
record MergedItem(Subquery subquery, Place place) {
  /// A query that an item reads, and the CTE that it stands in.
  record Subquery(int id, Relation.Select query, Optional<Integer> cte) {}

  /// What the joins around an item do with its rows.
  enum Place {
    /// A filter above the joins is as good as one below them.
    FILTERED_ABOVE,
    /// Rows may be missing behind the joins.
    MAY_BE_MISSING
  }

  /// The items of a block that have subqueries, from left to right.
  static List<MergedItem> in(Relation.Select block, Function<From, Optional<Subquery>> subqueries) {
    List<MergedItem> items = new ArrayList<>();
    if (block.sample().isEmpty()) {
      block.from().ifPresent(from -> collect(from, Place.FILTERED_ABOVE, subqueries, items));
    }
    return items;
  }

  private static void collect(
      From from,
      Place place,
      Function<From, Optional<Subquery>> subqueries,
      List<MergedItem> items) {
    if (from instanceof From.Join join) {
      Place missing = Place.MAY_BE_MISSING;
      switch (join.kind().matching()) {
        case ALL -> {}
        case ANY, ASOF, POSITIONAL -> {
          return;
        }
      }
      switch (join.kind().type()) {
        case INNER -> {
          collect(join.left(), place, subqueries, items);
          collect(join.right(), place, subqueries, items);
        }
        case LEFT, SEMI, ANTI -> {
          collect(join.left(), place, subqueries, items);
          collect(join.right(), missing, subqueries, items);
        }
        case RIGHT -> {
          collect(join.left(), missing, subqueries, items);
          collect(join.right(), place, subqueries, items);
        }
        case FULL -> {
          collect(join.left(), missing, subqueries, items);
          collect(join.right(), missing, subqueries, items);
        }
      }
      return;
    }
    subqueries.apply(from).ifPresent(s -> items.add(new MergedItem(s, place)));
  }

  /// The CTE whose only reader this is.
  Optional<Integer> cte() {
    return subquery.cte();
  }

  /// The block with the subquery merged; empty when it must stay.
  Optional<Relation.Select> merge(Relation.Select block) {
    Relation.Select inner = subquery.query();
    From from = block.from().orElseThrow();
    if (inner.from().isEmpty()
        || !inner.equals(Blocks.plain(inner.output(), inner.from(), inner.where()))
        || Inside.isVolatile(inner)
        || Inside.isVolatile(from)
        || readsSiblings(inner, from)
        || !standsAlone(inner)) {
      return Optional.empty();
    }
    List<Expression> values = Blocks.values(inner);
    ColumnUses uses = ColumnUses.of(block, subquery.id());
    for (int i = 0; i < values.size(); i++) {
      if (!isMergeable(values.get(i), uses.of(i))) {
        return Optional.empty();
      }
    }
    if (block.grouping().filter(g -> g.sets().size() > 1).isPresent()
        && !isOneToOne(values, uses)) {
      return Optional.empty();
    }
    Replacement replacement =
        new Replacement(subquery.id(), inner.from().get(), Substitution.of(subquery.id(), values));
    Relation.Select merged = (Relation.Select) replacement.parts(block);
    if (inner.where().isEmpty()) {
      return Optional.of(merged);
    }
    return Shielded.areSafe(merged, inner.from().get())
        ? Optional.of(
            Blocks.withWhere(
                merged,
                Conjuncts.and(inner.where(), merged.where().map(Conjuncts::of).orElse(List.of()))))
        : Optional.empty();
  }

  /// Whether the columns that are read have different values, so that group keys of several sets
  /// stay apart.
  private static boolean isOneToOne(List<Expression> values, ColumnUses uses) {
    Set<Expression> read = new LinkedHashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (uses.isRead(i) && !read.add(values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean readsSiblings(Relation.Select inner, From from) {
    Set<Integer> outside = new LinkedHashSet<>(Reads.of(inner));
    outside.retainAll(Siblings.of(from));
    return !outside.isEmpty();
  }

  /// Where rows may be missing, a filter or a join of its own must stay below.
  private boolean standsAlone(Relation.Select inner) {
    return switch (place) {
      case FILTERED_ABOVE -> true;
      case MAY_BE_MISSING ->
          inner.where().isEmpty()
              && switch (inner.from().orElseThrow()) {
                case From.Scan s -> s.sample().isEmpty();
                case From.CteScan _, From.Derived _ -> true;
                case From.FunctionScan _, From.Join _, From.Pivot _, From.Unpivot _ -> false;
              };
    };
  }

  private boolean isMergeable(Expression value, ColumnUses.Use use) {
    if (!Inside.isRowwise(value)) {
      return false;
    }
    if (use == ColumnUses.Use.NONE || value instanceof Expression.ColumnRef) {
      return !Inside.hasIds(value) || use == ColumnUses.Use.NONE;
    }
    // A constant would be converted where it is put in another way than a column is.
    return place == Place.FILTERED_ABOVE
        && use == ColumnUses.Use.ONCE
        && !Inside.hasIds(value)
        && Inside.any(value, e -> e instanceof Expression.ColumnRef);
  }

  /// Puts the items of the subquery in its place and its expressions in that of its columns.
  private static final class Replacement extends RelationMap {
    private final int id;
    private final From from;
    private final Substitution values;

    Replacement(int id, From from, Substitution values) {
      this.id = id;
      this.from = from;
      this.values = values;
    }

    @Override
    From from(From item) {
      return switch (item) {
        case From.Derived d when d.id() == id -> from;
        case From.CteScan s when s.id() == id -> from;
        case From.Join join -> parts(join);
        default -> values.from(item);
      };
    }

    @Override
    Expression expression(Expression expression) {
      return values.expression(expression);
    }
  }
}
