package dev.weir.verify.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what is particular to the columns of rarer types: unions, enums, blobs, bits, times,
/// intervals, huge integers, identifiers, arrays, and whole rows.
final class OddTypeWriter {
  private static final Map<String, List<String>> NUMBERS = new LinkedHashMap<>();
  private static final Map<String, List<String>> TEXTS = new LinkedHashMap<>();
  private static final Map<String, List<String>> CONDITIONS = new LinkedHashMap<>();

  static {
    NUMBERS.put("un", List.of("%s.num", "union_extract(%s, 'num')"));
    NUMBERS.put("en", List.of("enum_code(%s)::INTEGER"));
    NUMBERS.put("bl", List.of("octet_length(%s)"));
    NUMBERS.put("bt", List.of("bit_count(%s)", "get_bit(%s, 0)", "length(%s)"));
    NUMBERS.put("hg", List.of("(%s %% 7)::INTEGER", "sign(%s)", "(%s > 0)::INTEGER"));
    NUMBERS.put("iv", List.of("extract(day FROM %s)", "datepart('month', %s)"));
    NUMBERS.put(
        "ts",
        List.of(
            "extract(hour FROM %s)",
            "date_diff('day', TIMESTAMP '2024-01-01', %s)", "epoch_ms(%s)"));
    NUMBERS.put("ar", List.of("%s[1]", "array_length(%s)", "%s[-1]"));
    NUMBERS.put("ls", List.of("%s[1].i", "len(%s)", "%s[1]['i']", "list_extract(%s, 1).i"));
    TEXTS.put("un", List.of("%s.str", "union_tag(%s)::VARCHAR"));
    TEXTS.put("en", List.of("%s::VARCHAR", "upper(%s)"));
    TEXTS.put("bl", List.of("hex(%s)", "%s::VARCHAR"));
    TEXTS.put("bt", List.of("%s::VARCHAR"));
    TEXTS.put("ts", List.of("strftime(%s, '%%Y-%%m')", "%s::DATE::VARCHAR"));
    TEXTS.put("tz", List.of("(%s AT TIME ZONE 'America/New_York')::VARCHAR", "%s::VARCHAR"));
    TEXTS.put("uu", List.of("%s::VARCHAR", "%s[1:3]"));
    TEXTS.put("ls", List.of("%s[1].s", "list_transform(%s, lambda x: x.s)[2]"));
    TEXTS.put("tm", List.of("%s::VARCHAR"));
    CONDITIONS.put(
        "en",
        List.of("%s > 'lo'", "%s = 'hi'", "%s IN ('lo', 'mid')", "%s BETWEEN 'lo' AND 'mid'"));
    CONDITIONS.put("bl", List.of("%s = 'ab'::BLOB", "%s > ''::BLOB"));
    CONDITIONS.put("bt", List.of("%s = '101'", "%s = '101'::BIT"));
    CONDITIONS.put(
        "iv", List.of("%s = INTERVAL 3 DAY", "%s > INTERVAL '1 day'", "%s * 2 > INTERVAL 5 DAYS"));
    CONDITIONS.put(
        "ts",
        List.of(
            "%s > '2024-01-01'",
            "%s >= DATE '2024-01-01'", "%s + INTERVAL 1 DAY > TIMESTAMP '2024-01-01'"));
    CONDITIONS.put("tz", List.of("%s > '2024-01-01'", "%s < TIMESTAMPTZ '2024-06-01 00:00:00+00'"));
    CONDITIONS.put("tm", List.of("%s > '09:00:00'", "%s BETWEEN TIME '00:00:00' AND '12:00:00'"));
    CONDITIONS.put("uu", List.of("%s = '11111111-1111-1111-1111-111111111111'"));
    CONDITIONS.put("hg", List.of("%s > 0", "%s + 1 > 1"));
    CONDITIONS.put("un", List.of("%s.num = 4", "union_tag(%s) = 'num'"));
    CONDITIONS.put("ar", List.of("%s = [1, 2]::INTEGER[2]", "%s[2] > 1"));
    CONDITIONS.put("ls", List.of("%s = []", "%s[1].i IS NULL"));
  }

  private final Choices choices;

  OddTypeWriter(Choices choices) {
    this.choices = choices;
  }

  /// A value of a kind out of a column of a rarer type, if the place has one.
  Optional<String> of(Scope scope, Kind kind) {
    Map<String, List<String>> forms =
        switch (kind) {
          case INT -> NUMBERS;
          case TEXT -> TEXTS;
          case BOOL -> CONDITIONS;
          case DATE, DOUBLE, DECIMAL, LIST, STRUCT, JSON, VARIANT, MAP, OTHER -> Map.of();
        };
    List<Field> found = scope.fields().stream().filter(f -> forms.containsKey(f.name())).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Field field = choices.pick(found);
    String name = choices.chance(40) ? field.qualified() : field.bare();
    return Optional.of(
        choices.pick(forms.getOrDefault(field.name(), List.of("%s"))).formatted(name));
  }

  /// A whole row, or what stands for rows and columns without being one.
  Optional<String> row(Scope scope) {
    List<Field> found = scope.fields().stream().filter(f -> !f.table().isEmpty()).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Field field = choices.pick(found);
    String table = Field.identifier(field.table());
    return Optional.of(
        switch (choices.pick(6)) {
          case 0 -> table;
          case 1 -> "(" + table + ")." + field.bare();
          case 2 -> table + "::VARCHAR";
          case 3 -> "#" + (1 + choices.pick(2));
          case 4 -> table + ".rowid";
          default -> "alias(" + field.qualified() + ")";
        });
  }
}
