package dev.weir.compile.bind;

import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns one written item of a SELECT list into its output columns: stars, COLUMNS, unnested
/// structs.
final class StarExpansion {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final StarColumns stars;

  StarExpansion(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
    this.stars = new StarColumns(context, expressions);
  }

  List<SelectList.Item> expand(SqlSelectItem item, Names names) {
    SqlExpression expression = item.expression();
    if (expression instanceof SqlExpression.Star star) {
      return items(stars.visible(star, names), item.alias(), star.span());
    }
    Optional<StarColumns.Tested> tested = StarColumns.tested(expression);
    if (tested.isPresent()) {
      return items(stars.visible(tested.get(), names), item.alias(), expression.span());
    }
    if (ColumnsExpansion.isIn(expression)) {
      return expressions.expansion().expand(item, names);
    }
    if (Unnesting.isUnnest(expression)) {
      return unnest(item, (SqlExpression.Call) expression, names);
    }
    Expression bound = expressions.bind(expression, names);
    return List.of(item(item, bound, names));
  }

  /// An alias names all columns of a star.
  private static List<SelectList.Item> items(
      List<Scope.Visible> columns, Optional<Identifier> alias, Span span) {
    return columns.stream()
        .map(v ->
            new SelectList.Item(
                alias.map(Identifier::name).orElse(v.name()), v.value(), alias.isPresent(), span))
        .toList();
  }

  private SelectList.Item item(SqlSelectItem item, Expression bound, Names names) {
    String name =
        item.alias().map(Identifier::name).orElseGet(() -> name(item.expression(), bound, names));
    return new SelectList.Item(name, bound, item.alias().isPresent(), item.span());
  }

  private String name(SqlExpression expression, Expression bound, Names names) {
    if (expression instanceof SqlExpression.ColumnName
        || expression instanceof SqlExpression.ColumnPosition) {
      boolean hidden =
          bound instanceof Expression.ColumnRef ref
              && expression instanceof SqlExpression.ColumnName written
              && !Identifiers.same(ref.name(), written.name().last().name());
      if (bound instanceof Expression.ColumnRef ref && !hidden) {
        return ref.name();
      }
      if (bound instanceof Expression.FieldAccess field) {
        return field.field();
      }
    }
    return new ColumnNames(names.windows(), context.text(), c -> unpacked(c, names)).of(expression);
  }

  private Optional<String> unpacked(SqlExpression.Columns columns, Names names) {
    if (columns.unpacking() == SqlExpression.Unpacking.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        expressions.expansion().selected(columns, names).stream()
            .map(ColumnsExpansion.Selected::column)
            .map(c -> inFull(c, names.scope()))
            .collect(Collectors.joining(", ")));
  }

  /// A column as the engine names it where `*COLUMNS(…)` stands: behind the full name of its table.
  private static String inFull(Scope.Visible column, Scope scope) {
    if (column.written().isPresent()) {
      return ColumnNames.PLAIN.text(column.written().get());
    }
    List<String> path =
        scope.items().stream()
            .filter(item ->
                column.value() instanceof Expression.ColumnRef ref && ref.source() == item.id())
            .findFirst()
            .map(Scope.Item::path)
            .orElse(column.alias().isEmpty() ? List.of() : List.of(column.alias()));
    return Stream.concat(path.stream(), Stream.of(column.name()))
        .map(Keywords::quote)
        .collect(Collectors.joining("."));
  }

  /// UNNEST of a struct, or as deep as structs of a list, gives a column per field.
  private List<SelectList.Item> unnest(SqlSelectItem item, SqlExpression.Call call, Names names) {
    Expression argument =
        call.arguments().isEmpty()
            ? Literals.NULL
            : expressions.bind(call.arguments().getFirst().value(), names);
    if (argument.type() instanceof StructType struct) {
      return fields(item, argument, struct, Unnesting.depth(call));
    }
    Expression bound = expressions.bind(call, names);
    if (Unnesting.depth(call) > 1
        && bound.type() instanceof StructType struct
        && argument.type() instanceof ListType) {
      return fields(item, bound, struct, 1);
    }
    return List.of(item(item, bound, names));
  }

  private static List<SelectList.Item> fields(
      SqlSelectItem item, Expression value, StructType struct, int depth) {
    List<SelectList.Item> items = new ArrayList<>();
    for (Field field : struct.fields()) {
      Expression access = new Expression.FieldAccess(value, field.name(), field.type());
      if (depth > 1 && field.type() instanceof StructType inner) {
        items.addAll(fields(item, access, inner, depth - 1));
      } else {
        items.add(new SelectList.Item(field.name(), access, false, item.span()));
      }
    }
    return items;
  }
}
