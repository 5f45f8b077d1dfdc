package dev.weir.verify.feature;

import java.util.List;

/// Writes what ends a query: its order, and how many of its rows are wanted. Only an order over all
/// columns is followed by a limit.
final class OrderWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  OrderWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  String end(Block block, boolean united) {
    if (choices.chance(55)) {
      return " ORDER BY ALL" + writer.aggregates.order() + limit();
    }
    if (!choices.feature(25)) {
      return "";
    }
    List<Field> named = block.outputs();
    String key =
        switch (choices.pick(united ? 4 : 5)) {
          case 0 -> "1";
          case 1 -> named.isEmpty() ? "1" : choices.pick(named).bare();
          case 2 -> "#" + (1 + choices.pick(2));
          case 3 -> named.isEmpty() ? "1 + 1" : "(" + choices.pick(named).bare() + " IS NULL)";
          default ->
              choices.pick(
                  List.of(
                      "i",
                      "t.i",
                      "s",
                      "j",
                      "i + 1",
                      "s COLLATE NOCASE",
                      "upper(s)",
                      "COLUMNS('i|s')",
                      "k",
                      "*",
                      "'x'",
                      "-1",
                      "2",
                      "NULL"));
        };
    return " ORDER BY " + key + writer.aggregates.order() + ", ALL".repeat(0);
  }

  private String limit() {
    if (!choices.feature(12)) {
      return "";
    }
    return choices.pick(
        List.of(
            " LIMIT 2",
            " LIMIT 2 OFFSET 1",
            " OFFSET 1",
            " LIMIT 50%",
            " LIMIT 1 + 1",
            " LIMIT (SELECT 2)",
            " LIMIT ALL OFFSET 1",
            " FETCH FIRST 2 ROWS ONLY",
            " LIMIT 40 PERCENT OFFSET 1",
            " LIMIT NULL",
            " LIMIT 0"));
  }
}
