package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.List;
import java.util.Optional;

/// FROM clauses.
final class FromTree {
  private static final SqlExpression TRUE = new SqlExpression.BooleanLiteral(true, Span.NONE);

  private final EmittedNames names;
  private final ExpressionTree expressions;
  private final RelationTree relations;
  private final PivotTree pivots;

  FromTree(EmittedNames names, ExpressionTree expressions, RelationTree relations) {
    this.names = names;
    this.expressions = expressions;
    this.relations = relations;
    this.pivots = new PivotTree(names, expressions, this);
  }

  SqlTable of(From from) {
    return switch (from) {
      case From.Scan scan -> scan(scan);
      case From.CteScan scan -> cteScan(scan);
      case From.Derived derived -> derived(derived);
      case From.FunctionScan function ->
          OrdinalityRewrite.of(function).map(this::derived).orElseGet(() -> function(function));
      case From.Join join -> join(join);
      case From.Pivot pivot -> pivots.pivot(pivot);
      case From.Unpivot unpivot -> pivots.unpivot(unpivot);
    };
  }

  private SqlTable scan(From.Scan scan) {
    String alias = names.item(scan.id(), scan.alias(), scan.columns());
    List<Identifier> parts = scan.table().parts().stream().map(Identifier::of).toList();
    return new SqlTable.Named(
        new QualifiedName(parts, Span.NONE),
        Optional.empty(),
        aliasUnless(scan.table().name(), alias),
        scan.sample().map(SelectTree::sample),
        Span.NONE);
  }

  private SqlTable cteScan(From.CteScan scan) {
    EmittedNames.EmittedCte cte = names.cte(scan.cte());
    String alias = names.item(scan.id(), scan.alias(), scan.columns());
    boolean renamed = !cte.columns().equals(EmittedNames.names(scan.columns()));
    return new SqlTable.Named(
        OperatorTree.qualified(cte.name()),
        Optional.empty(),
        renamed ? Optional.of(alias(alias, scan.columns())) : aliasUnless(cte.name(), alias),
        Optional.empty(),
        Span.NONE);
  }

  private SqlTable derived(From.Derived derived) {
    SqlQuery query = relations.query(derived.query(), RelationTree.Naming.NAMED);
    String alias = names.item(derived.id(), derived.alias(), derived.columns());
    List<String> produced = RelationTree.producedNames(derived.query());
    boolean renamed = !produced.equals(EmittedNames.names(derived.columns()));
    return new SqlTable.Subquery(
        query,
        SqlTable.Laterality.PLAIN,
        Optional.of(renamed ? alias(alias, derived.columns()) : alias(alias, List.of())),
        derived.sample().map(SelectTree::sample),
        Span.NONE);
  }

  private SqlTable function(From.FunctionScan function) {
    SqlExpression.Call call =
        OperatorTree.plainCall(
            function.name(),
            OperatorTree.arguments(
                expressions.all(function.arguments()), function.argumentNames()));
    String alias = names.item(function.id(), function.alias(), function.columns());
    return new SqlTable.Function(
        call,
        switch (function.ordinality()) {
          case NONE -> SqlTable.Ordinality.NONE;
          case WITH_ORDINALITY -> SqlTable.Ordinality.WITH_ORDINALITY;
        },
        SqlTable.Laterality.PLAIN,
        Optional.of(alias(alias, function.columns())),
        Optional.empty(),
        Span.NONE);
  }

  private SqlTable join(From.Join join) {
    SqlTable left = of(join.left());
    SqlTable right = of(join.right());
    Optional<SqlExpression> condition = join.condition().map(expressions::of);
    SqlTable.JoinKind kind = kind(join.kind(), condition.isPresent());
    return switch (join.kind().matching()) {
      case POSITIONAL -> joined(left, kind, right, new SqlTable.JoinCondition.None());
      case ALL, ASOF ->
          joined(
              left,
              kind,
              right,
              kind == SqlTable.JoinKind.CROSS
                  ? new SqlTable.JoinCondition.None()
                  : new SqlTable.JoinCondition.On(condition.orElse(TRUE)));
      case ANY ->
          joined(
              left,
              kind,
              first(join.right(), right, condition),
              new SqlTable.JoinCondition.On(TRUE));
    };
  }

  private static SqlTable joined(
      SqlTable left, SqlTable.JoinKind kind, SqlTable right, SqlTable.JoinCondition condition) {
    return new SqlTable.Join(left, kind, right, condition, Span.NONE);
  }

  /// One row of an item that satisfies a condition, under the item's own alias.
  private SqlTable first(From item, SqlTable table, Optional<SqlExpression> condition) {
    SqlSelect rows =
        new SqlSelect(
            new SqlSelect.Distinct.All(),
            List.of(
                new SqlSelectItem(
                    new SqlExpression.Star(
                        Optional.empty(), List.of(), List.of(), List.of(), Span.NONE),
                    Optional.empty(),
                    Span.NONE)),
            List.of(table),
            condition,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Span.NONE);
    SqlLimit one =
        new SqlLimit(
            Optional.of(new SqlExpression.NumberLiteral("1", Span.NONE)),
            SqlLimit.Unit.ROWS,
            Optional.empty(),
            Span.NONE);
    return new SqlTable.Subquery(
        new SqlQuery(Optional.empty(), rows, Optional.empty(), Optional.of(one), Span.NONE),
        SqlTable.Laterality.LATERAL,
        Optional.of(alias(names.alias(id(item)), List.of())),
        Optional.empty(),
        Span.NONE);
  }

  private static int id(From item) {
    return switch (item) {
      case From.Scan s -> s.id();
      case From.CteScan s -> s.id();
      case From.Derived d -> d.id();
      case From.FunctionScan f -> f.id();
      case From.Pivot p -> p.id();
      case From.Unpivot u -> u.id();
      case From.Join _ -> throw new IllegalArgumentException("ANY pairs rows with one item");
    };
  }

  private static SqlTable.JoinKind kind(JoinKind kind, boolean conditional) {
    return switch (kind.matching()) {
      case ALL ->
          switch (kind.type()) {
            case INNER -> conditional ? SqlTable.JoinKind.INNER : SqlTable.JoinKind.CROSS;
            case LEFT -> SqlTable.JoinKind.LEFT;
            case RIGHT -> SqlTable.JoinKind.RIGHT;
            case FULL -> SqlTable.JoinKind.FULL;
            case SEMI -> SqlTable.JoinKind.SEMI;
            case ANTI -> SqlTable.JoinKind.ANTI;
          };
      case ANY ->
          kind.type() == JoinKind.Type.INNER ? SqlTable.JoinKind.INNER : SqlTable.JoinKind.LEFT;
      case ASOF ->
          switch (kind.type()) {
            case INNER -> SqlTable.JoinKind.ASOF;
            case LEFT -> SqlTable.JoinKind.ASOF_LEFT;
            case RIGHT -> SqlTable.JoinKind.ASOF_RIGHT;
            case FULL -> SqlTable.JoinKind.ASOF_FULL;
            case SEMI -> SqlTable.JoinKind.ASOF_SEMI;
            case ANTI -> SqlTable.JoinKind.ASOF_ANTI;
          };
      case POSITIONAL -> SqlTable.JoinKind.POSITIONAL;
    };
  }

  private static Optional<SqlAlias> aliasUnless(String implied, String alias) {
    return implied.equals(alias) ? Optional.empty() : Optional.of(alias(alias, List.of()));
  }

  static SqlAlias alias(String alias, List<Column> columns) {
    return new SqlAlias(
        Identifier.of(alias),
        columns.stream().map(c -> Identifier.of(c.name())).toList(),
        Span.NONE);
  }
}
