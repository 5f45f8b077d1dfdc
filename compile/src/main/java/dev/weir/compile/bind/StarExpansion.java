package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.NearestNames;
import dev.weir.model.StructType;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns one written item of a SELECT list into its output columns: stars, COLUMNS, unnested
/// structs.
final class StarExpansion {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final ColumnsExpansion columns;

  StarExpansion(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
    this.columns = new ColumnsExpansion(context, expressions, this);
  }

  List<SelectList.Item> expand(SqlSelectItem item, Names names) {
    SqlExpression expression = item.expression();
    if (expression instanceof SqlExpression.Star star) {
      return visible(star, names).stream()
          .map(v -> new SelectList.Item(v.name(), v.value(), false, star.span()))
          .toList();
    }
    if (ColumnsExpansion.isIn(expression)) {
      return columns.expand(item, names);
    }
    if (Unnesting.isUnnest(expression)) {
      return unnest(item, (SqlExpression.Call) expression, names);
    }
    Expression bound = expressions.bind(expression, names);
    return List.of(item(item, bound, names));
  }

  private static SelectList.Item item(SqlSelectItem item, Expression bound, Names names) {
    String name =
        item.alias().map(Identifier::name).orElseGet(() -> name(item.expression(), bound, names));
    return new SelectList.Item(name, bound, item.alias().isPresent(), item.span());
  }

  private static String name(SqlExpression expression, Expression bound, Names names) {
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
    return new ColumnNames(names.windows()).of(expression);
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

  /// The columns that a star means, after EXCLUDE, REPLACE and RENAME.
  List<Scope.Visible> visible(SqlExpression.Star star, Names names) {
    List<Scope.Visible> all = base(star, names);
    Map<String, Expression> replaced = new LinkedHashMap<>();
    for (SqlSelectItem replacement : star.replace()) {
      Identifier name = replacement.alias().orElseThrow();
      checkExists(all, name.name(), "REPLACE", name.span());
      replaced.put(
          Identifiers.fold(name.name()), expressions.bind(replacement.expression(), names));
    }
    star.exclude().forEach(e -> checkExists(all, e.last().name(), "EXCLUDE", e.span()));
    star.rename().forEach(r -> checkExists(all, r.from().last().name(), "RENAME", r.span()));
    List<Scope.Visible> kept = new ArrayList<>();
    for (Scope.Visible column : all) {
      if (star.exclude().stream().noneMatch(e -> means(e, column))) {
        Expression value = replaced.getOrDefault(Identifiers.fold(column.name()), column.value());
        String name =
            star.rename().stream()
                .filter(r -> means(r.from(), column))
                .findFirst()
                .map(r -> r.to().name())
                .orElse(column.name());
        kept.add(new Scope.Visible(name, value, column.alias()));
      }
    }
    if (kept.isEmpty() && !names.scope().isOpen()) {
      context.record(ErrorCode.INVALID_QUERY, "the star leaves no column", star.span());
    }
    return kept;
  }

  private static boolean means(QualifiedName name, Scope.Visible column) {
    boolean same = Identifiers.same(name.last().name(), column.name());
    return same
        && (name.parts().size() == 1
            || Identifiers.same(name.parts().get(name.parts().size() - 2).name(), column.alias()));
  }

  private void checkExists(List<Scope.Visible> all, String name, String clause, Span span) {
    if (!all.isEmpty() && all.stream().noneMatch(v -> Identifiers.same(v.name(), name))) {
      List<String> names = all.stream().map(Scope.Visible::name).toList();
      context.record(
          ErrorCode.UNKNOWN_COLUMN,
          clause + ": the star has no column '" + name + "'" + NearestNames.hint(name, names),
          span);
    }
  }

  private List<Scope.Visible> base(SqlExpression.Star star, Names names) {
    Scope scope = names.scope();
    if (star.qualifier().isEmpty()) {
      List<Scope.Visible> all = scope.star();
      if (scope.items().isEmpty()) {
        context.record(ErrorCode.INVALID_QUERY, "* needs a FROM clause", star.span());
      }
      return all;
    }
    List<String> qualifier = star.qualifier().get().parts().stream().map(Identifier::name).toList();
    for (Optional<Scope> s = Optional.of(scope); s.isPresent(); s = s.get().parent()) {
      List<Scope.Item> items = s.get().named(qualifier);
      if (!items.isEmpty()) {
        return Scope.star(items.getFirst());
      }
    }
    return structStar(star, names, scope);
  }

  private List<Scope.Visible> structStar(SqlExpression.Star star, Names names, Scope scope) {
    QualifiedName name = star.qualifier().orElseThrow();
    int before = context.problemCount();
    Expression value = expressions.bind(new SqlExpression.ColumnName(name, name.span()), names);
    if (value.type() instanceof StructType struct) {
      return struct.fields().stream()
          .map(f ->
              new Scope.Visible(
                  f.name(), new Expression.FieldAccess(value, f.name(), f.type()), ""))
          .toList();
    }
    context.forgetSince(before);
    if (!scope.isOpen()) {
      context.record(
          ErrorCode.UNKNOWN_TABLE,
          "'"
              + name.text()
              + ".*': there is no table or struct '"
              + name.text()
              + "' here"
              + NearestNames.hint(name.text(), scope.aliases()),
          star.span());
    }
    return List.of();
  }
}
