package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Unpacking;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints operands: literals, names, forms, nested values.
final class OperandPrinter {
  private final Printers printers;
  private final Output out;

  OperandPrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void print(SqlExpression expression) {
    switch (expression) {
      case SqlExpression.NullLiteral _ -> out.add("NULL");
      case SqlExpression.BooleanLiteral literal -> out.add(literal.value() ? "TRUE" : "FALSE");
      case SqlExpression.NumberLiteral number ->
          out.add(
              printers.dialect.has(SyntaxRule.NUMBERS_AS_WRITTEN)
                  ? number.text()
                  : number.digits());
      case SqlExpression.StringLiteral string ->
          out.add(Strings.quoted(string.value(), printers.dialect));
      case SqlExpression.BlobLiteral blob -> out.add("x'").add(blob.hex()).add('\'');
      case SqlExpression.BitLiteral bit -> out.add("b'").add(bit.bits()).add('\'');
      case SqlExpression.TypedLiteral literal -> {
        printers.types.type(literal.type());
        out.add(' ').add(Strings.quoted(literal.value(), printers.dialect));
      }
      case SqlExpression.IntervalLiteral interval -> interval(interval);
      case SqlExpression.ColumnName column -> printers.names.qualified(column.name());
      case SqlExpression.Star star -> printers.calls.star(star);
      case SqlExpression.Columns columns -> {
        out.add(columns.unpacking() == Unpacking.UNPACKED ? "*COLUMNS(" : "COLUMNS(");
        expression(columns.selection());
        out.add(')');
      }
      case SqlExpression.Parameter parameter -> parameter(parameter);
      case SqlExpression.ColumnPosition position ->
          out.add('#').add(Integer.toString(position.position()));
      case SqlExpression.Default _ -> out.add("DEFAULT");
      case SqlExpression.ScalarQuery query -> printers.queries.parenthesized(query.query());
      case SqlExpression.Exists exists -> {
        out.add("EXISTS ");
        printers.queries.parenthesized(exists.query());
      }
      case SqlExpression.ArrayQuery array -> {
        out.add("ARRAY");
        printers.queries.parenthesized(array.query());
      }
      case SqlExpression.Case form -> caseForm(form);
      case SqlExpression.Cast cast -> {
        out.add(cast.kind().name()).add('(');
        expression(cast.value());
        out.add(" AS ");
        printers.types.type(cast.type());
        out.add(')');
      }
      case SqlExpression.Try form -> {
        out.add("TRY(");
        expression(form.value());
        out.add(')');
      }
      case SqlExpression.Call call -> printers.calls.call(call);
      case SqlExpression.ListLiteral list -> {
        out.add(list.notation() == SqlExpression.ListNotation.ARRAY ? "ARRAY[" : "[");
        printers.expressions.list(list.elements());
        out.add(']');
      }
      case SqlExpression.StructLiteral struct -> struct(struct);
      case SqlExpression.MapLiteral map -> map(map);
      case SqlExpression.Row row -> row(row);
      case SqlExpression.Subscript subscript -> {
        receiver(subscript.value(), false);
        out.add('[');
        expression(subscript.index());
        out.add(']');
      }
      case SqlExpression.Slice slice -> slice(slice);
      case SqlExpression.FieldAccess access -> {
        receiver(access.value(), true);
        out.add('.');
        printers.names.label(access.field());
      }
      case SqlExpression.MethodCall method -> {
        receiver(method.receiver(), true);
        out.add('.');
        printers.calls.method(method.call());
      }
      case SqlExpression.Lambda lambda when printers.dialect.has(SyntaxRule.ARROW_LAMBDAS) -> {
        boolean one = lambda.parameters().size() == 1;
        out.add(one ? "" : "(");
        variables(lambda.parameters());
        out.add(one ? " -> " : ") -> ");
        expression(lambda.body());
      }
      case SqlExpression.Lambda lambda -> {
        out.add("LAMBDA ");
        variables(lambda.parameters());
        out.add(": ");
        expression(lambda.body());
      }
      case SqlExpression.ListComprehension comprehension -> comprehension(comprehension);
      case SqlExpression.Logical _,
          SqlExpression.Not _,
          SqlExpression.IsNull _,
          SqlExpression.IsTruth _,
          SqlExpression.IsDistinctFrom _,
          SqlExpression.Like _,
          SqlExpression.Between _,
          SqlExpression.InList _,
          SqlExpression.InQuery _,
          SqlExpression.InValue _,
          SqlExpression.QuantifiedQuery _,
          SqlExpression.QuantifiedList _,
          SqlExpression.Binary _,
          SqlExpression.Collate _,
          SqlExpression.Unary _ ->
          expression(expression);
    }
  }

  private void expression(SqlExpression expression) {
    printers.expressions.print(expression);
  }

  private void variables(List<dev.weir.sql.tree.Identifier> variables) {
    for (int i = 0; i < variables.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      printers.names.column(variables.get(i));
    }
  }

  /// What stands before a dot or a bracket; a plain name before a dot would swallow the field.
  private void receiver(SqlExpression value, boolean beforeDot) {
    boolean bare =
        switch (value) {
          case SqlExpression.Call _,
              SqlExpression.MethodCall _,
              SqlExpression.Subscript _,
              SqlExpression.Slice _,
              SqlExpression.FieldAccess _,
              SqlExpression.ListLiteral _,
              SqlExpression.Cast _,
              SqlExpression.ScalarQuery _ ->
              true;
          case SqlExpression.Row row -> row.elements().size() != 1;
          case SqlExpression.ColumnName _ -> !beforeDot;
          default -> false;
        };
    boolean name =
        value instanceof SqlExpression.ColumnName
            || value instanceof SqlExpression.Subscript
            || value instanceof SqlExpression.Slice;
    if (bare && (name || !printers.dialect.has(SyntaxRule.BRACKETED_RECEIVERS))) {
      printers.deeper(() -> print(value));
    } else {
      out.add('(');
      expression(value);
      out.add(')');
    }
  }

  private void interval(SqlExpression.IntervalLiteral interval) {
    out.add("INTERVAL ");
    if (interval.value() instanceof SqlExpression.NumberLiteral number
        && interval.unit().isPresent()
        && printers.dialect.has(SyntaxRule.STRING_INTERVALS)) {
      out.add('\'').add(number.digits()).add("' ");
      out.add(interval.unit().get().toUpperCase(Locale.ROOT));
      return;
    }
    if (interval.unit().isPresent()
        && printers.dialect.has(SyntaxRule.QUOTED_INTERVALS)
        && plain(interval.value()).isPresent()) {
      out.add('\'').add(plain(interval.value()).get()).add(' ');
      out.add(interval.unit().get().toUpperCase(Locale.ROOT)).add('\'');
      return;
    }
    switch (interval.value()) {
      case SqlExpression.NumberLiteral _, SqlExpression.StringLiteral _ -> print(interval.value());
      default -> {
        out.add('(');
        expression(interval.value());
        out.add(')');
      }
    }
    if (interval.unit().isPresent()) {
      out.add(' ').add(interval.unit().get().toUpperCase(Locale.ROOT));
    }
  }

  private static Optional<String> plain(SqlExpression value) {
    return switch (value) {
      case SqlExpression.NumberLiteral number -> Optional.of(number.digits());
      case SqlExpression.StringLiteral string -> Optional.of(string.value());
      default -> Optional.empty();
    };
  }

  private void parameter(SqlExpression.Parameter parameter) {
    switch (parameter.style()) {
      case QUESTION_MARK -> out.add('?');
      case NUMBERED, NAMED -> out.add('$').add(parameter.name());
    }
  }

  private void caseForm(SqlExpression.Case form) {
    if (out.fits(form, () -> casePrinted(form))) {
      return;
    }
    casePrinted(form);
  }

  private void casePrinted(SqlExpression.Case form) {
    out.add("CASE");
    if (form.operand().isPresent()) {
      out.add(' ');
      expression(form.operand().get());
    }
    out.indent();
    for (SqlExpression.When when : form.whens()) {
      out.line();
      out.commentsBefore(when);
      out.add("WHEN ");
      expression(when.condition());
      out.add(" THEN ");
      expression(when.result());
    }
    if (form.otherwise().isPresent()) {
      out.line();
      out.add("ELSE ");
      expression(form.otherwise().get());
    }
    out.dedent();
    out.line();
    out.add("END");
  }

  // ---- nested values ----

  private void struct(SqlExpression.StructLiteral struct) {
    out.add('{');
    List<SqlExpression.Entry> entries = struct.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      out.add(Strings.quoted(entries.get(i).name().name(), printers.dialect)).add(": ");
      expression(entries.get(i).value());
    }
    out.add('}');
  }

  private void map(SqlExpression.MapLiteral map) {
    out.add("MAP {");
    for (int i = 0; i < map.keys().size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      expression(map.keys().get(i));
      out.add(": ");
      expression(map.values().get(i));
    }
    out.add('}');
  }

  private void row(SqlExpression.Row row) {
    out.add(row.elements().size() < 2 ? "ROW(" : "(");
    printers.expressions.list(row.elements());
    out.add(')');
  }

  private void slice(SqlExpression.Slice slice) {
    receiver(slice.value(), false);
    out.add('[');
    slice.from().ifPresent(this::expression);
    out.add(':');
    if (slice.step().isPresent() && slice.to().isEmpty()) {
      out.add('-');
    }
    slice.to().ifPresent(this::expression);
    if (slice.step().isPresent()) {
      out.add(':');
      expression(slice.step().get());
    }
    out.add(']');
  }

  private void comprehension(SqlExpression.ListComprehension comprehension) {
    out.add('[');
    expression(comprehension.result());
    out.add(" FOR ");
    variables(comprehension.variables());
    out.add(" IN ");
    expression(comprehension.list());
    if (comprehension.filter().isPresent()) {
      out.add(" IF ");
      expression(comprehension.filter().get());
    }
    out.add(']');
  }
}
