package dev.weir.verify.identity;

import dev.weir.verify.identity.QueryWriter.Col;
import java.util.ArrayList;
import java.util.List;

/// Writes FROM clauses: one to three sources, inner joins in any order and place, outer joins
/// either way round.
final class SourceWriter {
  /// A FROM clause, and conditions that are left for WHERE.
  record From(String text, List<String> conditions) {}

  private record Source(String text, String alias, List<Col> columns) {}

  private final QueryWriter writer;
  private final Draws draws;
  private final PredicateWriter predicates;

  SourceWriter(QueryWriter writer, PredicateWriter predicates) {
    this.writer = writer;
    this.draws = writer.draws;
    this.predicates = predicates;
  }

  From from(int depth, List<Col> columns) {
    int shape = draws.pick(10);
    List<Source> sources = new ArrayList<>();
    int count = shape < 4 ? 1 : shape < 8 ? 2 : 3;
    for (int i = 0; i < count; i++) {
      // A join does not keep the order of what it joins.
      sources.add(source(depth, count > 1 && draws.styled(4) == 0 ? " ORDER BY 1" : ""));
    }
    sources.forEach(s -> columns.addAll(s.columns()));
    if (count == 1) {
      Source only = sources.getFirst();
      return draws.chance(10) ? unnested(only, columns) : new From(only.text(), List.of());
    }
    boolean outer = draws.chance(35);
    return outer ? outer(sources) : inner(sources);
  }

  private From unnested(Source source, List<Col> columns) {
    String e = writer.name("e");
    columns.add(new Col(e + ".x", 'i'));
    String i = source.columns().getFirst().text();
    return new From(source.text() + ", unnest([" + i + ", 1, NULL]) AS " + e + "(x)", List.of());
  }

  /// Inner joins: their order, their association and the place of their conditions are style.
  private From inner(List<Source> sources) {
    List<String> conditions = new ArrayList<>();
    for (int i = 1; i < sources.size(); i++) {
      conditions.add(
          predicates.equality(column(sources.get(draws.pick(i))), column(sources.get(i))));
    }
    if (draws.chance(20)) {
      List<Col> all = new ArrayList<>();
      sources.forEach(s -> all.addAll(s.columns()));
      conditions.add(predicates.simple(all));
    }
    List<Source> order = draws.shuffled(sources);
    if (draws.styled(3) == 0) {
      return new From(String.join(", ", order.stream().map(Source::text).toList()), conditions);
    }
    List<String> rest = new ArrayList<>();
    List<Source> joined = new ArrayList<>(List.of(order.getFirst()));
    StringBuilder text = new StringBuilder(order.getFirst().text());
    List<String> open = new ArrayList<>(conditions);
    for (Source next : order.subList(1, order.size())) {
      joined.add(next);
      List<String> here = new ArrayList<>();
      for (String condition : List.copyOf(open)) {
        if (uses(condition, joined, sources) && draws.styled(4) > 0) {
          here.add(condition);
          open.remove(condition);
        }
      }
      text.append(
          here.isEmpty()
              ? " CROSS JOIN " + next.text()
              : " JOIN " + next.text() + " ON " + predicates.and(here));
    }
    rest.addAll(open);
    return new From(text.toString(), rest);
  }

  /// Whether a condition names only sources that are there.
  private static boolean uses(String condition, List<Source> there, List<Source> all) {
    return all.stream()
        .filter(s -> !there.contains(s))
        .noneMatch(s -> condition.contains(s.alias() + "."));
  }

  private Col column(Source source) {
    return draws.pick(source.columns().stream().filter(c -> c.kind() == 'i').toList());
  }

  private From outer(List<Source> sources) {
    Source left = sources.getFirst();
    Source right = sources.get(1);
    String kind = draws.pick(List.of("LEFT", "LEFT", "LEFT", "FULL"));
    List<String> on = new ArrayList<>();
    on.add(predicates.equality(column(left), column(right)));
    if (draws.chance(30)) {
      on.add(predicates.simple(draws.chance(50) ? right.columns() : left.columns()));
    }
    String condition = " ON " + predicates.and(on);
    String text;
    if (draws.styled()) {
      text = left.text() + " " + kind + " JOIN " + right.text() + condition;
    } else {
      String turned = kind.equals("LEFT") ? "RIGHT" : kind;
      text = right.text() + " " + turned + " JOIN " + left.text() + condition;
    }
    if (sources.size() == 2) {
      return new From(text, List.of());
    }
    Source third = sources.get(2);
    Col a = column(left);
    Col b = column(third);
    String join = predicates.equality(a, b);
    boolean inner = draws.chance(50);
    if (inner) {
      return draws.styled()
          ? new From("(" + text + ") JOIN " + third.text() + " ON " + join, List.of())
          : new From(third.text() + " CROSS JOIN (" + text + ")", List.of(join));
    }
    return new From("(" + text + ") LEFT JOIN " + third.text() + " ON " + join, List.of());
  }

  private Source source(int depth, String order) {
    String alias = writer.name("r");
    int kind = draws.pick(10);
    if (kind < 3 && depth > 0) {
      String query = writer.query(depth - 1, false);
      return new Source(
          writer.derived(query, alias),
          alias,
          List.of(new Col(alias + ".k0", 'i'), new Col(alias + ".k1", 's')));
    }
    return table(alias, order);
  }

  private Source table(String alias, String order) {
    String table = draws.pick(List.of("t", "u", "v"));
    List<Col> columns =
        switch (table) {
          case "t" -> columns(alias, "id:i", "a:i", "b:i", "s:s", "d:d");
          case "u" -> columns(alias, "id:i", "a:i", "x:i", "s:s");
          default -> columns(alias, "id:i", "k:i", "s:s");
        };
    String text =
        switch (draws.styled(5)) {
          case 0 -> writer.derived("SELECT * FROM " + table + order, alias);
          case 1 -> {
            String inner = writer.name("q");
            yield writer.derived(
                "SELECT "
                    + String.join(
                        ", ",
                        draws.shuffled(
                            columns.stream()
                                .map(c -> c.text().replace(alias + ".", inner + "."))
                                .toList()))
                    + " FROM "
                    + table
                    + " AS "
                    + inner,
                alias);
          }
          case 2 -> table.toUpperCase(java.util.Locale.ROOT) + " " + alias;
          default -> table + " AS " + alias;
        };
    return new Source(text, alias, columns);
  }

  private static List<Col> columns(String alias, String... names) {
    List<Col> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(
          new Col(
              alias + "." + name.substring(0, name.length() - 2), name.charAt(name.length() - 1)));
    }
    return columns;
  }
}
