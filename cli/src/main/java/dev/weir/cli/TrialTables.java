package dev.weir.cli;

import dev.weir.compile.catalog.Catalog;
import dev.weir.model.ArrayType;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Queries that make up rows for tables: few different values, among them NULL, NaN and the
/// constants of the queries that will read them with their neighbours; some rows twice. The same
/// edition gives the same rows.
final class TrialTables {
  private static final List<String> TEXTS = List.of("a", "b", "ab", "A", "");
  private static final List<String> OTHERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "0.5",
          "100",
          "NaN",
          "true",
          "false",
          "2024-01-01",
          "2024-02-29",
          "2023-12-31 23:59:59",
          "10:30:00",
          "1 day",
          "{\"a\": 1}",
          "[1, 2]",
          "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  private static final int MOST_CONSTANTS = 60;

  private final List<String> texts;
  private final List<String> others;

  private TrialTables(Set<String> constants) {
    List<String> few = constants.stream().limit(MOST_CONSTANTS).toList();
    this.texts =
        joined(few.stream().map(c -> c.replace("%", "").replace("_", "x")).toList(), TEXTS);
    this.others = joined(few, OTHERS);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /// For queries with these constants.
  static TrialTables of(List<Relation> queries) {
    Constants constants = new Constants();
    queries.forEach(constants::relation);
    return new TrialTables(constants.found);
  }

  /// The rows of a table.
  ///
  /// @param edition which rows
  /// @param rows how many
  String rows(Catalog.Table table, int edition, int rows) {
    List<String> values = new ArrayList<>();
    for (Column column : table.schema().columns()) {
      String salt = edition + " " + table.name() + "." + column.name();
      values.add(value(column.type(), salt) + " AS " + Identifiers.quote(column.name()));
    }
    return "SELECT %s FROM (SELECT range %% %d AS i FROM range(%d))"
        .formatted(String.join(", ", values), Math.max(1, rows * 3 / 4), rows);
  }

  private String value(DataType type, String salt) {
    String made =
        switch (type) {
          case ScalarType.VARCHAR -> pick(texts, type, salt);
          case ScalarType _, DecimalType _ -> pick(others, type, salt);
          case EnumType e -> pick(e.values(), type, salt);
          case StructType s ->
              sometimes(
                  s.fields().stream()
                      .map(f -> Identifiers.quote(f.name()) + ": " + field(f, salt))
                      .collect(Collectors.joining(", ", "{", "}")),
                  salt);
          case ListType l ->
              "CASE %s WHEN 0 THEN NULL WHEN 1 THEN [] WHEN 2 THEN [%s] ELSE [%s, %s] END"
                  .formatted(
                      draw(salt + "#", 5),
                      value(l.element(), salt + "[0]"),
                      value(l.element(), salt + "[0]"),
                      value(l.element(), salt + "[1]"));
          case ArrayType a ->
              sometimes(
                  IntStream.range(0, a.size())
                      .mapToObj(i -> value(a.element(), salt + "[" + i + "]"))
                      .collect(Collectors.joining(", ", "[", "]")),
                  salt);
          case MapType _ -> sometimes("MAP {}", salt);
          case TupleType _, UnionType _, OpaqueType _ -> "NULL";
        };
    return "(" + made + ")::" + type.text();
  }

  private String field(Field field, String salt) {
    return value(field.type(), salt + "." + field.name());
  }

  /// One of the texts that can be such a value, or NULL.
  private static String pick(List<String> texts, DataType type, String salt) {
    String values =
        texts.stream()
            .map(t -> "TRY_CAST(" + literal(t) + " AS " + type.text() + ")")
            .collect(Collectors.joining(", ", "list_append(list_distinct([", "]), NULL)"));
    return "list_extract(%s, 1 + (%s %% len(%s))::INTEGER)"
        .formatted(values, draw(salt, 1_000_003), values);
  }

  private static String sometimes(String value, String salt) {
    return "CASE WHEN " + draw(salt + "?", 6) + " = 0 THEN NULL ELSE " + value + " END";
  }

  /// A number below the bound that depends on the row and the salt.
  private static String draw(String salt, int bound) {
    return "(hash(i, " + literal(salt) + ") % " + bound + ")::BIGINT";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// The constants of queries; of whole numbers the neighbours too.
  private static final class Constants implements Parts.Deep {
    private final Set<String> found = new LinkedHashSet<>();

    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.Literal literal) {
        literal.value().ifPresent(this::constant);
      }
      Parts.of(expression, this);
    }

    private void constant(String text) {
      found.add(text);
      if (text.matches("-?[0-9]{1,15}")) {
        long number = Long.parseLong(text);
        found.add(Long.toString(number - 1));
        found.add(Long.toString(number + 1));
      }
    }
  }
}
