package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.Connective;
import dev.weir.sql.tree.SqlExpression.InList;
import dev.weir.sql.tree.SqlExpression.Polarity;
import dev.weir.sql.tree.SqlExpression.Row;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;

/// To the engine a row is a value whose parts may be NULL: `(1, NULL) = (1, NULL)` is true. Elsewhere
/// it is unknown, so rows are compared part by part. Which of two rows is smaller is refused.
///
///     SELECT (a, b) = (1, c), (a, b) NOT IN ((1, 2)) FROM t
///     SELECT a IS NOT DISTINCT FROM 1 AND b IS NOT DISTINCT FROM c,
///         NOT (a IS NOT DISTINCT FROM 1 AND b IS NOT DISTINCT FROM 2) FROM t
public final class RowComparisons implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Binary b when isRow(b.left()) || isRow(b.right()) -> comparison(b, context);
          case InList in when isRow(in.value()) -> inList(in, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static boolean isRow(SqlExpression e) {
    return e instanceof Row;
  }

  private static SqlExpression comparison(Binary b, TransformContext context) {
    boolean comparable =
        b.left() instanceof Row l
            && b.right() instanceof Row r
            && l.elements().size() == r.elements().size()
            && !l.elements().isEmpty();
    return switch (b.operator()) {
      case "=", "<>" -> {
        if (!comparable) {
          context.unsupported("comparison of a row with another value", b.span());
          yield b;
        }
        SqlExpression same = same((Row) b.left(), (Row) b.right());
        yield b.operator().equals("=") ? same : new SqlExpression.Not(same, b.span());
      }
      case "<", "<=", ">", ">=" -> {
        context.unsupported("order of rows with NULL behind all values", b.span());
        yield b;
      }
      default -> b;
    };
  }

  private static SqlExpression same(Row left, Row right) {
    List<SqlExpression> parts = new ArrayList<>();
    for (int i = 0; i < left.elements().size(); i++) {
      SqlExpression l = left.elements().get(i);
      SqlExpression r = right.elements().get(i);
      parts.add(
          l instanceof Row lRow && r instanceof Row rRow && sizes(lRow) == sizes(rRow)
              ? same(lRow, rRow)
              : new SqlExpression.IsDistinctFrom(Polarity.NEGATED, l, r, l.span()));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new SqlExpression.Logical(Connective.AND, parts, left.span());
  }

  private static int sizes(Row row) {
    return row.elements().size();
  }

  private static SqlExpression inList(InList in, TransformContext context) {
    Row value = (Row) in.value();
    List<SqlExpression> options = new ArrayList<>();
    for (SqlExpression candidate : in.candidates()) {
      if (!(candidate instanceof Row row) || sizes(row) != sizes(value)) {
        context.unsupported("row among values that are not rows of that size", in.span());
        return in;
      }
      options.add(same(value, row));
    }
    SqlExpression any =
        options.size() == 1
            ? options.getFirst()
            : new SqlExpression.Logical(Connective.OR, options, in.span());
    return in.polarity() == Polarity.POSITIVE ? any : new SqlExpression.Not(any, in.span());
  }
}
