package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.MapType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.UnionType;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.Expression.FieldAccess;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a dotted name means: a parameter of a lambda or macro, a column, an alias, a whole row, or
/// a path into a struct, of this query or of one around it.
final class NameBinder {
  private static final Set<String> VALUE_FUNCTIONS =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "current_role",
          "session_user",
          "user",
          "current_schema",
          "current_catalog",
          "current_database");

  private final BindContext context;
  private final ExpressionBinder expressions;

  NameBinder(BindContext context, ExpressionBinder expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Expression bind(SqlExpression.ColumnName column, Names names) {
    List<Identifier> parts = column.name().parts();
    String first = parts.getFirst().name();
    Span span = column.span();
    Expression.LambdaParameter lambda = names.lambda(first);
    if (lambda != null) {
      return path(lambda, parts, 1, span);
    }
    Names.MacroArgument macro = names.macro(first);
    if (macro != null) {
      Names there = macro.names();
      Names inside = names.place() == Names.Place.PLAIN ? there : there.in(names.place());
      return path(expressions.bind(macro.expression(), inside), parts, 1, span);
    }
    if (parts.size() == 1
        && names.aliases().beforeColumns()
        && names.place() == Names.Place.PLAIN) {
      Optional<Expression> alias = names.aliases().find(first);
      if (alias.isPresent()) {
        return alias.get();
      }
    }
    Optional<Expression> found = atLevel(names.scope(), parts, span);
    if (found.isEmpty()) {
      found = names.aliases().find(first).map(alias -> path(alias, parts, 1, span));
    }
    if (found.isEmpty() && parts.size() == 1) {
      found = wholeRow(names.scope(), first);
    }
    Optional<Scope> outer = names.scope().parent();
    while (found.isEmpty() && outer.isPresent()) {
      found = atLevel(outer.get(), parts, span);
      outer = outer.get().parent();
    }
    return found.or(() -> valueFunction(parts)).orElseGet(() -> unknown(parts, names, span));
  }

  private Optional<Expression> atLevel(Scope scope, List<Identifier> parts, Span span) {
    for (int q = Math.min(3, parts.size() - 1); q >= 1; q--) {
      List<String> qualifier = parts.subList(0, q).stream().map(Identifier::name).toList();
      List<Expression> found = new ArrayList<>(1);
      for (Scope.Item item : scope.named(qualifier)) {
        Scope.column(item, parts.get(q).name()).ifPresent(found::add);
      }
      if (found.size() > 1) {
        return Optional.of(
            context.problem(
                ErrorCode.AMBIGUOUS_TABLE,
                "'"
                    + String.join(".", qualifier)
                    + "' means more than one table here; give each an alias of its own",
                span));
      }
      if (found.size() == 1) {
        return Optional.of(path(found.getFirst(), parts, q + 1, span));
      }
    }
    String name = parts.getFirst().name();
    List<Expression> found = scope.unqualified(name);
    if (found.size() > 1) {
      return Optional.of(ambiguous(scope, name, found, span));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(path(found.getFirst(), parts, 1, span));
  }

  private Expression ambiguous(Scope scope, String name, List<Expression> found, Span span) {
    Set<String> choices = new LinkedHashSet<>();
    for (Expression candidate : found) {
      if (candidate instanceof ColumnRef ref) {
        scope.items().stream()
            .filter(item -> item.id() == ref.source())
            .forEach(item -> choices.add(item.alias() + "." + ref.name()));
      }
    }
    if (choices.size() == 1) {
      return context.problem(
          ErrorCode.AMBIGUOUS_TABLE,
          "column '"
              + name
              + "' is ambiguous: two tables of one name have it; give each an alias of its own",
          span);
    }
    return context.problem(
        ErrorCode.AMBIGUOUS_COLUMN,
        "column '"
            + name
            + "' is ambiguous: it can be "
            + String.join(" or ", choices)
            + "; put the table in front",
        span);
  }

  private static Optional<Expression> wholeRow(Scope scope, String name) {
    List<Scope.Item> items = scope.named(List.of(name));
    if (items.size() != 1) {
      return Optional.empty();
    }
    Scope.Item item = items.getFirst();
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < item.columns().size(); i++) {
      values.add(item.ref(i));
    }
    List<String> columns = item.columns().stream().map(c -> c.name()).toList();
    return Optional.of(
        new Expression.Function(
            "struct_pack", values, columns, Volatility.IMMUTABLE, Scope.rowType(item)));
  }

  /// The field of a value by a path of names.
  Expression path(Expression value, List<Identifier> parts, int from, Span span) {
    Expression result = value;
    for (int i = from; i < parts.size(); i++) {
      result = field(result, parts.get(i).name(), span);
    }
    return result;
  }

  Expression field(Expression value, String name, Span span) {
    if (BindContext.isPoison(value)) {
      return value;
    }
    return switch (value.type()) {
      case StructType struct ->
          struct
              .field(name)
              .<Expression>map(f -> new FieldAccess(value, f.name(), f.type()))
              .orElseGet(
                  () -> noField(struct.fields().stream().map(f -> f.name()).toList(), name, span));
      case UnionType union ->
          union.members().stream()
              .filter(m -> Identifiers.same(m.name(), name))
              .findFirst()
              .<Expression>map(m -> new FieldAccess(value, m.name(), m.type()))
              .orElseGet(
                  () -> noField(union.members().stream().map(m -> m.name()).toList(), name, span));
      case MapType map -> new FieldAccess(value, name, map.value());
      case DataType type when type == ScalarType.JSON || type == ScalarType.VARIANT ->
          new FieldAccess(value, name, type);
      case DataType type ->
          context.problem(
              ErrorCode.TYPE_MISMATCH,
              "cannot take field '"
                  + name
                  + "' of a value of type "
                  + type.text()
                  + ": only structs, unions, maps and JSON have fields",
              span);
    };
  }

  private Expression noField(List<String> fields, String name, Span span) {
    return context.problem(
        ErrorCode.UNKNOWN_COLUMN,
        "there is no field '"
            + name
            + "'; the fields are "
            + String.join(", ", fields)
            + NearestNames.hint(name, fields),
        span);
  }

  private Optional<Expression> valueFunction(List<Identifier> parts) {
    Identifier only = parts.getFirst();
    if (parts.size() > 1
        || only.quoting() == Identifier.Quoting.QUOTED
        || !VALUE_FUNCTIONS.contains(Identifiers.fold(only.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        expressions.bind(
            SqlExpression.Call.of(valueFunction(only.name()), List.of(), only.span()),
            Names.of(Scope.empty(), Clause.SELECT, Aliases.NONE, CteScope.EMPTY)));
  }

  private static String valueFunction(String name) {
    return switch (Identifiers.fold(name)) {
      case "current_time" -> "get_current_time";
      case "current_timestamp" -> "get_current_timestamp";
      case "localtime" -> "current_localtime";
      case "localtimestamp" -> "current_localtimestamp";
      case String same -> same;
    };
  }

  private Expression unknown(List<Identifier> parts, Names names, Span span) {
    if (names.scope().isOpen()) {
      return BindContext.POISON;
    }
    String name = parts.getLast().name();
    if (parts.size() > 1) {
      String qualifier = parts.getFirst().name();
      for (Optional<Scope> s = Optional.of(names.scope()); s.isPresent(); s = s.get().parent()) {
        List<Scope.Item> items = s.get().named(List.of(qualifier));
        if (!items.isEmpty()) {
          String column = parts.get(1).name();
          List<String> columns = items.getFirst().columns().stream().map(c -> c.name()).toList();
          return context.problem(
              ErrorCode.UNKNOWN_COLUMN,
              "table '" + qualifier + "' has no column '" + column + "'" + among(columns, column),
              span);
        }
      }
      return context.problem(
          ErrorCode.UNKNOWN_COLUMN,
          "there is no table or column '"
              + qualifier
              + "' here"
              + among(names.scope().aliases(), qualifier),
          span);
    }
    List<String> columns = new ArrayList<>(names.scope().columnNames());
    columns.addAll(NearestNames.of(name, VALUE_FUNCTIONS));
    String message = "there is no column '" + name + "' here" + among(columns, name);
    if (parts.getFirst().quoting() == Identifier.Quoting.QUOTED
        && NearestNames.of(name, columns).isEmpty()) {
      message += "; a text stands in single quotes";
    }
    return context.problem(ErrorCode.UNKNOWN_COLUMN, message, span);
  }

  private static String among(List<String> columns, String name) {
    String hint = NearestNames.hint(name, columns);
    List<String> distinct = columns.stream().distinct().toList();
    if (!hint.isEmpty() || distinct.isEmpty()) {
      return hint;
    }
    return distinct.size() <= 12
        ? "; there are " + String.join(", ", distinct)
        : "; there are " + String.join(", ", distinct.subList(0, 12)) + ", …";
  }
}
