package dev.weir.compile.bind;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.MapType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.UnionType;
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
    Optional<Expression> found = inBlock(parts, names, span);
    Optional<Scope> outer = names.scope().parent();
    while (found.isEmpty() && outer.isPresent()) {
      found = around(outer.get(), parts, span);
      outer = outer.get().parent();
    }
    return found.or(() -> valueFunction(parts)).orElseGet(() -> unknown(parts, names, span));
  }

  /// What a name means in its own block; see [Aliases] for the order.
  private Optional<Expression> inBlock(List<Identifier> parts, Names names, Span span) {
    Scope scope = names.scope();
    Optional<String> single = single(parts, scope);
    if (single.isPresent() && names.place() == Names.Place.PLAIN) {
      List<Expression> columns = parts.size() == 1 ? scope.unqualified(single.get()) : List.of();
      Optional<Expression> alias = names.aliases().before(columns, single.get());
      if (alias.isPresent()) {
        return alias;
      }
    }
    Optional<Expression> found = ofFrom(scope, parts, span);
    return found.isEmpty() && single.isPresent()
        ? names.aliases().find(single.get()).map(alias -> nested(alias, names, span))
        : found;
  }

  /// A name that can be an alias: alone, or behind the word ALIAS.
  static Optional<String> single(List<Identifier> parts, Scope scope) {
    if (parts.size() == 2
        && Identifiers.same(parts.getFirst().name(), "alias")
        && scope.named(List.of("alias")).isEmpty()) {
      return Optional.of(parts.getLast().name());
    }
    return parts.size() == 1 ? Optional.of(parts.getFirst().name()) : Optional.empty();
  }

  /// An alias inside a call that must not hold what the alias stands for.
  private Expression nested(Expression alias, Names names, Span span) {
    boolean misplaced =
        switch (names.place()) {
          case PLAIN -> false;
          case IN_AGGREGATE ->
              Walk.hasAggregate(alias) || Walk.hasWindow(alias) || Walk.hasUnnest(alias);
          case IN_WINDOW -> Walk.hasWindow(alias) || Walk.hasUnnest(alias);
        };
    return misplaced
        ? context.problem(
            ErrorCode.WRONG_GROUPING,
            "this alias stands for an aggregate, a window or UNNEST, which cannot stand inside this"
                + " call; put one of them in a subquery",
            span)
        : alias;
  }

  /// What a name means in a block around the one that it stands in: a column, or an alias.
  private Optional<Expression> around(Scope outer, List<Identifier> parts, Span span) {
    return ofFrom(outer, parts, span)
        .or(() ->
            single(parts, outer)
                .flatMap(outer.aliasesWithin()::find)
                .map(alias -> ofOuterRow(alias, span)));
  }

  /// A column of one level, else a table of it as a row.
  private Optional<Expression> ofFrom(Scope scope, List<Identifier> parts, Span span) {
    Optional<Expression> found = atLevel(scope, parts, span);
    return found.isEmpty() && parts.size() == 1 ? wholeRow(scope, parts.getFirst().name()) : found;
  }

  /// An alias of an outer block is computed anew for each of that block's rows.
  private Expression ofOuterRow(Expression alias, Span span) {
    boolean many =
        Walk.hasAggregate(alias)
            || Walk.hasWindow(alias)
            || Walk.hasUnnest(alias)
            || Walk.any(alias, Walk::isSubquery);
    return many
        ? context.problem(
            ErrorCode.UNSUPPORTED,
            "this alias of the outer query stands for an aggregate, a window, UNNEST or a subquery,"
                + " which a subquery cannot read; compute it in a subquery in FROM and read its"
                + " column",
            span)
        : alias;
  }

  /// A column of one level. Where a table and a column share a name, `name.x` is the table's column
  /// `x` if that level or one around it has it, before it is a field.
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
    if (found.isEmpty() || parts.size() > 1 && isOfOuterTable(found.getFirst(), scope, parts)) {
      return Optional.empty();
    }
    return Optional.of(path(found.getFirst(), parts, 1, span));
  }

  /// Whether `name.x` cannot be a field of the column `name`, but is a column of a table around.
  private static boolean isOfOuterTable(Expression column, Scope scope, List<Identifier> parts) {
    if (column.type() instanceof StructType struct
        && struct.field(parts.get(1).name()).isPresent()) {
      return false;
    }
    for (Optional<Scope> s = scope.parent(); s.isPresent(); s = s.get().parent()) {
      for (Scope.Item item : s.get().named(List.of(parts.getFirst().name()))) {
        if (Scope.column(item, parts.get(1).name()).isPresent()) {
          return true;
        }
      }
    }
    return false;
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

  private Optional<Expression> wholeRow(Scope scope, String name) {
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
            context.functions.typed(
                "struct_pack", values.stream().map(Expression::type).toList(), Scope.rowType(item)),
            values,
            columns));
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
