package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// An item with `COLUMNS(…)` in it stands for one item per selected column.
final class ColumnsExpansion {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final StarColumns stars;

  ColumnsExpansion(BindContext context, ExpressionBinder expressions, StarColumns stars) {
    this.context = context;
    this.expressions = expressions;
    this.stars = stars;
  }

  static boolean isIn(SqlExpression expression) {
    List<SqlExpression.Columns> found = new ArrayList<>(1);
    find(expression, found);
    return !found.isEmpty();
  }

  /// Those that stand for one column at a time; `*COLUMNS(…)` is expanded in its place.
  private static void find(SqlExpression expression, List<SqlExpression.Columns> found) {
    if (!(expression instanceof SqlExpression.Columns columns)) {
      SyntaxParts.of(expression, part -> find(part, found), _ -> {});
    } else if (columns.unpacking() == SqlExpression.Unpacking.NONE) {
      found.add(columns);
    }
  }

  private SqlExpression.Columns only(SqlExpression expression) {
    List<SqlExpression.Columns> found = new ArrayList<>(1);
    find(expression, found);
    SqlExpression.Columns first = found.getFirst();
    String text = ColumnNames.PLAIN.text(first);
    for (SqlExpression.Columns other : found) {
      if (!ColumnNames.PLAIN.text(other).equals(text)) {
        context.record(
            ErrorCode.UNSUPPORTED,
            "two different COLUMNS(…) cannot stand in one expression",
            other.span());
      }
    }
    return first;
  }

  /// The expression once per selected column.
  List<Expression> expand(SqlExpression expression, Names names) {
    return expand(new SqlSelectItem(expression, Optional.empty(), expression.span()), names)
        .stream()
        .map(SelectList.Item::expression)
        .toList();
  }

  List<SelectList.Item> expand(SqlSelectItem item, Names names) {
    SqlExpression.Columns columns = only(item.expression());
    List<SelectList.Item> items = new ArrayList<>();
    for (Selected selected : selected(columns, names)) {
      Expression bound =
          expressions.bind(item.expression(), names.withColumn(selected.column().value()));
      String name =
          item.alias().map(a -> selected.rename(a.name())).orElse(selected.column().name());
      items.add(new SelectList.Item(name, bound, item.alias().isPresent(), item.span()));
    }
    if (items.isEmpty() && !names.scope().isOpen()) {
      context.record(
          ErrorCode.UNKNOWN_COLUMN,
          "COLUMNS(…) selects no column" + StarColumns.among(names.scope().star()),
          columns.span());
    }
    return items;
  }

  /// A selected column and, for a pattern, what its groups matched.
  record Selected(Scope.Visible column, @Nullable Matcher match) {
    String rename(String alias) {
      if (match == null) {
        return alias;
      }
      String name = alias;
      for (int group = 0; group <= match.groupCount(); group++) {
        name = name.replace("\\" + group, Optional.ofNullable(match.group(group)).orElse(""));
      }
      return name;
    }
  }

  List<Selected> selected(SqlExpression.Columns columns, Names names) {
    List<Scope.Visible> all = names.scope().star();
    return switch (columns.selection()) {
      case SqlExpression.Star star ->
          stars.visible(star, names).stream().map(v -> new Selected(v, null)).toList();
      case SqlExpression.StringLiteral pattern -> matching(all, pattern);
      case SqlExpression.ListLiteral list -> named(all, list);
      case SqlExpression.Lambda lambda -> byLambda(all, lambda);
      case SqlExpression.ColumnName name ->
          List.of(
              new Selected(
                  new Scope.Visible(name.name().last().name(), expressions.bind(name, names), ""),
                  null));
      case SqlExpression other -> {
        context.record(
            ErrorCode.UNSUPPORTED,
            "COLUMNS takes a star, a pattern, a list of names or a lambda",
            other.span());
        yield List.of();
      }
    };
  }

  private List<Selected> matching(List<Scope.Visible> all, SqlExpression.StringLiteral pattern) {
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern.value());
    } catch (PatternSyntaxException e) {
      context.record(
          ErrorCode.INVALID_QUERY, "not a pattern: " + e.getDescription(), pattern.span());
      return List.of();
    }
    List<Selected> selected = new ArrayList<>();
    for (Scope.Visible column : all) {
      Matcher matcher = compiled.matcher(column.name());
      if (matcher.find()) {
        selected.add(new Selected(column, matcher));
      }
    }
    return selected;
  }

  private List<Selected> named(List<Scope.Visible> all, SqlExpression.ListLiteral list) {
    List<Selected> selected = new ArrayList<>();
    for (SqlExpression element : list.elements()) {
      String name =
          switch (element) {
            case SqlExpression.StringLiteral s -> s.value();
            case SqlExpression.ColumnName c -> c.name().last().name();
            case SqlExpression _ -> "";
          };
      all.stream()
          .filter(v -> dev.weir.model.Identifiers.same(v.name(), name))
          .findFirst()
          .ifPresentOrElse(
              v -> selected.add(new Selected(v, null)),
              () ->
                  context.record(
                      ErrorCode.UNKNOWN_COLUMN,
                      "COLUMNS: there is no column '" + name + "'",
                      element.span()));
    }
    return selected;
  }

  private List<Selected> byLambda(List<Scope.Visible> all, SqlExpression.Lambda lambda) {
    Optional<ColumnNameTest> test = ColumnNameTest.of(lambda);
    if (test.isEmpty()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "a lambda in COLUMNS can test the name with LIKE, ILIKE, GLOB, =, starts_with, ends_with, contains, SIMILAR TO, IN, AND, OR and NOT",
          lambda.span());
      return List.of();
    }
    return all.stream()
        .filter(v -> test.get().accepts(v.name()))
        .map(v -> new Selected(v, null))
        .toList();
  }
}
