package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spark's arrow makes lambdas.
///
///     SELECT transform(xs, x -> x + 1) FROM l           -- spark
///     SELECT transform(xs, lambda x: x + 1) FROM l
public final class ArrowLambdas implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (!(e instanceof Binary binary) || !binary.operator().equals("->")) {
          return e;
        }
        Optional<List<Identifier>> names = names(binary.left());
        return names.isPresent()
            ? new SqlExpression.Lambda(names.get(), binary.right(), binary.span())
            : e;
      }
    }.query(query);
  }

  private static Optional<List<Identifier>> names(SqlExpression left) {
    List<SqlExpression> parts =
        left instanceof SqlExpression.Row row ? row.elements() : List.of(left);
    List<Identifier> names = new ArrayList<>();
    for (SqlExpression part : parts) {
      if (!(part instanceof SqlExpression.ColumnName name) || name.name().parts().size() > 1) {
        return Optional.empty();
      }
      names.add(name.name().last());
    }
    return Optional.of(names);
  }
}
