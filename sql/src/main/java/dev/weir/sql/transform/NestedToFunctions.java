package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Argument;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;

/// Nested values are made by functions in Spark; methods are calls, comprehensions are too.
///
///     SELECT [1, 2], {'a': 1}, MAP {'k': 2}, xs.len(), [x + 1 FOR x IN xs IF x > 0] FROM l
///     SELECT array(1, 2), named_struct('a', 1), map('k', 2), len(xs),
///         list_transform(list_filter(xs, x -> x > 0), x -> x + 1) FROM l
public final class NestedToFunctions implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case SqlExpression.ListLiteral l -> Call.of("array", l.elements(), l.span());
          case SqlExpression.StructLiteral s -> struct(s);
          case SqlExpression.MapLiteral m -> map(m);
          case Call c when Build.function(c).equals("struct_pack") -> packed(c);
          case Call c when Build.function(c).equals("map") && c.arguments().size() == 2 ->
              Calls.renamed(c, "map_from_arrays");
          case SqlExpression.Row r when r.elements().size() < 2 ->
              Call.of("struct", r.elements(), r.span());
          default -> e;
        };
      }
    }.query(query);
  }

  private static SqlExpression struct(SqlExpression.StructLiteral s) {
    List<SqlExpression> parts = new ArrayList<>();
    for (SqlExpression.Entry entry : s.entries()) {
      parts.add(Build.string(entry.name().name(), entry.span()));
      parts.add(entry.value());
    }
    return Call.of("named_struct", parts, s.span());
  }

  private static SqlExpression packed(Call c) {
    List<SqlExpression> parts = new ArrayList<>();
    for (Argument argument : c.arguments()) {
      if (argument.name().isEmpty()) {
        return c;
      }
      parts.add(Build.string(argument.name().get().name(), Span.NONE));
      parts.add(argument.value());
    }
    return Call.of("named_struct", parts, c.span());
  }

  private static SqlExpression map(SqlExpression.MapLiteral m) {
    List<SqlExpression> parts = new ArrayList<>();
    for (int i = 0; i < m.keys().size(); i++) {
      parts.add(m.keys().get(i));
      parts.add(m.values().get(i));
    }
    return Call.of("map", parts, m.span());
  }
}
