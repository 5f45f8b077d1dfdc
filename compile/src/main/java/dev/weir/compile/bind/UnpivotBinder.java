package dev.weir.compile.bind;

import dev.weir.compile.function.Coercion;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.ColumnRef;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// UNPIVOT. Its rows carry the names that the columns have in their table.
final class UnpivotBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final FromBinder tables;
  private final StarExpansion stars;

  UnpivotBinder(BindContext context, ExpressionBinder expressions, FromBinder tables) {
    this.context = context;
    this.expressions = expressions;
    this.tables = tables;
    this.stars = new StarExpansion(context, expressions);
  }

  FromBinder.Bound bind(SqlTable.Unpivot unpivot, Scope left, CteScope visible) {
    FromBinder.Bound source = tables.bind(unpivot.source(), left, visible);
    Names names = Names.of(source.scope(), Clause.PIVOT, Aliases.NONE, visible);
    List<String> valueColumns =
        unpivot.values().isEmpty()
            ? List.of("value")
            : unpivot.values().stream().map(Identifier::name).toList();
    String nameColumn = unpivot.names().isEmpty() ? "name" : unpivot.names().getFirst().name();
    List<From.UnpivotEntry> entries = new ArrayList<>();
    for (SqlSelectItem item : unpivot.columns()) {
      entries.addAll(entries(item, valueColumns.size(), names));
    }
    if (entries.isEmpty()) {
      context.record(ErrorCode.INVALID_QUERY, "UNPIVOT names no column", unpivot.span());
      return tables.unbound(unpivot.alias(), "unpivot", left);
    }
    List<Identifier> renamed = FromBinder.aliasColumns(unpivot.alias());
    From.Unpivot.Nulls nulls = From.Unpivot.Nulls.valueOf(unpivot.nulls().name());
    List<Relation.Output> kept = rest(source.scope(), entries);
    List<Column> columns = new ArrayList<>();
    kept.forEach(k -> columns.add(new Column(k.name(), k.expression().type())));
    columns.add(new Column(nameColumn, ScalarType.VARCHAR));
    for (int i = 0; i < valueColumns.size(); i++) {
      // The engine gives the first names of the list to the values too.
      String name = i < renamed.size() ? renamed.get(i).name() : valueColumns.get(i);
      columns.add(new Column(name, type(entries, i, unpivot.span())));
    }
    if (nulls == From.Unpivot.Nulls.EXCLUDE) {
      checkNames(columns, renamed, kept.size() + 1, unpivot.span());
    }
    int id = context.nextSource();
    String alias = unpivot.alias().map(a -> a.name().name()).orElse("unnamed_unpivot");
    List<Column> named = PivotBinder.named(columns, unpivot.alias());
    From from =
        new From.Unpivot(
            id,
            source.from().orElseThrow(),
            nulls,
            kept.stream().map(Relation.Output::expression).toList(),
            entries,
            nameColumn,
            valueColumns,
            alias,
            named);
    return FromBinder.single(
        from, new Scope.Item(id, alias, List.of(alias), named, Map.of()), left);
  }

  /// The engine leaves out rows by the names of the values: that of another column in front would
  /// be looked at instead.
  private void checkNames(List<Column> columns, List<Identifier> renamed, int first, Span span) {
    for (int i = first; i < columns.size(); i++) {
      String name = columns.get(i).name();
      for (int j = 0; j < first; j++) {
        String other = j < renamed.size() ? renamed.get(j).name() : columns.get(j).name();
        if (Identifiers.same(name, other)) {
          context.record(
              ErrorCode.UNSUPPORTED,
              "UNPIVOT would leave out rows by the wrong column: the engine looks for NULL in '"
                  + other
                  + "' instead of the values; "
                  + (renamed.isEmpty()
                      ? "give the values another name"
                      : "leave out the list of column names and name them in a SELECT around it")
                  + ", or write INCLUDE NULLS",
              span);
          return;
        }
      }
    }
  }

  /// The columns that are not turned to rows: the engine takes out the first of each name.
  private static List<Relation.Output> rest(Scope scope, List<From.UnpivotEntry> entries) {
    Set<Expression> used = new LinkedHashSet<>();
    entries.forEach(e -> e.values().forEach(v -> PivotBinder.collect(v, used)));
    Set<String> names = new LinkedHashSet<>();
    List<Scope.Visible> all = scope.star();
    for (Scope.Visible column : all) {
      if (used.contains(column.value())) {
        names.add(Identifiers.fold(column.name()));
      }
    }
    return all.stream()
        .filter(column -> !names.remove(Identifiers.fold(column.name())))
        .map(column -> new Relation.Output(column.name(), column.value()))
        .toList();
  }

  private List<From.UnpivotEntry> entries(SqlSelectItem item, int width, Names names) {
    if (item.expression() instanceof SqlExpression.Row row
        && row.elements().stream().allMatch(UnpivotBinder::isName)) {
      List<From.UnpivotEntry> parts =
          row.elements().stream().map(element -> entry(element, names)).toList();
      String name =
          item.alias()
              .map(Identifier::name)
              .orElseGet(() ->
                  parts.stream().map(From.UnpivotEntry::name).collect(Collectors.joining("_")));
      List<Expression> values = parts.stream().flatMap(part -> part.values().stream()).toList();
      return checked(List.of(new From.UnpivotEntry(name, values)), width, item.span());
    }
    if (item.expression() instanceof SqlExpression.Star
        || ColumnsExpansion.isIn(item.expression())) {
      List<From.UnpivotEntry> each =
          stars.expand(item, names).stream()
              .map(i -> new From.UnpivotEntry(i.name(), List.of(i.expression())))
              .toList();
      return checked(each, width, item.span());
    }
    From.UnpivotEntry entry = entry(item.expression(), names);
    String name = item.alias().map(Identifier::name).orElse(entry.name());
    return checked(List.of(new From.UnpivotEntry(name, entry.values())), width, item.span());
  }

  /// Several names in parentheses are columns of one entry; with anything else among them they are
  /// one value, a tuple.
  private static boolean isName(SqlExpression expression) {
    return expression instanceof SqlExpression.ColumnName || constantName(expression).isPresent();
  }

  /// A constant names a column.
  private static Optional<String> constantName(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.StringLiteral s -> Optional.of(s.value());
      case SqlExpression.NumberLiteral n -> Optional.of(n.digits());
      case SqlExpression _ -> Optional.empty();
    };
  }

  /// A column, a constant that names one, or an expression over just one, whose name it takes.
  private From.UnpivotEntry entry(SqlExpression written, Names names) {
    SqlExpression expression =
        constantName(written)
            .<SqlExpression>map(name -> column(name, written.span()))
            .orElse(written);
    List<SqlExpression.ColumnName> columns = new ArrayList<>();
    boolean[] subquery = {false};
    columns(expression, columns, subquery);
    if (columns.size() != 1 || subquery[0]) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "UNPIVOT: an entry is a column or an expression that reads just one, without subqueries",
          written.span());
      return new From.UnpivotEntry("", List.of(BindContext.POISON));
    }
    Optional<ColumnRef> column = column(columns.getFirst(), names);
    return column.isEmpty()
        ? new From.UnpivotEntry("", List.of(BindContext.POISON))
        : new From.UnpivotEntry(column.get().name(), List.of(expressions.bind(expression, names)));
  }

  private static SqlExpression.ColumnName column(String name, Span span) {
    Identifier identifier = new Identifier(name, Identifier.Quoting.QUOTED, span);
    return new SqlExpression.ColumnName(new QualifiedName(List.of(identifier), span), span);
  }

  /// The column of the table that a name means; a path into a struct means none.
  private Optional<ColumnRef> column(SqlExpression.ColumnName written, Names names) {
    Expression bound = expressions.bind(written, names);
    if (BindContext.isPoison(bound)) {
      return Optional.empty();
    }
    String name = written.name().last().name();
    if (bound instanceof ColumnRef ref) {
      return Optional.of(ref);
    }
    Optional<Scope.Visible> merged =
        names.scope().star().stream()
            .filter(v -> v.value().equals(bound) && Identifiers.same(v.name(), name))
            .findFirst();
    if (merged.isPresent()) {
      return Optional.of(new ColumnRef(-1, 0, merged.get().name(), bound.type()));
    }
    context.record(
        ErrorCode.UNKNOWN_COLUMN,
        "UNPIVOT: the table has no column '"
            + name
            + "'; a field of a struct is a column of a subquery, or stands behind the struct in"
            + " parentheses"
            + NearestNames.hint(name, names.scope().columnNames()),
        written.span());
    return Optional.empty();
  }

  private static void columns(
      SqlExpression expression, List<SqlExpression.ColumnName> found, boolean[] subquery) {
    if (expression instanceof SqlExpression.ColumnName column) {
      found.add(column);
    } else {
      SyntaxParts.of(expression, part -> columns(part, found, subquery), _ -> subquery[0] = true);
    }
  }

  private List<From.UnpivotEntry> checked(List<From.UnpivotEntry> entries, int width, Span span) {
    for (From.UnpivotEntry entry : entries) {
      if (entry.values().size() != width) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "UNPIVOT: each entry needs "
                + (width == 1 ? "1 column" : width + " columns")
                + ", as there are names for values; here "
                + (entry.values().size() == 1 ? "is 1" : "are " + entry.values().size()),
            span);
      }
    }
    return entries;
  }

  private DataType type(List<From.UnpivotEntry> entries, int column, Span span) {
    DataType type = ScalarType.NULL;
    for (From.UnpivotEntry entry : entries) {
      if (column < entry.values().size() && !BindContext.isPoison(entry.values().get(column))) {
        DataType next = entry.values().get(column).type();
        Optional<DataType> both = Coercion.commonType(type, next);
        if (both.isEmpty()) {
          context.record(
              ErrorCode.TYPE_MISMATCH,
              "UNPIVOT: "
                  + type.text()
                  + " and "
                  + next.text()
                  + " have no common type; cast the columns to one",
              span);
        }
        type = both.orElse(type);
      }
    }
    return type;
  }
}
