package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.CastKind;
import dev.weir.sql.tree.SqlExpression.Connective;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the nodes that transforms put in.
final class Build {
  private Build() {}

  static SqlExpression number(long value, Span span) {
    return value < 0
        ? new SqlExpression.Unary(
            "-",
            SqlExpression.Fixity.PREFIX,
            new SqlExpression.NumberLiteral(Long.toString(-value), span),
            span)
        : new SqlExpression.NumberLiteral(Long.toString(value), span);
  }

  static SqlExpression string(String value, Span span) {
    return new SqlExpression.StringLiteral(value, span);
  }

  static SqlExpression column(String name) {
    return column(Identifier.of(name));
  }

  static SqlExpression column(Identifier name) {
    return new SqlExpression.ColumnName(new QualifiedName(List.of(name), name.span()), name.span());
  }

  static SqlExpression column(Identifier table, Identifier name) {
    return new SqlExpression.ColumnName(
        new QualifiedName(List.of(table, name), name.span()), name.span());
  }

  static SqlExpression.Call call(String name, Span span, SqlExpression... arguments) {
    return SqlExpression.Call.of(name, List.of(arguments), span);
  }

  static SqlExpression binary(String operator, SqlExpression left, SqlExpression right) {
    return new SqlExpression.Binary(operator, left, right, left.span());
  }

  static SqlExpression and(Optional<SqlExpression> first, SqlExpression second) {
    if (first.isEmpty()) {
      return second;
    }
    List<SqlExpression> operands = new ArrayList<>();
    for (SqlExpression operand : List.of(first.get(), second)) {
      if (operand instanceof SqlExpression.Logical l && l.connective() == Connective.AND) {
        operands.addAll(l.operands());
      } else {
        operands.add(operand);
      }
    }
    return new SqlExpression.Logical(Connective.AND, operands, second.span());
  }

  static SqlExpression cast(SqlExpression value, String type) {
    return new SqlExpression.Cast(CastKind.CAST, value, named(type, value.span()), value.span());
  }

  static SqlType named(String type, Span span) {
    Identifier name = new Identifier(type, Identifier.Quoting.PLAIN, span);
    return new SqlType.Named(new QualifiedName(List.of(name), span), List.of(), span);
  }

  static SqlType named(String type, List<SqlExpression> modifiers, Span span) {
    Identifier name = new Identifier(type, Identifier.Quoting.PLAIN, span);
    return new SqlType.Named(new QualifiedName(List.of(name), span), modifiers, span);
  }

  static SqlAlias alias(String name) {
    return new SqlAlias(Identifier.of(name), List.of(), Span.NONE);
  }

  static SqlExpression star() {
    return new SqlExpression.Star(Optional.empty(), List.of(), List.of(), List.of(), Span.NONE);
  }

  static SqlSelectItem item(SqlExpression expression) {
    return new SqlSelectItem(expression, Optional.empty(), expression.span());
  }

  static SqlSelectItem item(SqlExpression expression, Identifier alias) {
    return new SqlSelectItem(expression, Optional.of(alias), expression.span());
  }

  static SqlSelect select(
      List<SqlSelectItem> items, List<SqlTable> from, Optional<SqlExpression> where, Span span) {
    return new SqlSelect(
        new Distinct.All(),
        items,
        from,
        where,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        span);
  }

  static SqlQuery query(SqlQueryBody body) {
    return new SqlQuery(Optional.empty(), body, Optional.empty(), Optional.empty(), body.span());
  }

  static SqlTable subquery(SqlQueryBody body, String alias) {
    return new SqlTable.Subquery(
        query(body),
        SqlTable.Laterality.PLAIN,
        Optional.of(alias(alias)),
        Optional.empty(),
        body.span());
  }

  /// The lower-case name of a call without schema; empty for another.
  static String function(SqlExpression.Call call) {
    return call.name().parts().size() == 1
        ? call.name().last().name().toLowerCase(Locale.ROOT)
        : "";
  }

  /// The values of a call's arguments.
  static List<SqlExpression> arguments(SqlExpression.Call call) {
    return call.arguments().stream().map(SqlExpression.Argument::value).toList();
  }
}
