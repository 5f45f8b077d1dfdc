package dev.weir.compile.emit;

import dev.weir.model.Column;
import dev.weir.model.relation.From;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlTable;
import java.util.List;
import java.util.Optional;

/// FROM clauses.
final class FromTree {
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
            function.function(),
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
    return new SqlTable.Join(
        left,
        kind(join.kind(), condition.isPresent()),
        right,
        condition
            .<SqlTable.JoinCondition>map(SqlTable.JoinCondition.On::new)
            .orElseGet(() -> missing(join.kind())),
        Span.NONE);
  }

  private static SqlTable.JoinCondition missing(From.JoinKind kind) {
    return switch (kind) {
      case INNER, CROSS, POSITIONAL -> new SqlTable.JoinCondition.None();
      case LEFT,
          RIGHT,
          FULL,
          SEMI,
          ANTI,
          ASOF,
          ASOF_LEFT,
          ASOF_RIGHT,
          ASOF_FULL,
          ASOF_SEMI,
          ASOF_ANTI ->
          new SqlTable.JoinCondition.On(new SqlExpression.BooleanLiteral(true, Span.NONE));
    };
  }

  private static SqlTable.JoinKind kind(From.JoinKind kind, boolean conditional) {
    return switch (kind) {
      case INNER -> conditional ? SqlTable.JoinKind.INNER : SqlTable.JoinKind.CROSS;
      case LEFT -> SqlTable.JoinKind.LEFT;
      case RIGHT -> SqlTable.JoinKind.RIGHT;
      case FULL -> SqlTable.JoinKind.FULL;
      case CROSS -> conditional ? SqlTable.JoinKind.INNER : SqlTable.JoinKind.CROSS;
      case SEMI -> SqlTable.JoinKind.SEMI;
      case ANTI -> SqlTable.JoinKind.ANTI;
      case ASOF -> SqlTable.JoinKind.ASOF;
      case ASOF_LEFT -> SqlTable.JoinKind.ASOF_LEFT;
      case ASOF_RIGHT -> SqlTable.JoinKind.ASOF_RIGHT;
      case ASOF_FULL -> SqlTable.JoinKind.ASOF_FULL;
      case ASOF_SEMI -> SqlTable.JoinKind.ASOF_SEMI;
      case ASOF_ANTI -> SqlTable.JoinKind.ASOF_ANTI;
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
