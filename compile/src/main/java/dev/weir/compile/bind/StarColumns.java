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

  /// The columns of `* LIKE 'a%'`, which keeps those whose names fit.
  List<Scope.Visible> visible(SqlExpression.Like like, SqlExpression.Star star, Names names) {
    Optional<ColumnNameTest> test = ColumnNameTest.of(like);
    if (test.isEmpty()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "a pattern on a star is a text in quotes, without ESCAPE",
          like.pattern().span());
      return List.of();
    }
    List<Scope.Visible> kept =
        visible(star, names).stream().filter(v -> test.get().accepts(v.name())).toList();
    if (kept.isEmpty() && !names.scope().isOpen()) {
      context.record(
          ErrorCode.UNKNOWN_COLUMN,
          "no column has a name that fits the pattern" + among(names.scope().star()),
          like.span());
    }
    return kept;
  }

  static String among(List<Scope.Visible> all) {
    List<String> names = all.stream().map(Scope.Visible::name).distinct().limit(12).toList();
    return names.isEmpty() ? "" : "; there are " + String.join(", ", names);
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
          clause
              + ": the star has no column '"
              + name
              + "'"
              + (NearestNames.of(name, names).isEmpty()
                  ? among(all)
                  : NearestNames.hint(name, names)),
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
