package dev.weir.build;

import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.tree.SqlNode;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlWith;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The clauses of an emitted query by name (`WHERE`, `ORDER BY of the CTE calls`), so that two
/// versions of one can be compared in words.
final class QueryClauses {
  private static final int LONGEST = 60;

  private final String text;
  private final Map<String, String> clauses = new LinkedHashMap<>();

  private QueryClauses(String text) {
    this.text = text;
  }

  /// What changed between two emitted queries, a phrase each; empty when no clause did, or when one
  /// of the texts is beyond the parser.
  static List<String> changes(String before, String now) {
    Map<String, String> earlier;
    Map<String, String> later;
    try {
      earlier = of(before);
      later = of(now);
    } catch (WeirException e) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>(later.keySet());
    names.addAll(earlier.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      String from = earlier.get(name);
      String to = later.get(name);
      if (from == null) {
        changes.add(name + " is new");
      } else if (to == null) {
        changes.add(name + " is gone");
      } else if (!from.equals(to)) {
        changes.add(name + " changed" + values(from, to));
      }
    }
    return changes;
  }

  private static Map<String, String> of(String sql) {
    QueryClauses clauses = new QueryClauses(sql);
    clauses.query(SqlParser.of(Dialect.DUCKDB).parseQuery(sql), "");
    return clauses.clauses;
  }

  private void query(SqlQuery query, String of) {
    if (query.with().isPresent()) {
      for (SqlWith.Cte cte : query.with().get().ctes()) {
        query(cte.query(), " of the CTE " + cte.name().name());
      }
    }
    body(query.body(), of);
    query.orderBy().ifPresent(order -> put("ORDER BY" + of, order));
    query.limit().ifPresent(limit -> put("LIMIT" + of, limit));
  }

  private void body(SqlQueryBody body, String of) {
    switch (body) {
      case SqlQuery inner -> query(inner, of);
      case SqlSelect select -> select(select, of);
      case SqlSetOperation operation -> put("the set operation" + of, operation);
      case SqlNode other -> put("the query" + of, other);
    }
  }

  private void select(SqlSelect select, String of) {
    clauses.put("DISTINCT" + of, select.distinct().getClass().getSimpleName());
    put("the SELECT list" + of, select.items());
    put("FROM" + of, select.from());
    select.where().ifPresent(where -> put("WHERE" + of, where));
    select.groupBy().ifPresent(group -> put("GROUP BY" + of, group));
    select.having().ifPresent(having -> put("HAVING" + of, having));
    put("WINDOW" + of, select.windows());
    select.qualify().ifPresent(qualify -> put("QUALIFY" + of, qualify));
    select.sample().ifPresent(sample -> put("SAMPLE" + of, sample));
  }

  private void put(String name, SqlNode node) {
    put(name, List.of(node));
  }

  private void put(String name, List<? extends SqlNode> nodes) {
    List<String> texts =
        nodes.stream()
            .map(node -> text.substring(node.span().start(), node.span().end()))
            .map(part -> part.replaceAll("\\s+", " "))
            .toList();
    if (!texts.isEmpty()) {
      clauses.put(name, String.join(", ", texts));
    }
  }

  private static String values(String from, String to) {
    return from.length() > LONGEST || to.length() > LONGEST ? "" : " from " + from + " to " + to;
  }
}
