package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// An item with `COLUMNS(…)` in it stands for one item per selected column.
final class ColumnsExpansion {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final StarColumns stars;
  private final EngineQuestions questions;

  ColumnsExpansion(BindContext context, ExpressionBinder expressions, StarColumns stars) {
    this.context = context;
    this.expressions = expressions;
    this.stars = stars;
    this.questions = new EngineQuestions(context);
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
            ErrorCode.INVALID_QUERY,
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
          item.alias()
              .map(a -> alias(a, selected))
              .filter(alias -> !alias.isEmpty())
              .orElseGet(() -> name(item.expression(), selected));
      items.add(new SelectList.Item(name, bound, item.alias().isPresent(), item.span()));
    }
    if (items.isEmpty() && !names.scope().isOpen()) {
      nothing(columns, names);
    }
    return items;
  }

  /// The name of an item without an alias: that of the column, even behind RENAME, or the
  /// expression with what REPLACE put in the column's place.
  private String name(SqlExpression expression, Selected selected) {
    Scope.Visible column = selected.column();
    if (expression instanceof SqlExpression.Columns) {
      return column.name();
    }
    if (column.value() instanceof Expression.ColumnRef ref) {
      return ref.name();
    }
    return column
        .written()
        .map(written ->
            new ColumnNames(
                    Map.of(), context.text(), _ -> Optional.of(ColumnNames.PLAIN.text(written)))
                .of(expression))
        .orElse(column.name());
  }

  /// An alias with `\0` for the column's name and `\1` for what the first group of a pattern
  /// matched.
  private String alias(Identifier alias, Selected selected) {
    String written = alias.name();
    boolean computed = !(selected.column().value() instanceof Expression.ColumnRef);
    if (written.indexOf('\\') < 0 || computed && selected.column().written().isPresent()) {
      return written;
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '\\') {
        name.append(c);
        continue;
      }
      i++;
      char code = i < written.length() ? written.charAt(i) : ' ';
      if (code == '\\') {
        name.append(code);
      } else if (code == '0') {
        name.append(selected.column().name());
      } else if (code >= '1' && code <= '9' && selected.match() != null) {
        name.append(selected.group(code - '0'));
      } else {
        context.record(
            ErrorCode.INVALID_QUERY,
            "in the alias of COLUMNS(…) a backslash stands before 0, the name of the column, before"
                + " the number of a group of its pattern, or before another backslash",
            alias.span());
        return written;
      }
    }
    return name.toString();
  }

  /// A selected column and, for a pattern, what its groups matched.
  record Selected(Scope.Visible column, @Nullable Matcher match) {
    /// What a group of the pattern matched; nothing if there is none or it matched nothing.
    String group(int number) {
      return match == null || number > match.groupCount()
          ? ""
          : Optional.ofNullable(match.group(number)).orElse("");
    }
  }

  /// What `*COLUMNS(…)` stands for. A star may leave nothing, a choice may not.
  List<Selected> unpacked(SqlExpression.Columns columns, Names names) {
    List<Selected> selected = selected(columns, names);
    if (selected.isEmpty()
        && !(columns.selection() instanceof SqlExpression.Star)
        && !names.scope().isOpen()) {
      nothing(columns, names);
    }
    return selected;
  }

  private void nothing(SqlExpression.Columns columns, Names names) {
    context.record(
        ErrorCode.UNKNOWN_COLUMN,
        "COLUMNS(…) selects no column" + StarColumns.among(names.scope().star()),
        columns.span());
  }

  List<Selected> selected(SqlExpression.Columns columns, Names names) {
    return switch (columns.selection()) {
      case SqlExpression.Star star ->
          stars.visible(star, names).stream().map(v -> new Selected(v, null)).toList();
      case SqlExpression.Lambda lambda -> byLambda(lambda, names);
      case SqlExpression selection -> {
        List<String> all = names(names.scope().star());
        Optional<NameValue> value =
            new NameEvaluation(star -> names(stars.visible(star, names))).of(selection);
        yield value.isPresent()
            ? by(value.get(), selection, names)
            : askedFor(selection, all, names);
      }
    };
  }

  private static List<String> names(List<Scope.Visible> columns) {
    return columns.stream().map(Scope.Visible::name).toList();
  }

  private List<Selected> byLambda(SqlExpression.Lambda lambda, Names names) {
    List<String> all = names(names.scope().star());
    Optional<NameValue> kept =
        new NameEvaluation(star -> names(stars.visible(star, names)))
            .filtered(NameValue.texts(all), lambda);
    if (kept.isEmpty()) {
      return askedFor(lambda, all, names);
    }
    return kept.get().equals(NameValue.texts(List.of()))
        ? List.of()
        : by(kept.get(), lambda, names);
  }

  /// The columns that a pattern fits or a list names, in the order of the star.
  private List<Selected> by(NameValue value, SqlExpression selection, Names names) {
    List<Scope.Visible> all = names.scope().star();
    return switch (value) {
      case NameValue.Text(String pattern) -> matching(all, pattern, selection.span());
      case NameValue.Items(List<NameValue> items)
          when !items.isEmpty() && items.stream().allMatch(NameValue.Text.class::isInstance) ->
          named(
              all,
              items.stream().map(i -> ((NameValue.Text) i).value()).toList(),
              selection.span());
      case NameValue.Items _, NameValue.Whole _, NameValue.Truth _, NameValue.Absent _ -> {
        context.record(
            ErrorCode.INVALID_QUERY,
            "COLUMNS takes a star, a regular expression, a list of names without NULL or a lambda",
            selection.span());
        yield List.of();
      }
    };
  }

  private List<Selected> matching(List<Scope.Visible> all, String pattern, Span span) {
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      context.record(ErrorCode.INVALID_QUERY, "not a pattern: " + e.getDescription(), span);
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

  private List<Selected> named(List<Scope.Visible> all, List<String> wanted, Span span) {
    Set<String> folded = new LinkedHashSet<>();
    for (String name : wanted) {
      folded.add(Identifiers.fold(name));
      if (all.stream().noneMatch(v -> Identifiers.same(v.name(), name))) {
        context.record(
            ErrorCode.UNKNOWN_COLUMN,
            "COLUMNS: there is no column '" + name + "'" + NearestNames.hint(name, names(all)),
            span);
      }
    }
    return all.stream()
        .filter(v -> folded.contains(Identifiers.fold(v.name())))
        .map(v -> new Selected(v, null))
        .toList();
  }

  /// Leaves the choice of columns to the engine, which sees nothing but their names.
  private List<Selected> askedFor(SqlExpression selection, List<String> all, Names names) {
    Map<String, String> distinct = new LinkedHashMap<>();
    all.forEach(name -> distinct.putIfAbsent(Identifiers.fold(name), name));
    return questions
        .columnNames(selection, List.copyOf(distinct.values()))
        .map(chosen -> named(names.scope().star(), chosen, selection.span()))
        .orElse(List.of());
  }
}
