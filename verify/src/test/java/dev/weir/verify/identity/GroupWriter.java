package dev.weir.verify.identity;

import dev.weir.verify.identity.QueryWriter.Col;
import java.util.ArrayList;
import java.util.List;

/// Writes grouped blocks.
final class GroupWriter {
  private final QueryWriter writer;
  private final Draws draws;
  private final PredicateWriter predicates;

  GroupWriter(QueryWriter writer, PredicateWriter predicates) {
    this.writer = writer;
    this.draws = writer.draws;
    this.predicates = predicates;
  }

  String grouped(List<Col> columns, SourceWriter.From from, int depth, boolean top) {
    String key = writer.of(columns, 's').text();
    String other = writer.of(columns, 'i').text();
    boolean two = draws.chance(30);
    String aggregate = aggregate(columns);
    List<String> conditions = new ArrayList<>(from.conditions());
    if (draws.chance(50)) {
      conditions.add(predicates.predicate(columns, depth));
    }
    List<String> having = new ArrayList<>();
    if (draws.chance(30)) {
      // What reads only keys may stand before or behind the grouping.
      String filter = key + " <> " + draws.pick(List.of("'a'", "'b'"));
      (draws.styled() ? having : conditions).add(filter);
    }
    if (draws.chance(30)) {
      String count = draws.styled() ? "count(*)" : "count(1)";
      having.add(count + " > " + draws.pick(3));
    }
    boolean sets = two && draws.chance(30);
    String keys = two ? (draws.styled() ? key + ", " + other : other + ", " + key) : key;
    String group =
        sets
            ? draws.styled()
                ? " GROUP BY ROLLUP (" + key + ", " + other + ")"
                : " GROUP BY GROUPING SETS ((), (" + key + "), (" + other + ", " + key + "))"
            : " GROUP BY " + keys;
    if (sets) {
      // Behind several sets a key can be NULL, so that the filter may not move.
      conditions.removeIf(c -> c.startsWith(key + " <> "));
      having.removeIf(c -> c.startsWith(key + " <> "));
    }
    return "SELECT "
        + aggregate
        + " AS k0, "
        + key
        + " AS k1 FROM "
        + from.text()
        + (conditions.isEmpty() ? "" : " WHERE " + predicates.and(conditions))
        + group
        + (having.isEmpty() ? "" : " HAVING " + predicates.and(having))
        + (top && draws.chance(20) ? " ORDER BY k0, k1" : "");
  }

  private String aggregate(List<Col> columns) {
    String a = writer.of(columns, 'i').text();
    return switch (draws.pick(9)) {
      case 0 -> draws.styled() ? "count(*)" : "count(" + draws.styled(9) + ")";
      case 1 -> "count(" + a + ")";
      case 2 -> "count(DISTINCT " + a + ")";
      case 3 -> "sum(" + a + ")::BIGINT";
      case 4 -> "min(" + (draws.styled() ? "DISTINCT " : "") + a + ")";
      case 5 -> {
        String condition = predicates.simple(columns);
        yield switch (draws.styled(3)) {
          case 0 -> "count(*) FILTER (WHERE " + condition + ")";
          case 1 -> "count(CASE WHEN " + condition + " THEN 1 END)";
          default -> "count(1) FILTER (" + condition + ")";
        };
      }
      case 6 -> {
        String condition = predicates.simple(columns);
        yield draws.styled()
            ? "max(" + a + ") FILTER (WHERE " + condition + ")"
            : "max(CASE WHEN " + condition + " THEN " + a + " ELSE NULL END)";
      }
      case 7 -> "sum(DISTINCT " + a + ")::BIGINT";
      default -> "max(" + a + ")";
    };
  }
}
