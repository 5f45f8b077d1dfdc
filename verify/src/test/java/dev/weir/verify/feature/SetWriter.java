package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes set operations around a block.
final class SetWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  SetWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  String united(Block block) {
    String operator =
        choices.pick(
            List.of(
                "UNION ALL",
                "UNION",
                "EXCEPT",
                "INTERSECT",
                "EXCEPT ALL",
                "INTERSECT ALL",
                "UNION BY NAME",
                "UNION ALL BY NAME"));
    if (choices.chance(30)) {
      return block.text() + " " + operator + " " + block.text();
    }
    List<String> items = new ArrayList<>();
    for (Field field : block.outputs()) {
      String value = writer.expressions.of(Scope.of(SourceWriter.fields("t")), field.kind(), 1);
      boolean named = operator.endsWith("NAME") || choices.chance(30);
      items.add(
          value + (named ? " AS " + (choices.chance(70) ? field.bare() : choices.name("c")) : ""));
    }
    String other =
        items.isEmpty() ? block.text() : "SELECT " + String.join(", ", items) + " FROM t";
    return choices.chance(20)
        ? "(" + block.text() + ") " + operator + " (" + other + ")"
        : block.text() + " " + operator + " " + other;
  }
}
