package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what stands in FROM.
final class SourceWriter {
  private static final Map<String, List<Field>> TABLES = new LinkedHashMap<>();

  static {
    table(
        "t",
        "i",
        Kind.INT,
        "j",
        Kind.INT,
        "s",
        Kind.TEXT,
        "d",
        Kind.DATE,
        "f",
        Kind.DOUBLE,
        "m",
        Kind.DECIMAL,
        "b",
        Kind.BOOL);
    table("u", "i", Kind.INT, "k", Kind.INT, "s", Kind.TEXT, "Mixed", Kind.INT);
    table("e", "i", Kind.INT, "s", Kind.TEXT, "k", Kind.INT);
    table(
        "Odd.Name",
        "select",
        Kind.INT,
        "a.b",
        Kind.TEXT,
        "it\"s",
        Kind.INT,
        "Two Words",
        Kind.INT,
        "t",
        Kind.STRUCT);
    table(
        "n",
        "i",
        Kind.INT,
        "st",
        Kind.STRUCT,
        "l",
        Kind.LIST,
        "mp",
        Kind.MAP,
        "js",
        Kind.JSON,
        "v",
        Kind.VARIANT,
        "un",
        Kind.OTHER,
        "en",
        Kind.OTHER,
        "bl",
        Kind.OTHER,
        "bt",
        Kind.OTHER,
        "hg",
        Kind.OTHER,
        "iv",
        Kind.OTHER,
        "tm",
        Kind.OTHER,
        "ts",
        Kind.OTHER,
        "tz",
        Kind.OTHER,
        "uu",
        Kind.OTHER,
        "ar",
        Kind.OTHER,
        "ls",
        Kind.OTHER);
    table("mon", "id", Kind.INT, "Jan", Kind.INT, "Feb", Kind.INT, "mar", Kind.INT);
    table("sales", "yr", Kind.INT, "q", Kind.TEXT, "Reg", Kind.TEXT, "amt", Kind.INT);
    table("g", "id", Kind.INT, "par", Kind.INT, "nm", Kind.TEXT);
    table("p", "ts", Kind.OTHER, "sym", Kind.TEXT, "price", Kind.INT);
    table("h", "ts", Kind.OTHER, "sym", Kind.TEXT, "qty", Kind.INT);
  }

  private final FeatureWriter writer;
  private final Choices choices;

  SourceWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  private static void table(String name, Object... columns) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.length; i += 2) {
      fields.add(new Field(name, (String) columns[i], (Kind) columns[i + 1]));
    }
    TABLES.put(name, fields);
  }

  /// The columns of a table under its own name.
  static List<Field> fields(String table) {
    return TABLES.getOrDefault(table, List.of());
  }

  /// One source of columns, mostly a table.
  Source single() {
    if (choices.feature(30)) {
      return writer.exotic.source();
    }
    List<String> names = List.of("t", "t", "u", "n", "sales", "mon", "Odd.Name", "g", "e");
    String table = choices.pick(names);
    String text = Field.identifier(table);
    if (choices.chance(25)) {
      String alias = writer.names.table();
      return new Source(
          text + choices.pick(List.of(" AS ", " ")) + Field.identifier(alias),
          in(alias, fields(table)));
    }
    return new Source(text, fields(table));
  }

  static List<Field> in(String alias, List<Field> fields) {
    return fields.stream().map(f -> f.in(alias)).toList();
  }

  /// The whole of FROM: one source, or some that are joined.
  Source all(List<Field> outer) {
    Source left = single();
    if (!choices.feature(35)) {
      return left;
    }
    return writer.joins.join(left, outer);
  }

  /// A source of its own alias, which a join can add to any other.
  Source other() {
    String table = choices.pick(List.of("u", "t", "g", "e", "mon"));
    if (choices.chance(20)) {
      return new Source(Field.identifier(table), fields(table));
    }
    String alias = choices.name("r");
    return new Source(Field.identifier(table) + " AS " + alias, in(alias, fields(table)));
  }
}
