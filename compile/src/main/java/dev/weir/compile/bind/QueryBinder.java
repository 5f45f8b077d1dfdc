package dev.weir.compile.bind;

import dev.weir.compile.analyze.CallPlaces;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.ScalarType;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Binds whole queries.
public final class QueryBinder {
  private final BindContext context;
  private final ExpressionBinder expressions;
  private final SelectBinder selects;
  private final SetOperationBinder sets;
  private final CteBinder ctes;

  private QueryBinder(BindContext context) {
    this.context = context;
    this.expressions = new ExpressionBinder(context, this);
    this.selects = new SelectBinder(context, expressions, this);
    this.sets = new SetOperationBinder(context, this);
    this.ctes = new CteBinder(context, this, expressions);
  }

  /// The query with every name resolved and every expression typed.
  ///
  /// @param text the text that the tree was read from, for the places of problems
  /// @throws dev.weir.model.WeirException with all problems that were found
  public static Relation bind(
      SqlQuery query,
      String text,
      String file,
      Catalog catalog,
      FunctionCatalog functions,
      BindOptions options) {
    return bind(query, text, file, catalog, functions, options, new CallPlaces());
  }

  /// The same, and the places of calls that can give something else in another run.
  public static Relation bind(
      SqlQuery query,
      String text,
      String file,
      Catalog catalog,
      FunctionCatalog functions,
      BindOptions options,
      CallPlaces places) {
    Parameters parameters = new Parameters(options.parameters());
    while (true) {
      BindContext context =
          new BindContext(catalog, functions, options, parameters, places, text, file);
      Relation relation = new QueryBinder(context).bind(query, Optional.empty(), CteScope.EMPTY);
      if (!parameters.hasLearned()) {
        parameters.reportUntyped(context);
        context.throwProblems();
        context.budget.whole(relation);
        return relation;
      }
      parameters = parameters.next();
    }
  }

  Relation bind(SqlQuery query, Optional<Scope> outer, CteScope visible) {
    if (query.with().isPresent()) {
      CteBinder.Bound bound = ctes.bind(query.with().get(), outer, visible);
      Relation body = body(query, outer, bound.scope());
      return new Relation.With(bound.ctes(), body);
    }
    return body(query, outer, visible);
  }

  private Relation body(SqlQuery query, Optional<Scope> outer, CteScope visible) {
    if (query.body() instanceof SqlSelect select) {
      return selects.bind(select, query.orderBy(), query.limit(), outer, visible);
    }
    Relation body = bind(query.body(), outer, visible);
    if (query.orderBy().isEmpty() && query.limit().isEmpty()) {
      return body;
    }
    return new Relation.Ordered(
        body,
        query
            .orderBy()
            .map(o -> new OutputOrder(expressions, body, outer, visible).bind(o))
            .orElse(List.of()),
        query.limit().map(l -> limit(l, outer, visible)));
  }

  Relation bind(SqlQueryBody body, Optional<Scope> outer, CteScope visible) {
    return switch (body) {
      case SqlQuery q -> bind(q, outer, visible);
      case SqlSelect s -> selects.bind(s, Optional.empty(), Optional.empty(), outer, visible);
      case SqlSetOperation s -> sets.bind(s, outer, visible);
      case SqlValues v -> values(v, outer, visible);
      case SqlPivotBody p -> selects.ofTable(p.table(), outer, visible);
      case SqlDescribe d -> describe(d, outer, visible);
    };
  }

  /// `DESCRIBE …` as a query: its rows are known as soon as the query is bound. The catalog states
  /// columns and types and no constraints, so that every column may be NULL and none is a key.
  private Relation describe(SqlDescribe describe, Optional<Scope> outer, CteScope visible) {
    Optional<Relation> described = described(describe, outer, visible);
    if (described.isEmpty()) {
      context.record(
          ErrorCode.NOT_A_QUERY,
          switch (describe.kind()) {
            case SUMMARIZE ->
                "SUMMARIZE estimates from the data; write the aggregates that you need: min(x),"
                    + " max(x), count(x), approx_count_distinct(x)";
            case SHOW, DESCRIBE ->
                "SHOW tells about a session, and a query reads tables; write DESCRIBE for the"
                    + " columns of a table";
          },
          describe.span());
      return new Relation.Values(List.of(), List.of());
    }
    List<List<Expression>> rows = new ArrayList<>();
    for (Column column : described.get().columns()) {
      Expression none =
          new Expression.Cast(Expression.CastMode.STRICT, Literals.NULL, ScalarType.VARCHAR);
      rows.add(
          List.of(
              Literals.text(column.name()),
              Literals.text(TypeNames.described(column.type())),
              Literals.text("YES"),
              none,
              none,
              none));
    }
    List<Column> columns =
        Stream.of("column_name", "column_type", "null", "key", "default", "extra")
            .map(name -> new Column(name, ScalarType.VARCHAR))
            .toList();
    return FromBinder.all(
        new From.Derived(
            context.nextSource(),
            new Relation.Values(rows, columns),
            "described",
            columns,
            Optional.empty()));
  }

  private Optional<Relation> described(
      SqlDescribe describe, Optional<Scope> outer, CteScope visible) {
    return switch (describe.kind()) {
      case SUMMARIZE -> Optional.empty();
      case DESCRIBE -> describe.query().map(query -> bind(query, outer, visible));
      case SHOW ->
          describe
              .target()
              .map(TableName::of)
              .filter(
                  name -> visible.find(name.name()).isPresent() || context.table(name).isPresent())
              .map(name ->
                  selects.ofTable(
                      new SqlTable.Named(
                          new QualifiedName(
                              List.of(
                                  new Identifier(
                                      name.name(), Identifier.Quoting.QUOTED, describe.span())),
                              describe.span()),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          describe.span()),
                      outer,
                      visible));
    };
  }

  private Relation values(SqlValues values, Optional<Scope> outer, CteScope visible) {
    Names names = Names.of(new Scope(outer), Clause.VALUES, Aliases.NONE, visible);
    context.budget.list(values.rows().size(), values.span());
    List<List<Expression>> rows = new ArrayList<>();
    int width = values.rows().getFirst().size();
    for (List<dev.weir.sql.tree.SqlExpression> row : values.rows()) {
      if (row.size() != width) {
        context.record(
            ErrorCode.INVALID_QUERY,
            "the rows of VALUES differ in length: " + width + " and " + row.size(),
            row.isEmpty() ? values.span() : row.getFirst().span());
        return new Relation.Values(List.of(), List.of());
      }
      rows.add(expressions.bindAll(row, names));
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Expression> cells = rows.stream().map(r -> r.get(column)).toList();
      columns.add(new Column("col" + i, sets.type(cells, values.span())));
    }
    return new Relation.Values(rows, columns);
  }

  static Expression output(List<Column> columns, int ordinal) {
    Column column = columns.get(ordinal);
    return new Expression.OutputRef(ordinal, column.name(), column.type());
  }

  Relation.Limit limit(SqlLimit limit, Optional<Scope> outer, CteScope visible) {
    Names names = Names.of(new Scope(outer), Clause.LIMIT, Aliases.NONE, visible);
    Relation.Limit bound =
        new Relation.Limit(
            limit.count().map(c -> expressions.bind(c, names)),
            Relation.Limit.Unit.valueOf(limit.unit().name()),
            limit.offset().map(o -> expressions.bind(o, names)));
    boolean percent = bound.unit() == Relation.Limit.Unit.PERCENT;
    limit.count().ifPresent(c -> checkLimit("LIMIT", bound.count().orElseThrow(), percent, c));
    limit.offset().ifPresent(o -> checkLimit("OFFSET", bound.offset().orElseThrow(), false, o));
    bound
        .count()
        .ifPresent(
            c -> context.parameters.learn(c, percent ? ScalarType.DOUBLE : ScalarType.BIGINT));
    bound.offset().ifPresent(o -> context.parameters.learn(o, ScalarType.BIGINT));
    return bound;
  }

  private void checkLimit(
      String clause, Expression bound, boolean percent, dev.weir.sql.tree.SqlExpression written) {
    if (!(bound instanceof Expression.Literal literal)
        || BindContext.isPoison(bound)
        || literal.value().isEmpty()
        || !isNumber(literal.type())) {
      return;
    }
    java.math.BigDecimal value = new java.math.BigDecimal(literal.value().get());
    if (value.signum() < 0) {
      context.record(
          ErrorCode.INVALID_QUERY,
          clause + " cannot be negative, as " + value + " is",
          written.span());
    } else if (percent && value.compareTo(java.math.BigDecimal.valueOf(100)) > 0) {
      context.record(
          ErrorCode.INVALID_QUERY,
          clause + " takes 0 to 100 percent, not " + value,
          written.span());
    }
  }

  private static boolean isNumber(DataType type) {
    return type instanceof dev.weir.model.DecimalType
        || type instanceof ScalarType scalar && scalar.isInteger();
  }

  /// Columns under names that are unique, as the engine makes them: the second `a` is `a_1`.
  static List<Column> unique(List<Column> columns) {
    Set<String> taken = new LinkedHashSet<>();
    List<Column> unique = new ArrayList<>(columns.size());
    for (Column column : columns) {
      String name = column.name();
      for (int i = 1; !taken.add(Identifiers.fold(name)); i++) {
        name = column.name() + "_" + i;
      }
      unique.add(name.equals(column.name()) ? column : new Column(name, column.type()));
    }
    return unique;
  }

  /// Columns renamed by an alias list, which may be shorter than the columns.
  List<Column> renamed(
      List<Column> columns, List<dev.weir.sql.tree.Identifier> names, String table, Span span) {
    if (names.size() > columns.size()) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "'" + table + "' has " + columns.size() + " columns, the alias names " + names.size(),
          span);
    }
    List<Column> renamed = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      DataType type = columns.get(i).type();
      renamed.add(i < names.size() ? new Column(names.get(i).name(), type) : columns.get(i));
    }
    return unique(renamed);
  }
}
