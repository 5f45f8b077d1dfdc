package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes sources other than tables: subqueries, lists of values, functions, PIVOT and UNPIVOT,
/// samples, tables under other names.
final class ExoticSourceWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  ExoticSourceWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  Source source() {
    String alias = writer.names.table();
    String as = " AS " + Field.identifier(alias);
    return switch (choices.pick(12)) {
      case 0, 1 -> {
        Block block = writer.block(1, List.of());
        yield new Source("(" + block.text() + ")" + as, SourceWriter.in(alias, block.outputs()));
      }
      case 2 -> renamed(alias);
      case 3 ->
          new Source(
              "(VALUES (" + "1, 'a'), (NULL, 'B'), (2, NULL), (1, 'a'))" + as + "(v, \"W w\")",
              List.of(new Field(alias, "v", Kind.INT), new Field(alias, "W w", Kind.TEXT)));
      case 4 ->
          new Source(
              "(VALUES (1, 'a'), (2, NULL))" + as,
              List.of(new Field(alias, "col0", Kind.INT), new Field(alias, "col1", Kind.TEXT)));
      case 5 ->
          new Source(
              choices.pick(List.of("range(3)", "generate_series(1, 3)", "unnest([1, 2, NULL])"))
                  + as
                  + "(x)",
              List.of(new Field(alias, "x", Kind.INT)));
      case 6 -> pivot(alias);
      case 7, 8 -> unpivot(alias);
      case 9 -> new Source("main.t" + as, SourceWriter.in(alias, SourceWriter.fields("t")));
      case 10 ->
          new Source(
              "sc.t", List.of(new Field("t", "i", Kind.INT), new Field("t", "z", Kind.TEXT)));
      default -> setOperation(alias);
    };
  }

  private Source renamed(String alias) {
    List<Field> fields = SourceWriter.fields("t");
    List<String> names = new ArrayList<>();
    List<Field> all = new ArrayList<>();
    int count = 1 + choices.pick(3);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      String name =
          i < count
              ? choices.pick(List.of("a", "B", "i", "x y", "J")) + (i == 0 ? "" : "" + i)
              : field.name();
      if (i < count) {
        names.add(Field.identifier(name));
      }
      all.add(new Field(alias, name, field.kind()));
    }
    return new Source(
        "t AS " + Field.identifier(alias) + "(" + String.join(", ", names) + ")", all);
  }

  private Source pivot(String alias) {
    String values =
        choices.pick(List.of("'Q1', 'Q2'", "'Q1' AS a, 'Q2' AS \"B b\"", "'Q2'", "'q1', 'Q1'"));
    String aggregate =
        choices.pick(List.of("sum(amt)", "max(AMT)", "count(*)", "sum(amt) AS x", "min(amt + 1)"));
    String group = choices.pick(List.of(" GROUP BY yr", " GROUP BY YR, reg", ""));
    String on = choices.pick(List.of("q", "Q", "sales.q", "upper(q)"));
    if (choices.chance(50)) {
      return new Source(
          "(PIVOT sales ON "
              + on
              + " IN ("
              + values
              + ") USING "
              + aggregate
              + group
              + ") AS "
              + Field.identifier(alias),
          List.of(
              new Field(
                  alias, group.isEmpty() ? "Reg" : "yr", group.isEmpty() ? Kind.TEXT : Kind.INT)));
    }
    return new Source(
        "sales PIVOT ("
            + aggregate
            + " FOR "
            + on
            + " IN ("
            + values
            + ")"
            + group
            + ") AS "
            + Field.identifier(alias),
        List.of(
            new Field(
                alias, group.isEmpty() ? "Reg" : "yr", group.isEmpty() ? Kind.TEXT : Kind.INT)));
  }

  private Source unpivot(String alias) {
    String columns =
        choices.pick(
            List.of(
                "Jan, Feb",
                "jan, FEB, mar",
                "jan AS 'j', mar",
                "COLUMNS(* EXCLUDE (id))",
                "COLUMNS('a')",
                "*"));
    String nulls = choices.pick(List.of("", " INCLUDE NULLS", " EXCLUDE NULLS"));
    List<Field> fields = List.of(new Field(alias, "m", Kind.TEXT), new Field(alias, "v", Kind.INT));
    if (choices.chance(40)) {
      return new Source(
          "(UNPIVOT mon ON "
              + columns.replace("'j'", "j")
              + " INTO NAME m VALUE v) AS "
              + Field.identifier(alias),
          fields);
    }
    if (choices.chance(20)) {
      return new Source(
          "mon UNPIVOT"
              + nulls
              + " ((v, w) FOR m IN ((jan, feb), (id, mar))) AS "
              + Field.identifier(alias),
          fields);
    }
    return new Source(
        "mon UNPIVOT" + nulls + " (v FOR m IN (" + columns + ")) AS " + Field.identifier(alias),
        fields);
  }

  private Source setOperation(String alias) {
    String operator =
        choices.pick(
            List.of(
                " UNION ALL ",
                " UNION ",
                " EXCEPT ",
                " INTERSECT ",
                " EXCEPT ALL ",
                " INTERSECT ALL "));
    return new Source(
        "(SELECT i, s FROM t" + operator + "SELECT k, s FROM u) AS " + Field.identifier(alias),
        List.of(new Field(alias, "i", Kind.INT), new Field(alias, "s", Kind.TEXT)));
  }
}
