package dev.weir.sql.transform;

import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlType;
import java.util.List;

/// PostgreSQL's functions and operators by the names of the tree.
///
///     SELECT cardinality(xs), string_to_array(s, ','), div(a, b) FROM l       -- postgres
///     SELECT len(xs), string_split(s, ','), a // b FROM l
public final class PostgresFunctionsRead implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Call call -> read(call);
          case SqlExpression.QuantifiedList q
              when !(q.list() instanceof SqlExpression.ListLiteral) ->
              SharedForms.overList(q, new SqlExpression.NullLiteral(Span.NONE), context);
          case SqlExpression.Cast c
              when c.value() instanceof SqlExpression.StringLiteral s
                  && c.type() instanceof SqlType.Named t
                  && t.name().last().name().equalsIgnoreCase("bytea")
                  && s.value().matches("\\\\x([0-9a-fA-F]{2})*") ->
              new SqlExpression.BlobLiteral(s.value().substring(2), c.span());
          case SqlExpression.Binary b when b.operator().equals("/") && isWhole(b) ->
              new SqlExpression.Binary("//", b.left(), b.right(), b.span());
          case SqlExpression.Binary b when b.operator().equals("/") -> {
            if (!isExact(b.left()) && !isExact(b.right())) {
              context.doubt(
                  "postgres cuts a division of integers, the tree's / does not", b.span());
            }
            yield b;
          }
          default -> e;
        };
      }
    }.query(query);
  }

  private static boolean isWhole(SqlExpression.Binary b) {
    return isInteger(b.left()) && isInteger(b.right());
  }

  private static boolean isInteger(SqlExpression e) {
    return e instanceof SqlExpression.NumberLiteral n
        && n.digits().chars().allMatch(Character::isDigit);
  }

  /// Whether the expression is surely no integer.
  private static boolean isExact(SqlExpression e) {
    return switch (e) {
      case SqlExpression.NumberLiteral n -> !isInteger(n);
      case SqlExpression.Cast _ -> true;
      default -> false;
    };
  }

  private static SqlExpression formatted(Call call, List<SqlExpression> a) {
    if (a.size() != 2 || !(a.get(1) instanceof SqlExpression.StringLiteral template)) {
      return call;
    }
    boolean writes = Build.function(call).equals("to_char");
    return DateFormats.fromPostgres(template.value())
        .map(f -> Build.string(f, template.span()))
        .map(f -> Build.call(writes ? "strftime" : "strptime", call.span(), a.get(0), f))
        .orElse(call);
  }

  private static SqlExpression read(Call call) {
    List<SqlExpression> a = Build.arguments(call);
    return switch (Build.function(call)) {
      case "generate_series" -> Build.call("unnest", call.span(), call);
      case "cardinality" -> Calls.renamed(call, "len");
      case "string_to_array" -> Calls.renamed(call, "string_split");
      case "regexp_split_to_array" -> Calls.renamed(call, "string_split_regex");
      case "array_append" -> Calls.renamed(call, "list_append");
      case "array_cat" -> Calls.renamed(call, "list_concat");
      case "array_position" -> Calls.renamed(call, "list_position");
      case "div" ->
          a.size() == 2 ? new SqlExpression.Binary("//", a.get(0), a.get(1), call.span()) : call;
      case "log" -> a.size() == 1 ? Calls.renamed(call, "log10") : call;
      case "to_char", "to_timestamp" -> formatted(call, a);
      default -> call;
    };
  }
}
