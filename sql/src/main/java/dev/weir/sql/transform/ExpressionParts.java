package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Argument;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.Entry;
import dev.weir.sql.tree.SqlExpression.When;

/// Rebuilds an expression over its rebuilt parts.
final class ExpressionParts {
  private final Rewriter rewriter;

  ExpressionParts(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  SqlExpression rebuilt(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.NullLiteral _,
          SqlExpression.BooleanLiteral _,
          SqlExpression.NumberLiteral _,
          SqlExpression.StringLiteral _,
          SqlExpression.BlobLiteral _,
          SqlExpression.BitLiteral _,
          SqlExpression.ColumnName _,
          SqlExpression.Parameter _,
          SqlExpression.ColumnPosition _,
          SqlExpression.Default _ ->
          expression;
      case SqlExpression.TypedLiteral e ->
          new SqlExpression.TypedLiteral(rewriter.type(e.type()), e.value(), e.span());
      case SqlExpression.IntervalLiteral e ->
          new SqlExpression.IntervalLiteral(of(e.value()), e.unit(), e.span());
      case SqlExpression.Star e ->
          new SqlExpression.Star(
              e.qualifier(),
              e.exclude(),
              Rewriter.each(e.replace(), rewriter::item),
              e.rename(),
              e.span());
      case SqlExpression.Columns e ->
          new SqlExpression.Columns(of(e.selection()), e.unpacking(), e.span());
      case SqlExpression.Unary e ->
          new SqlExpression.Unary(e.operator(), e.fixity(), of(e.operand()), e.span());
      case SqlExpression.Binary e ->
          new SqlExpression.Binary(e.operator(), of(e.left()), of(e.right()), e.span());
      case SqlExpression.Logical e ->
          new SqlExpression.Logical(e.connective(), rewriter.list(e.operands()), e.span());
      case SqlExpression.Not e -> new SqlExpression.Not(of(e.operand()), e.span());
      case SqlExpression.Like e ->
          new SqlExpression.Like(
              e.kind(),
              e.polarity(),
              of(e.value()),
              of(e.pattern()),
              e.escape().map(this::of),
              e.span());
      case SqlExpression.Between e ->
          new SqlExpression.Between(
              e.polarity(), of(e.value()), of(e.low()), of(e.high()), e.span());
      case SqlExpression.InList e ->
          new SqlExpression.InList(
              e.polarity(), of(e.value()), rewriter.list(e.candidates()), e.span());
      case SqlExpression.InQuery e ->
          new SqlExpression.InQuery(
              e.polarity(), of(e.value()), rewriter.query(e.query()), e.span());
      case SqlExpression.InValue e ->
          new SqlExpression.InValue(e.polarity(), of(e.value()), of(e.container()), e.span());
      case SqlExpression.IsNull e ->
          new SqlExpression.IsNull(e.polarity(), of(e.operand()), e.span());
      case SqlExpression.IsTruth e ->
          new SqlExpression.IsTruth(e.polarity(), e.truth(), of(e.operand()), e.span());
      case SqlExpression.IsDistinctFrom e ->
          new SqlExpression.IsDistinctFrom(e.polarity(), of(e.left()), of(e.right()), e.span());
      case SqlExpression.Collate e ->
          new SqlExpression.Collate(of(e.value()), e.collation(), e.span());
      case SqlExpression.ScalarQuery e ->
          new SqlExpression.ScalarQuery(rewriter.query(e.query()), e.span());
      case SqlExpression.Exists e -> new SqlExpression.Exists(rewriter.query(e.query()), e.span());
      case SqlExpression.QuantifiedQuery e ->
          new SqlExpression.QuantifiedQuery(
              of(e.value()), e.operator(), e.quantifier(), rewriter.query(e.query()), e.span());
      case SqlExpression.QuantifiedList e ->
          new SqlExpression.QuantifiedList(
              of(e.value()), e.operator(), e.quantifier(), of(e.list()), e.span());
      case SqlExpression.ArrayQuery e ->
          new SqlExpression.ArrayQuery(rewriter.query(e.query()), e.span());
      case SqlExpression.Case e ->
          new SqlExpression.Case(
              e.operand().map(this::of),
              Rewriter.each(e.whens(), this::when),
              e.otherwise().map(this::of),
              e.span());
      case SqlExpression.Cast e ->
          new SqlExpression.Cast(e.kind(), of(e.value()), rewriter.type(e.type()), e.span());
      case SqlExpression.Try e -> new SqlExpression.Try(of(e.value()), e.span());
      case Call e -> call(e);
      case SqlExpression.ListLiteral e ->
          new SqlExpression.ListLiteral(e.notation(), rewriter.list(e.elements()), e.span());
      case SqlExpression.StructLiteral e ->
          new SqlExpression.StructLiteral(Rewriter.each(e.entries(), this::entry), e.span());
      case SqlExpression.MapLiteral e ->
          new SqlExpression.MapLiteral(
              rewriter.list(e.keys()), rewriter.list(e.values()), e.span());
      case SqlExpression.Row e -> new SqlExpression.Row(rewriter.list(e.elements()), e.span());
      case SqlExpression.Subscript e ->
          new SqlExpression.Subscript(of(e.value()), of(e.index()), e.span());
      case SqlExpression.Slice e ->
          new SqlExpression.Slice(
              of(e.value()),
              e.from().map(this::of),
              e.to().map(this::of),
              e.step().map(this::of),
              e.span());
      case SqlExpression.FieldAccess e ->
          new SqlExpression.FieldAccess(of(e.value()), e.field(), e.span());
      case SqlExpression.MethodCall e ->
          new SqlExpression.MethodCall(of(e.receiver()), call(e.call()), e.span());
      case SqlExpression.Lambda e ->
          new SqlExpression.Lambda(e.parameters(), of(e.body()), e.span());
      case SqlExpression.ListComprehension e ->
          new SqlExpression.ListComprehension(
              of(e.result()), e.variables(), of(e.list()), e.filter().map(this::of), e.span());
    };
  }

  Call call(Call e) {
    return new Call(
        e.name(),
        e.quantifier(),
        Rewriter.each(e.arguments(), this::argument),
        e.orderBy().map(rewriter::orderBy),
        e.nulls(),
        rewriter.keys(e.withinGroup()),
        e.filter().map(this::of),
        e.exportState(),
        e.over().map(rewriter::window),
        e.span());
  }

  private Argument argument(Argument argument) {
    return new Argument(argument.name(), of(argument.value()), argument.span());
  }

  private When when(When when) {
    return new When(of(when.condition()), of(when.result()), when.span());
  }

  private Entry entry(Entry entry) {
    return new Entry(entry.name(), of(entry.value()), entry.span());
  }

  private SqlExpression of(SqlExpression expression) {
    return rewriter.expression(expression);
  }
}
