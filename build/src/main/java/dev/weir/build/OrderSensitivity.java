package dev.weir.build;

import dev.weir.compile.analyze.CallTraits;
import dev.weir.model.ArrayType;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.List;

/// Whether the rows of a query's answer may depend on the order in which its input comes: a sum of
/// floating-point numbers, the first value of a group, a limit without a total order. What is not
/// known to be free of it counts as sensitive.
final class OrderSensitivity implements Parts.Sink {
  /// What counts as another answer.
  private enum Care {
    /// Rows that differ in a bit.
    BITS,
    /// Rows that differ in more than which of equal values they show, and how sums were rounded.
    ROWS
  }

  private final Care care;
  private boolean sensitive;

  private OrderSensitivity(Care care) {
    this.care = care;
  }

  static boolean of(Relation relation) {
    return of(relation, Care.BITS);
  }

  /// The same, but for rounding and for which of equal values is shown.
  static boolean ofRows(Relation relation) {
    return of(relation, Care.ROWS);
  }

  private static boolean of(Relation relation, Care care) {
    OrderSensitivity walk = new OrderSensitivity(care);
    walk.relation(relation);
    return walk.sensitive;
  }

  @Override
  public void expression(Expression expression) {
    switch (expression) {
      case Expression.Aggregate a -> sensitive |= !isFree(CallTraits.of(a));
      case Expression.Window w -> sensitive |= !isFree(w);
      case Expression.ArraySubquery _, Expression.Collate _ -> sensitive = true;
      default -> {}
    }
    Parts.of(expression, this);
  }

  @Override
  public void from(From from) {
    switch (from) {
      case From.Scan scan -> sensitive |= scan.sample().isPresent();
      case From.Derived derived -> sensitive |= derived.sample().isPresent();
      case From.FunctionScan _, From.Pivot _ -> sensitive = true;
      case From.Join join -> sensitive |= join.kind().observesOrder();
      default -> {}
    }
    Parts.of(from, this);
  }

  @Override
  public void relation(Relation relation) {
    switch (relation) {
      case Relation.With with ->
          sensitive |=
              with.ctes().stream().anyMatch(cte -> cte.kind() == Relation.Cte.Kind.RECURSIVE);
      case Relation.Select select -> sensitive |= isSensitive(select);
      case Relation.Ordered ordered -> sensitive |= ordered.limit().isPresent();
      case Relation.SetOperation operation ->
          sensitive |= !operation.columns().stream().allMatch(c -> isExact(c.type()));
      case Relation.Values _ -> {}
    }
    Parts.of(relation, this);
  }

  /// Grouping keeps one of several equal values, and equal is not identical for inexact types.
  private boolean isSensitive(Relation.Select select) {
    boolean keepsFirst =
        switch (select.distinct()) {
          case Relation.Distinct.None _ -> false;
          case Relation.Distinct.Rows _ ->
              !select.columns().stream().map(Column::type).allMatch(this::isExact);
          case Relation.Distinct.On _ -> true;
        };
    boolean exactKeys =
        select
            .grouping()
            .map(group -> group.keys().stream().allMatch(key -> isExact(key.type())))
            .orElse(true);
    return keepsFirst || !exactKeys || select.limit().isPresent() || select.sample().isPresent();
  }

  /// Whole groups of peers are seen unless a frame cuts them; a function that is the same for peers
  /// sees the frame only to order what is in it.
  private boolean isFree(Expression.Window window) {
    FunctionTraits traits = CallTraits.of(window);
    boolean uncut = window.frame().isEmpty();
    return traits.has(FunctionTrait.SAME_FOR_PEERS)
        ? uncut || window.argumentOrder().isEmpty()
        : uncut && isFree(traits);
  }

  private boolean isFree(FunctionTraits aggregate) {
    return switch (care) {
      case BITS -> aggregate.has(FunctionTrait.EXACT_IN_ANY_ROW_ORDER);
      case ROWS -> aggregate.has(FunctionTrait.ANY_ROW_ORDER);
    };
  }

  /// Whether equal values count as identical and sums do not round.
  private boolean isExact(DataType type) {
    return care == Care.ROWS || isExactType(type);
  }

  private static boolean isExactType(DataType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case FLOAT, DOUBLE, INTERVAL, TIME_TZ, JSON, VARIANT, GEOMETRY -> false;
            default -> true;
          };
      case DecimalType _, EnumType _ -> true;
      case ListType(DataType element) -> isExactType(element);
      case ArrayType(DataType element, int size) -> isExactType(element);
      case MapType(DataType key, DataType value) -> isExactType(key) && isExactType(value);
      case StructType(List<Field> fields) -> fields.stream().allMatch(f -> isExactType(f.type()));
      case TupleType(List<DataType> elements) ->
          elements.stream().allMatch(OrderSensitivity::isExactType);
      case UnionType(List<Field> members) -> members.stream().allMatch(m -> isExactType(m.type()));
      case OpaqueType _ -> false;
    };
  }
}
