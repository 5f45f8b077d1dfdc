package dev.weir.compile.bind;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
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

/// The columns that a star stands for.
final class StarColumns {
  private final BindContext context;
  private final ExpressionBinder expressions;

  StarColumns(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  /// The star and the test of `* LIKE 'a%'` and its sisters; empty for what is none.
  static Optional<Tested> tested(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.Like like when like.value() instanceof SqlExpression.Star star ->
          Optional.of(new Tested(star, ColumnNameTest.of(like), like.span()));
      case SqlExpression.Binary binary
          when (binary.operator().equals("~") || binary.operator().equals("!~"))
              && binary.left() instanceof SqlExpression.Star star ->
          Optional.of(new Tested(star, ColumnNameTest.of(binary), binary.span()));
      case SqlExpression _ -> Optional.empty();
    };
  }

  /// A star that keeps the columns whose names pass a test; no test where its pattern is none.
  record Tested(SqlExpression.Star star, Optional<ColumnNameTest> test, Span span) {}

  /// The columns that a test leaves of a star.
  List<Scope.Visible> visible(Tested tested, Names names) {
    Optional<ColumnNameTest> test = tested.test();
    if (test.isEmpty()) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "the pattern that a star is compared with must be a string literal",
          tested.span());
      return List.of();
    }
    List<Scope.Visible> kept =
        visible(tested.star(), names).stream().filter(v -> test.get().accepts(v.name())).toList();
    if (kept.isEmpty() && !names.scope().isOpen()) {
      context.record(
          ErrorCode.UNKNOWN_COLUMN,
          "no column has a name that fits the pattern" + among(names.scope().star()),
          tested.span());
    }
    return kept;
  }

  static String among(List<Scope.Visible> all) {
    List<String> names = all.stream().map(Scope.Visible::name).distinct().limit(12).toList();
    return names.isEmpty() ? "" : "; there are " + String.join(", ", names);
  }

  /// The columns that a star means, after EXCLUDE, REPLACE and RENAME.
  List<Scope.Visible> visible(SqlExpression.Star star, Names names) {
    checkClauses(star);
    List<Scope.Visible> all = base(star, names);
    Map<String, SqlSelectItem> replaced = new LinkedHashMap<>();
    for (SqlSelectItem replacement : star.replace()) {
      Identifier name = replacement.alias().orElseThrow();
      checkExists(all, new QualifiedName(List.of(name), name.span()), "REPLACE");
      replaced.put(Identifiers.fold(name.name()), replacement);
    }
    star.exclude().forEach(e -> checkExists(all, e, "EXCLUDE"));
    star.rename().forEach(r -> checkExists(all, r.from(), "RENAME"));
    List<Scope.Visible> kept = new ArrayList<>();
    for (Scope.Visible column : star.exclude().isEmpty() ? all : without(star, names, all)) {
      SqlSelectItem replacement = replaced.get(Identifiers.fold(column.name()));
      if (replacement != null) {
        kept.add(
            new Scope.Visible(
                replacement.alias().orElseThrow().name(),
                expressions.bind(replacement.expression(), names),
                column.aliases(),
                Optional.of(replacement.expression())));
      } else {
        kept.add(renamed(star, column));
      }
    }
    if (kept.isEmpty() && !names.scope().isOpen()) {
      context.record(ErrorCode.INVALID_QUERY, "the star leaves no column", star.span());
    }
    return kept;
  }

  private static Scope.Visible renamed(SqlExpression.Star star, Scope.Visible column) {
    return star.rename().stream()
        .filter(r -> means(r.from(), column.alias(), column.name()))
        .findFirst()
        .map(r -> new Scope.Visible(r.to().name(), column.value(), column.alias()))
        .orElse(column);
  }

  /// What EXCLUDE leaves. A merged column whose first member is left out by a qualified name stands
  /// where its next member does.
  private static List<Scope.Visible> without(
      SqlExpression.Star star, Names names, List<Scope.Visible> all) {
    List<Scope.Visible> shown =
        star.qualifier().isPresent()
            ? all
            : names
                .scope()
                .star((alias, name) ->
                    star.exclude().stream()
                        .anyMatch(e -> e.parts().size() > 1 && means(e, alias, name)));
    return shown.stream()
        .filter(column ->
            star.exclude().stream()
                .noneMatch(e ->
                    (star.qualifier().isPresent() || e.parts().size() == 1)
                        && means(e, column.alias(), column.name())))
        .toList();
  }

  private static boolean means(QualifiedName name, String alias, String column) {
    boolean same = Identifiers.same(name.last().name(), column);
    return same
        && (name.parts().size() == 1
            || Identifiers.same(name.parts().get(name.parts().size() - 2).name(), alias));
  }

  /// Each column can be named once by EXCLUDE, REPLACE and RENAME together.
  private void checkClauses(SqlExpression.Star star) {
    Map<String, String> named = new LinkedHashMap<>();
    star.exclude().forEach(e -> checkOnce(named, e.text(), "EXCLUDE", e.span()));
    for (SqlSelectItem replacement : star.replace()) {
      Identifier name = replacement.alias().orElseThrow();
      checkOnce(named, name.name(), "REPLACE", name.span());
    }
    star.rename().forEach(r -> checkOnce(named, r.from().text(), "RENAME", r.span()));
  }

  private void checkOnce(Map<String, String> named, String name, String clause, Span span) {
    String before = named.putIfAbsent(Identifiers.fold(name), clause);
    if (before != null) {
      context.record(
          ErrorCode.INVALID_QUERY,
          before.equals(clause)
              ? "column '" + name + "' is named twice in " + clause
              : "column '" + name + "' cannot be both in " + before + " and in " + clause,
          span);
    }
  }

  /// A merged column stands in the star once, and can be named by each of its tables.
  private void checkExists(List<Scope.Visible> all, QualifiedName wanted, String clause) {
    String name = wanted.last().name();
    boolean qualified = wanted.parts().size() > 1;
    if (all.isEmpty()
        || all.stream()
            .anyMatch(v -> qualified ? named(v, wanted) : Identifiers.same(v.name(), name))) {
      return;
    }
    List<String> names =
        all.stream()
            .map(v -> qualified && !v.alias().isEmpty() ? v.alias() + "." + v.name() : v.name())
            .toList();
    context.record(
        ErrorCode.UNKNOWN_COLUMN,
        clause
            + ": the star has no column '"
            + wanted.text()
            + "'"
            + (NearestNames.of(wanted.text(), names).isEmpty()
                ? among(all)
                : NearestNames.hint(wanted.text(), names)),
        wanted.span());
  }

  private static boolean named(Scope.Visible column, QualifiedName wanted) {
    return column.aliases().stream().anyMatch(alias -> means(wanted, alias, column.name()));
  }

  private List<Scope.Visible> base(SqlExpression.Star star, Names names) {
    Scope scope = names.scope();
    if (star.qualifier().isEmpty()) {
      List<Scope.Visible> all = scope.star();
      if (scope.items().isEmpty()) {
        context.record(ErrorCode.INVALID_QUERY, "* needs a FROM clause", star.span());
      }
      checkNames(scope, star.span());
      return all;
    }
    QualifiedName name = star.qualifier().get();
    if (name.parts().size() > 1) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "a star has one name in front, that of a table or a struct column: give the table an"
              + " alias, or unnest the struct: unnest("
              + name.text()
              + ")",
          star.span());
      return List.of();
    }
    List<String> qualifier = name.parts().stream().map(Identifier::name).toList();
    for (Optional<Scope> s = Optional.of(scope); s.isPresent(); s = s.get().parent()) {
      List<Scope.Item> items = s.get().named(qualifier);
      if (items.size() > 1) {
        context.record(
            ErrorCode.AMBIGUOUS_TABLE,
            "'"
                + String.join(".", qualifier)
                + "' means more than one table here; give each an alias of its own",
            star.span());
      }
      if (!items.isEmpty()) {
        return Scope.star(items.getFirst());
      }
    }
    return structStar(star, names, scope);
  }

  /// A star refers to each column by the name of its table.
  private void checkNames(Scope scope, Span span) {
    Map<String, List<Scope.Item>> byAlias = new LinkedHashMap<>();
    for (Scope.Item item : scope.items()) {
      List<Scope.Item> before =
          byAlias.computeIfAbsent(Identifiers.fold(item.alias()), _ -> new ArrayList<>(1));
      boolean clashes =
          !item.alias().isEmpty()
              && before.stream()
                  .anyMatch(other ->
                      item.hasNameOf(other)
                          && item.columns().stream()
                              .anyMatch(c -> Scope.column(other, c.name()).isPresent()));
      before.add(item);
      if (clashes) {
        context.record(
            ErrorCode.AMBIGUOUS_TABLE,
            "two tables are called '"
                + item.alias()
                + "' here and have a column of the same name; give each an alias of its own",
            span);
      }
    }
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
