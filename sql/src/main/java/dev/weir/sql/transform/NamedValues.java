package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of VALUES are called as the engine calls them; other dialects have other names.
///
///     SELECT * FROM (VALUES (1, 2)) AS v
///     SELECT * FROM (VALUES (1, 2)) AS v(col0, col1)
public final class NamedValues implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlTable changed(SqlTable table) {
        boolean unnamed =
            table instanceof SqlTable.Subquery s
                && s.query().body() instanceof SqlValues
                && s.alias().filter(a -> !a.columns().isEmpty()).isEmpty();
        if (!unnamed) {
          return table;
        }
        SqlTable.Subquery s = (SqlTable.Subquery) table;
        Identifier name =
            s.alias().map(SqlAlias::name).orElseGet(() -> Identifier.of(context.freshName("v")));
        SqlAlias alias =
            new SqlAlias(name, names((SqlValues) s.query().body(), List.of()), name.span());
        return new SqlTable.Subquery(
            s.query(), s.laterality(), Optional.of(alias), s.sample(), s.span());
      }

      @Override
      SqlQuery changed(SqlQuery q) {
        if (q.with().isEmpty()) {
          return q;
        }
        SqlWith with = q.with().get();
        List<SqlWith.Cte> ctes = with.ctes().stream().map(NamedValues::named).toList();
        return new SqlQuery(
            Optional.of(new SqlWith(with.recursion(), ctes, with.span())),
            q.body(),
            q.orderBy(),
            q.limit(),
            q.span());
      }
    }.query(query);
  }

  private static SqlWith.Cte named(SqlWith.Cte cte) {
    return cte.query().body() instanceof SqlValues values
        ? new SqlWith.Cte(
            cte.name(),
            names(values, cte.columns()),
            cte.usingKey(),
            cte.materialization(),
            cte.query(),
            cte.span())
        : cte;
  }

  /// The names that are there already, and the engine's for the rest.
  private static List<Identifier> names(SqlValues values, List<Identifier> given) {
    List<Identifier> names = new ArrayList<>(given);
    for (int i = names.size(); i < values.rows().getFirst().size(); i++) {
      names.add(Identifier.of("col" + i));
    }
    return names;
  }
}
