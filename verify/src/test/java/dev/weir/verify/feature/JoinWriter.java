package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes joins of every kind.
final class JoinWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  JoinWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  Source join(Source left, List<Field> outer) {
    int way = choices.pick(12);
    if (way == 8) {
      return asof();
    }
    if (way == 9) {
      return lateral(left, outer);
    }
    if (way == 10) {
      return unnested(left);
    }
    if (way == 11) {
      return join(new Source("(" + join(left, outer).text() + ")", left.fields()), outer);
    }
    Source right = writer.sources.other();
    List<Field> both = new ArrayList<>(left.fields());
    both.addAll(right.fields());
    String kind =
        choices.pick(
            List.of(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " INNER JOIN "));
    return switch (way) {
      case 0, 1 ->
          new Source(
              left.text() + kind + right.text() + " ON " + condition(left, right, outer), both);
      case 2, 3 -> using(left, right, kind, both);
      case 4 -> new Source(left.text() + ", " + right.text(), both);
      case 5 ->
          new Source(
              left.text()
                  + choices.pick(List.of(" SEMI JOIN ", " ANTI JOIN "))
                  + right.text()
                  + (choices.chance(50)
                      ? " ON " + condition(left, right, outer)
                      : using(left, right)),
              left.fields());
      case 6 -> new Source(left.text() + " NATURAL" + kind + right.text(), both);
      default ->
          new Source(
              left.text()
                  + choices.pick(List.of(" CROSS JOIN ", " POSITIONAL JOIN "))
                  + right.text(),
              both);
    };
  }

  private String condition(Source left, Source right, List<Field> outer) {
    Kind kind = choices.pick(List.of(Kind.INT, Kind.INT, Kind.TEXT));
    String one = qualified(left, kind);
    String two = qualified(right, kind);
    String text = one + choices.pick(List.of(" = ", " = ", " IS NOT DISTINCT FROM ", " > ")) + two;
    if (kind == Kind.TEXT && choices.feature(25)) {
      text = one + " COLLATE NOCASE = " + two;
    }
    if (choices.chance(25)) {
      List<Field> both = new ArrayList<>(left.fields());
      both.addAll(right.fields());
      text += " AND " + writer.expressions.of(new Scope(both, List.of(), outer), Kind.BOOL, 1);
    }
    return text;
  }

  private String qualified(Source source, Kind kind) {
    List<Field> found = source.fields().stream().filter(f -> f.kind() == kind).toList();
    return found.isEmpty() ? "1" : choices.pick(found).qualified();
  }

  private static String using(Source left, Source right) {
    return left.fields().stream()
        .filter(f -> right.fields().stream().anyMatch(r -> r.isCalled(f.name())))
        .findFirst()
        .map(f -> " USING (" + f.bare() + ")")
        .orElse(" ON TRUE");
  }

  private Source using(Source left, Source right, String kind, List<Field> both) {
    String using = using(left, right);
    if (using.equals(" ON TRUE") || !choices.chance(70)) {
      return new Source(left.text() + kind + right.text() + using, both);
    }
    // The merged column goes by its bare name.
    String name = using.substring(" USING (".length(), using.length() - 1);
    List<Field> fields = new ArrayList<>();
    for (Field field : both) {
      if (!field.bare().equals(name)) {
        fields.add(field);
      } else if (fields.stream().noneMatch(f -> f.bare().equals(name))) {
        fields.add(field.in(""));
      }
    }
    return new Source(left.text() + kind + right.text() + using, fields);
  }

  private Source asof() {
    String compare = choices.pick(List.of(">=", ">", "<=", "<"));
    List<Field> both = new ArrayList<>(SourceWriter.fields("p"));
    both.addAll(SourceWriter.fields("h"));
    String kind = choices.pick(List.of(" ASOF JOIN ", " ASOF LEFT JOIN "));
    String on =
        switch (choices.pick(4)) {
          case 0 -> " ON p.sym = h.sym AND p.ts " + compare + " h.ts";
          case 1 -> " ON h.ts " + compare + " p.ts AND p.sym = h.sym";
          case 2 -> " USING (sym, ts)";
          default -> " ON p.ts " + compare + " h.ts";
        };
    return new Source("p" + kind + "h" + on, both);
  }

  private Source lateral(Source left, List<Field> outer) {
    String alias = writer.names.table();
    Scope scope = new Scope(left.fields(), List.of(), outer);
    String column = choices.name("x");
    List<Field> both = new ArrayList<>(left.fields());
    both.add(new Field(alias, column, Kind.INT));
    String body =
        switch (choices.pick(3)) {
          case 0 -> "SELECT " + writer.expressions.of(scope, Kind.INT) + " AS " + column;
          case 1 -> "SELECT " + writer.subqueries.scalar(scope, Kind.INT) + " AS " + column;
          default ->
              "SELECT r9.i AS "
                  + column
                  + " FROM u AS r9 WHERE r9.i = "
                  + writer.expressions.of(scope, Kind.INT, 1);
        };
    String join =
        choices.pick(
            List.of(", LATERAL (", " LEFT JOIN LATERAL (", " CROSS JOIN LATERAL (", ", ("));
    return new Source(
        left.text()
            + join
            + body
            + ") AS "
            + Field.identifier(alias)
            + (join.startsWith(" LEFT") ? " ON TRUE" : ""),
        both);
  }

  private Source unnested(Source left) {
    String alias = writer.names.table();
    List<Field> both = new ArrayList<>(left.fields());
    both.add(new Field(alias, "x", Kind.INT));
    String list = writer.expressions.of(Scope.of(left.fields()), Kind.LIST, 1);
    boolean numbered = choices.chance(30);
    if (numbered) {
      both.add(new Field(alias, "Nr", Kind.INT));
    }
    return new Source(
        left.text()
            + choices.pick(List.of(", unnest(", " CROSS JOIN unnest("))
            + list
            + ")"
            + (numbered ? " WITH ORDINALITY" : "")
            + " AS "
            + Field.identifier(alias)
            + (numbered ? "(x, Nr)" : "(x)"),
        both);
  }
}
