package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Lists, structs and maps: made, taken apart, and walked over.
final class NestedBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final NameBinder columns;

  NestedBinder(BindContext context, ExpressionBinder expressions, NameBinder columns) {
    this.context = context;
    this.expressions = expressions;
    this.columns = columns;
  }

  Expression list(SqlExpression.ListLiteral list, Names names) {
    List<Expression> elements = expressions.bindAll(list.elements(), names);
    if (elements.isEmpty()) {
      return emptyList();
    }
    if (elements.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    Optional<DataType> type = expressions.commonType(elements, "the list", list.span());
    return type.isEmpty()
        ? BindContext.POISON
        : new Expression.Function(
            context.functions.typed(
                "list_value",
                Collections.nCopies(elements.size(), type.get()),
                new ListType(type.get())),
            elements,
            List.of());
  }

  private Expression emptyList() {
    return context.functions.call("list_value", List.of(), new ListType(ScalarType.NULL));
  }

  Expression struct(SqlExpression.StructLiteral struct, Names names) {
    List<Expression> values =
        struct.entries().stream().map(e -> expressions.bind(e.value(), names)).toList();
    List<String> fields = struct.entries().stream().map(e -> e.name().name()).toList();
    return expressions.function("struct_pack", values, fields, struct.span());
  }

  Expression map(SqlExpression.MapLiteral map, Names names) {
    Expression keys = list(new SqlExpression.ListLiteral(map.keys(), map.span()), names);
    Expression values = list(new SqlExpression.ListLiteral(map.values(), map.span()), names);
    return map.keys().isEmpty()
        ? expressions.function("map", List.of(), map.span())
        : expressions.function("map", List.of(keys, values), map.span());
  }

  Expression subscript(SqlExpression.Subscript subscript, Names names) {
    Expression value = expressions.bind(subscript.value(), names);
    Expression index = expressions.bind(subscript.index(), names);
    Span span = subscript.span();
    return switch (value.type()) {
      case StructType _ when key(index).isPresent() -> columns.field(value, key(index).get(), span);
      case MapType _ -> expressions.function("map_extract_value", List.of(value, index), span);
      case ScalarType s when s == ScalarType.JSON -> json(value, index, span);
      case ScalarType s when s == ScalarType.VARIANT ->
          expressions.function("variant_extract", List.of(value, index), span);
      case DataType _ -> expressions.function("array_extract", List.of(value, index), span);
    };
  }

  /// A constant text takes a field of that very name, or an element where it is a whole number;
  /// anything else is a position or a path, as for `->`.
  private Expression json(Expression value, Expression index, Span span) {
    Optional<String> key = key(index);
    Optional<Long> position =
        index instanceof Expression.Literal literal
            ? literal.value().flatMap(NestedBinder::position)
            : Optional.empty();
    if (position.isPresent()) {
      // A negative number in a text is a path that finds nothing.
      boolean nowhere = key.isPresent() && position.get() < 0;
      Expression element =
          nowhere
              ? Literals.text("$[" + Long.MAX_VALUE + "]")
              : Literals.number(
                  Long.toString(Math.abs(position.get())), position.get() < 0 ? "-" : "");
      return expressions.function("json_extract", List.of(value, element), span);
    }
    if (key.isEmpty()) {
      return expressions.function("json_extract", List.of(value, index), span);
    }
    return key.get().isEmpty() || key.get().contains("\"") || key.get().equals("*")
        ? context.problem(
            ErrorCode.INVALID_QUERY,
            "'"
                + key.get()
                + "' is no field that a subscript can take of JSON; write a path:"
                + " json_extract(value, '$.…')",
            span)
        : columns.field(value, key.get(), span);
  }

  /// The whole number that the engine reads a text as.
  private static Optional<Long> position(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip().replace("_", ""));
      return number.precision() - number.scale() > 18
          ? Optional.empty()
          : Optional.of(number.setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> key(Expression index) {
    return index instanceof Expression.Literal literal && literal.type() == ScalarType.VARCHAR
        ? literal.value()
        : Optional.empty();
  }

  Expression slice(SqlExpression.Slice slice, Names names) {
    Expression value = expressions.bind(slice.value(), names);
    Expression from = slice.from().map(f -> expressions.bind(f, names)).orElse(emptyList());
    Expression to = slice.to().map(t -> expressions.bind(t, names)).orElse(emptyList());
    List<Expression> arguments =
        slice
            .step()
            .map(s -> List.of(value, from, to, expressions.bind(s, names)))
            .orElse(List.of(value, from, to));
    if (arguments.stream().anyMatch(BindContext::isPoison)) {
      return BindContext.POISON;
    }
    return sliced(value, arguments, slice.span());
  }

  private Expression sliced(Expression value, List<Expression> arguments, Span span) {
    DataType type =
        switch (value.type()) {
          case ListType l -> l;
          case dev.weir.model.ArrayType a -> new ListType(a.element());
          case ScalarType s
              when s == ScalarType.VARCHAR || s == ScalarType.NULL || s == ScalarType.BLOB ->
              s;
          case ScalarType s when s == ScalarType.JSON -> ScalarType.VARCHAR;
          case DataType other ->
              context
                  .problem(
                      ErrorCode.TYPE_MISMATCH,
                      "only lists and texts can be sliced, not " + other.text(),
                      span)
                  .type();
        };
    return context.functions.call("array_slice", arguments, type);
  }

  /// A comprehension is what the engine makes of it: map to (filter, result), filter, take the
  /// result.
  Expression comprehension(SqlExpression.ListComprehension comprehension, Names names) {
    Span span = comprehension.span();
    SqlExpression list = comprehension.list();
    if (comprehension.filter().isEmpty()) {
      return expressions.bind(
          apply("list_apply", list, comprehension.variables(), comprehension.result(), span),
          names);
    }
    Identifier element = new Identifier("elem", Identifier.Quoting.PLAIN, span);
    SqlExpression pair =
        new SqlExpression.StructLiteral(
            List.of(
                entry("filter", comprehension.filter().get(), span),
                entry("result", comprehension.result(), span)),
            span);
    SqlExpression pairs = apply("list_apply", list, comprehension.variables(), pair, span);
    SqlExpression kept =
        apply("list_filter", pairs, List.of(element), field(element, "filter"), span);
    return expressions.bind(
        apply("list_apply", kept, List.of(element), field(element, "result"), span), names);
  }

  private static SqlExpression apply(
      String function,
      SqlExpression list,
      List<Identifier> variables,
      SqlExpression body,
      Span span) {
    return SqlExpression.Call.of(
        function, List.of(list, new SqlExpression.Lambda(variables, body, span)), span);
  }

  private static SqlExpression.Entry entry(String name, SqlExpression value, Span span) {
    return new SqlExpression.Entry(
        new Identifier(name, Identifier.Quoting.PLAIN, span), value, span);
  }

  private static SqlExpression field(Identifier element, String name) {
    List<Identifier> path =
        List.of(element, new Identifier(name, Identifier.Quoting.PLAIN, element.span()));
    return new SqlExpression.ColumnName(
        new dev.weir.sql.tree.QualifiedName(path, element.span()), element.span());
  }
}
