package dev.weir.sql.transform;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Named windows are written where they are used.
///
///     SELECT sum(a) OVER (w ORDER BY b) FROM t WINDOW w AS (PARTITION BY s)
///     SELECT sum(a) OVER (PARTITION BY s ORDER BY b) FROM t
public final class InlineWindows implements SqlTransform {
  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlQueryBody changed(SqlSelect select) {
        return select.windows().isEmpty() ? select : inlined(select);
      }
    }.query(query);
  }

  private static SqlSelect inlined(SqlSelect s) {
    Map<String, SqlWindow.Specification> windows = new LinkedHashMap<>();
    for (SqlSelect.NamedWindow window : s.windows()) {
      windows.put(key(window.name()), complete(window.window(), windows));
    }
    Rewriter inline =
        new Rewriter() {
          @Override
          SqlExpression changed(SqlExpression e) {
            return e instanceof Call call && call.over().isPresent()
                ? Calls.over(call, resolved(call.over().get(), windows))
                : e;
          }

          @Override
          SqlQuery query(SqlQuery inner) {
            return inner;
          }
        };
    SqlSelect bare =
        new SqlSelect(
            s.distinct(),
            s.items(),
            List.of(),
            Optional.empty(),
            s.groupBy(),
            s.having(),
            List.of(),
            s.qualify(),
            Optional.empty(),
            s.span());
    SqlSelect done = (SqlSelect) inline.select(bare);
    return new SqlSelect(
        done.distinct(),
        done.items(),
        s.from(),
        s.where(),
        done.groupBy(),
        done.having(),
        List.of(),
        done.qualify(),
        s.sample(),
        s.span());
  }

  private static String key(Identifier name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static SqlWindow resolved(
      SqlWindow window, Map<String, SqlWindow.Specification> windows) {
    return switch (window) {
      case SqlWindow.Named named -> {
        SqlWindow.Specification found = windows.get(key(named.name()));
        yield found == null ? named : found;
      }
      case SqlWindow.Specification specification -> complete(specification, windows);
    };
  }

  private static SqlWindow.Specification complete(
      SqlWindow.Specification w, Map<String, SqlWindow.Specification> windows) {
    if (w.base().isEmpty()) {
      return w;
    }
    SqlWindow.Specification base = windows.get(key(w.base().get()));
    if (base == null) {
      return w;
    }
    return new SqlWindow.Specification(
        Optional.empty(),
        w.partitionBy().isEmpty() ? base.partitionBy() : w.partitionBy(),
        w.orderBy().or(base::orderBy),
        w.frame().or(base::frame),
        w.span());
  }
}
