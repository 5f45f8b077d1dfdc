package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression.Duplicates;
import java.util.List;

/// An aggregate, under its canonical name, that defines `column`. `filter` holds conjuncts.
/// `grouping` refers to keys. The traits follow from the rest.
public record AggregateCall(
    int column,
    String name,
    List<Expr> arguments,
    List<String> argumentNames,
    Duplicates duplicates,
    List<SortBy> orderBy,
    List<Expr> filter,
    FunctionTraits traits,
    DataType type) {

  AggregateCall as(int otherColumn) {
    return new AggregateCall(
        otherColumn, name, arguments, argumentNames, duplicates, orderBy, filter, traits, type);
  }
}
