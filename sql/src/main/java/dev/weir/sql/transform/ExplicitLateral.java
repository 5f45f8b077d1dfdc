package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.Laterality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A subquery in FROM that names an earlier table is marked LATERAL, which the engine does by itself.
/// Only qualified names show it; the others need a catalog.
///
///     SELECT * FROM t, (SELECT t.a + 1 AS n) AS x
///     SELECT * FROM t, LATERAL (SELECT t.a + 1 AS n) AS x
public final class ExplicitLateral implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect s) {
        Set<String> earlier = new LinkedHashSet<>();
        List<SqlTable> from = new ArrayList<>();
        for (SqlTable table : s.from()) {
          from.add(marked(table, earlier));
        }
        return new SqlSelect(
            s.distinct(),
            s.items(),
            from,
            s.where(),
            s.groupBy(),
            s.having(),
            s.windows(),
            s.qualify(),
            s.sample(),
            s.span());
      }
    }.query(query);
  }

  /// The table with its subqueries marked; its names join the earlier ones.
  private static SqlTable marked(SqlTable table, Set<String> earlier) {
    switch (table) {
      case SqlTable.Join j -> {
        SqlTable left = marked(j.left(), earlier);
        SqlTable right = marked(j.right(), earlier);
        return new SqlTable.Join(left, j.kind(), right, j.condition(), j.span());
      }
      case SqlTable.Subquery s -> {
        boolean lateral = names(s.query(), earlier);
        s.alias().ifPresent(a -> earlier.add(key(a.name())));
        return lateral
            ? new SqlTable.Subquery(s.query(), Laterality.LATERAL, s.alias(), s.sample(), s.span())
            : s;
      }
      case SqlTable.Named n -> {
        earlier.add(key(n.alias().map(a -> a.name()).orElse(n.name().last())));
        return n;
      }
      case SqlTable.Function f -> {
        f.alias().ifPresent(a -> earlier.add(key(a.name())));
        return f;
      }
      case SqlTable.Parenthesized p -> {
        p.alias().ifPresent(a -> earlier.add(key(a.name())));
        return p;
      }
      case SqlTable.Pivot _, SqlTable.Unpivot _ -> {
        return table;
      }
    }
  }

  private static boolean names(SqlQuery query, Set<String> tables) {
    List<SqlExpression> found = new ArrayList<>();
    Set<String> inner = new LinkedHashSet<>();
    new Rewriter() {
      @Override
      SqlTable changed(SqlTable table) {
        switch (table) {
          case SqlTable.Named n ->
              inner.add(key(n.alias().map(a -> a.name()).orElse(n.name().last())));
          case SqlTable.Subquery s -> s.alias().ifPresent(a -> inner.add(key(a.name())));
          case SqlTable.Function f -> f.alias().ifPresent(a -> inner.add(key(a.name())));
          case SqlTable.Join _, SqlTable.Parenthesized _, SqlTable.Pivot _, SqlTable.Unpivot _ -> {}
        }
        return table;
      }
    }.query(query);
    new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        if (e instanceof SqlExpression.ColumnName c && c.name().parts().size() > 1) {
          String table = key(c.name().parts().getFirst());
          if (tables.contains(table) && !inner.contains(table)) {
            found.add(e);
          }
        }
        return e;
      }
    }.query(query);
    return !found.isEmpty();
  }

  private static String key(Identifier name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
