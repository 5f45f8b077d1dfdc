package dev.weir.compile.bind;

import dev.weir.compile.catalog.Catalog;
import dev.weir.model.Column;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Binds what stands in FROM. Two items may have one name as long as no reference has to tell them
/// apart. Items see the items to their left, whether LATERAL is written or not.
final class FromBinder {
  /// Bound items and the columns that they make visible; no item without FROM.
  record Bound(Optional<From> from, Scope scope) {}

  /// The number of a row, which every table of the engine has and no star shows.
  private static final Column ROW_ID = new Column("rowid", ScalarType.BIGINT);

  private final BindContext context;
  private final QueryBinder queries;
  private final JoinBinder joins;
  private final TableFunctionBinder functions;
  private final PivotBinder pivots;
  private final UnpivotBinder unpivots;

  /// Subqueries without an alias in the FROM clause that is being bound.
  private int unnamed;

  FromBinder(BindContext context, ExpressionBinder expressions, QueryBinder queries) {
    this.context = context;
    this.queries = queries;
    this.joins = new JoinBinder(context, expressions, this);
    this.functions = new TableFunctionBinder(context, expressions, queries);
    this.pivots = new PivotBinder(context, expressions, this);
    this.unpivots = new UnpivotBinder(context, expressions, this);
  }

  Bound bind(List<SqlTable> tables, Optional<Scope> outer, CteScope visible) {
    int around = unnamed;
    unnamed = 0;
    Scope scope = new Scope(outer);
    Optional<From> from = Optional.empty();
    for (SqlTable table : tables) {
      Bound next = bind(table, scope, visible);
      scope.addAll(next.scope());
      From right = next.from().orElseThrow();
      from =
          Optional.of(
              from.<From>map(left -> new From.Join(JoinKind.INNER, left, right, Optional.empty()))
                  .orElse(right));
    }
    unnamed = around;
    return new Bound(from, scope);
  }

  /// Binds one item; `left` holds what it may refer to.
  Bound bind(SqlTable table, Scope left, CteScope visible) {
    return switch (table) {
      case SqlTable.Named named -> named(named, left, visible);
      case SqlTable.Function function -> function(function, left, visible);
      case SqlTable.Subquery subquery -> subquery(subquery, left, visible);
      case SqlTable.Join join -> joins.bind(join, left, visible);
      case SqlTable.Parenthesized inner -> parenthesized(inner, left, visible);
      case SqlTable.Pivot pivot -> pivots.bind(pivot, left, visible);
      case SqlTable.Unpivot unpivot -> unpivots.bind(unpivot, left, visible);
    };
  }

  private Bound function(SqlTable.Function function, Scope left, CteScope visible) {
    Bound bound = functions.bind(function, left, visible);
    if (function.sample().isEmpty() || bound.scope().isOpen()) {
      return bound;
    }
    Scope.Item item = bound.scope().items().getFirst();
    Relation all = all(bound.from().orElseThrow(), item.id(), item.columns());
    return derived(all, item.alias(), List.of(), function.sample(), left, function.span());
  }

  private Bound named(SqlTable.Named named, Scope left, CteScope visible) {
    List<String> parts = named.name().parts().stream().map(Identifier::name).toList();
    if (named.at().isPresent()) {
      context.record(
          ErrorCode.UNSUPPORTED,
          "AT is not supported: a source states its snapshot in the project",
          named.at().get().span());
    }
    if (parts.size() == 1) {
      Optional<CteScope.Entry> cte = visible.find(parts.getFirst());
      if (cte.isPresent()) {
        return cte(named, cte.get(), left);
      }
    }
    TableName name = new TableName(parts);
    checkDepth(name, named.span());
    int before = context.problemCount();
    Optional<Catalog.Table> found = find(name, named.span());
    if (found.isEmpty()) {
      if (context.problemCount() == before) {
        unknown(name, visible, named.span());
      }
      return unbound(named.alias(), name.name(), left);
    }
    Catalog.Table table = found.get();
    context
        .options
        .guard()
        .veto(table)
        .ifPresent(why ->
            context.record(
                ErrorCode.VETOED, "table '" + name + "' may not be read: " + why, named.span()));
    String alias = named.alias().map(a -> a.name().name()).orElse(parts.getLast());
    List<Column> columns =
        queries.renamed(table.schema().columns(), aliasColumns(named.alias()), alias, named.span());
    int id = context.nextSource();
    List<String> path =
        named.alias().isPresent() ? List.of(alias) : context.namespace.full(table.name());
    Scope.Item item = new Scope.Item(id, alias, path, columns, Map.of());
    List<Column> read = table.schema().columns();
    if (context.mentions(ROW_ID.name()) && Scope.column(item, ROW_ID.name()).isEmpty()) {
      item = item.withHidden(ROW_ID);
      read = Stream.concat(read.stream(), Stream.of(ROW_ID)).toList();
    }
    return single(new From.Scan(id, table.name(), alias, read, sample(named.sample())), item, left);
  }

  private void checkDepth(TableName name, Span span) {
    int parts = name.parts().size();
    context
        .namespace
        .depth()
        .filter(depth -> depth != parts)
        .ifPresent(depth ->
            context.record(
                ErrorCode.CATALOG_DEPTH,
                "'"
                    + name
                    + "' has "
                    + parts
                    + (parts == 1 ? " part" : " parts")
                    + ", the policy wants names of "
                    + depth
                    + ": "
                    + List.of("table", "schema.table", "catalog.schema.table").get(depth - 1),
                span));
  }

  private Optional<Catalog.Table> find(TableName name, Span span) {
    try {
      return context.table(name);
    } catch (WeirException e) {
      context.problem(e, span);
      return Optional.empty();
    }
  }

  private Bound cte(SqlTable.Named named, CteScope.Entry cte, Scope left) {
    String alias = named.alias().map(a -> a.name().name()).orElse(named.name().last().name());
    List<Column> columns =
        queries.renamed(cte.columns(), aliasColumns(named.alias()), alias, named.span());
    int id = context.nextSource();
    From scan = new From.CteScan(id, cte.id(), cte.name(), alias, columns);
    if (named.sample().isPresent()) {
      Relation all = all(scan, id, columns);
      return derived(all, alias, List.of(), named.sample(), left, named.span());
    }
    return single(scan, new Scope.Item(id, alias, List.of(alias), columns, Map.of()), left);
  }

  private Bound subquery(SqlTable.Subquery subquery, Scope left, CteScope visible) {
    Relation query = queries.bind(subquery.query(), Optional.of(left), visible);
    String alias = subquery.alias().map(a -> a.name().name()).orElseGet(this::unnamed);
    return derived(
        query, alias, aliasColumns(subquery.alias()), subquery.sample(), left, subquery.span());
  }

  /// What the engine calls the next subquery without an alias.
  private String unnamed() {
    unnamed++;
    return unnamed == 1 ? "unnamed_subquery" : "unnamed_subquery" + unnamed;
  }

  private Bound parenthesized(SqlTable.Parenthesized inner, Scope left, CteScope visible) {
    Bound bound = bind(inner.table(), left, visible);
    if (inner.alias().isEmpty() && inner.sample().isEmpty()) {
      return bound;
    }
    Relation all =
        select(
            bound.from().orElseThrow(),
            bound.scope().star().stream()
                .map(v -> new Relation.Output(v.name(), v.value()))
                .toList());
    String alias = inner.alias().map(a -> a.name().name()).orElseGet(this::unnamed);
    return derived(all, alias, aliasColumns(inner.alias()), inner.sample(), left, inner.span());
  }

  private Bound derived(
      Relation query,
      String alias,
      List<Identifier> names,
      Optional<SqlSample> sample,
      Scope left,
      Span span) {
    List<Column> columns = queries.renamed(QueryBinder.unique(query.columns()), names, alias, span);
    int id = context.nextSource();
    From from = new From.Derived(id, query, alias, columns, sample(sample));
    return single(from, new Scope.Item(id, alias, List.of(alias), columns, Map.of()), left);
  }

  /// `SELECT *` of a subquery.
  static Relation all(From.Derived derived) {
    return all(derived, derived.id(), derived.columns());
  }

  private static Relation all(From from, int id, List<Column> columns) {
    Scope.Item item = new Scope.Item(id, "", List.of(), columns, Map.of());
    return select(
        from,
        Scope.star(item).stream().map(v -> new Relation.Output(v.name(), v.value())).toList());
  }

  /// A plain `SELECT outputs FROM from`.
  static Relation select(From from, List<Relation.Output> outputs) {
    return new Relation.Select(
        Optional.of(from),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        outputs,
        new Relation.Distinct.None(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Relation.Sample> sample(Optional<SqlSample> sample) {
    return sample.flatMap(s -> Samples.bind(s, context));
  }

  static Bound single(From from, Scope.Item item, Scope left) {
    Scope scope = new Scope(Optional.of(left));
    scope.add(item);
    return new Bound(Optional.of(from), scope);
  }

  static List<Identifier> aliasColumns(Optional<SqlAlias> alias) {
    return alias.map(SqlAlias::columns).orElse(List.of());
  }

  /// Stands for an item whose problem is recorded: any column may be one of its own.
  Bound unbound(Optional<SqlAlias> alias, String name, Scope left) {
    int id = context.nextSource();
    String shown = alias.map(a -> a.name().name()).orElse(name);
    From from = new From.Scan(id, TableName.of(shown), shown, List.of(), Optional.empty());
    Bound bound =
        single(from, new Scope.Item(id, shown, List.of(shown), List.of(), Map.of()), left);
    bound.scope().open();
    return bound;
  }

  private void unknown(TableName name, CteScope visible, Span span) {
    List<String> depths = new ArrayList<>();
    List<String> all = new ArrayList<>(visible.names());
    for (TableName table : context.catalog.tables()) {
      all.add(table.text());
      if (Identifiers.same(table.name(), name.name())
          && table.parts().size() != name.parts().size()) {
        depths.add(table.text());
      }
    }
    if (!depths.isEmpty()) {
      context.record(
          ErrorCode.CATALOG_DEPTH,
          "there is no table '"
              + name
              + "' under the default schema "
              + context.namespace.catalog()
              + "."
              + context.namespace.schema()
              + ": write "
              + String.join(" or ", depths),
          span);
      return;
    }
    String hint = NearestNames.hint(name.text(), all);
    String known =
        all.isEmpty() ? "; the catalog has no tables" : "; there are " + NearestNames.list(all);
    context.record(
        ErrorCode.UNKNOWN_TABLE,
        "there is no table '" + name + "'" + (hint.isEmpty() ? known : hint),
        span);
  }
}
