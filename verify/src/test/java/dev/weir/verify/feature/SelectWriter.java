package dev.weir.verify.feature;

import java.util.ArrayList;
import java.util.List;

/// Writes a block of SELECT with its clauses.
final class SelectWriter {
  private static final List<Kind> KINDS =
      List.of(
          Kind.INT,
          Kind.INT,
          Kind.TEXT,
          Kind.BOOL,
          Kind.DATE,
          Kind.DECIMAL,
          Kind.DOUBLE,
          Kind.LIST,
          Kind.STRUCT,
          Kind.JSON,
          Kind.VARIANT,
          Kind.MAP,
          Kind.OTHER);

  private final FeatureWriter writer;
  private final Choices choices;
  private final int depth;
  private final List<Field> outer;
  private final List<String> items = new ArrayList<>();
  private final List<Field> aliases = new ArrayList<>();

  SelectWriter(FeatureWriter writer, int depth, List<Field> outer) {
    this.writer = writer;
    this.choices = writer.choices;
    this.depth = depth;
    this.outer = outer;
  }

  Block block() {
    Source source = writer.sources.all(outer);
    Scope scope = new Scope(source.fields(), List.of(), outer);
    if (choices.feature(35)) {
      String from = " FROM " + source.text() + where(scope);
      String rest = new GroupWriter(writer, items, aliases).clauses(scope, from);
      return new Block("SELECT " + String.join(", ", items) + rest, aliases);
    }
    String head = distinct(scope);
    list(scope);
    String from = "FROM " + source.text();
    String rest = where(scope) + windows(scope) + qualify(scope) + sample();
    if (head.equals("SELECT ") && choices.feature(3)) {
      return new Block(from + " SELECT " + String.join(", ", items) + rest, aliases);
    }
    return new Block(head + String.join(", ", items) + " " + from + rest, aliases);
  }

  private String distinct(Scope scope) {
    if (!choices.feature(10)) {
      return "SELECT ";
    }
    return switch (choices.pick(3)) {
      case 0 -> "SELECT DISTINCT ";
      case 1 -> "SELECT DISTINCT ON (" + choices.pick(List.of("1", "#1", "1, 2")) + ") ";
      default -> "SELECT DISTINCT ON (" + writer.expressions.of(scope, Kind.INT, 1) + ") ";
    };
  }

  /// A named window, which an item refers to.
  private String windows(Scope scope) {
    if (!choices.feature(5)) {
      return "";
    }
    String order = " ORDER BY " + writer.expressions.of(scope, Kind.INT, 1);
    String partition = "PARTITION BY " + writer.expressions.of(scope, Kind.TEXT, 1);
    String call = choices.pick(List.of("rank()", "count(*)", "dense_rank()"));
    return switch (choices.pick(3)) {
      case 0 -> {
        items.add(call + " OVER w AS nw");
        yield " WINDOW w AS (" + partition + order + ")";
      }
      case 1 -> {
        items.add(call + " OVER (w" + order + ")");
        yield " WINDOW w AS (" + partition + ")";
      }
      default -> {
        items.add(call + " OVER \"W w\"");
        yield " WINDOW w AS (" + partition + "), \"w W\" AS (w" + order + ")";
      }
    };
  }

  /// Samples whose rows are not a matter of chance.
  private String sample() {
    return choices.feature(2)
        ? choices.pick(
            List.of(
                " USING SAMPLE 100%",
                " USING SAMPLE 100 ROWS",
                " USING SAMPLE 0%",
                " USING SAMPLE reservoir(50 ROWS) REPEATABLE (1)",
                " USING SAMPLE 100 PERCENT (bernoulli, 42)"))
        : "";
  }

  private void list(Scope scope) {
    int count = 1 + choices.pick(3);
    for (int i = 0; i < count; i++) {
      if (!scope.fields().isEmpty() && choices.feature(10)) {
        items.add(writer.stars.item(scope));
      } else if (choices.feature(8)) {
        AggregateWriter.Call call = writer.aggregates.window(scope.with(seen()));
        item(scope, call.text(), call.kind());
      } else if (choices.feature(4)) {
        String row = writer.odd.row(scope).orElse("1");
        item(scope, row, row.endsWith(")") ? Kind.TEXT : Kind.STRUCT);
      } else if (choices.feature(3)) {
        item(scope, "unnest(" + writer.expressions.of(scope, Kind.LIST, 1) + ")", Kind.INT);
      } else {
        Kind kind = kind(scope);
        item(scope, writer.expressions.of(scope.with(seen()), kind), kind);
      }
    }
  }

  /// A kind that the place has a column of, or any.
  private Kind kind(Scope scope) {
    if (choices.chance(20) || scope.fields().isEmpty()) {
      return choices.pick(KINDS);
    }
    return choices.pick(scope.fields()).kind();
  }

  /// The aliases that a later item may use.
  private List<Field> seen() {
    return choices.feature(15) ? aliases : List.of();
  }

  private void item(Scope scope, String text, Kind kind) {
    if (depth == 0 && choices.chance(40)) {
      items.add(text);
      return;
    }
    String name = writer.names.column(scope, aliases);
    items.add(text + " AS " + Field.identifier(name));
    aliases.add(new Field("", name, kind));
  }

  private String where(Scope scope) {
    if (!choices.chance(30)) {
      return "";
    }
    return " WHERE " + writer.expressions.of(scope.with(seen()), Kind.BOOL);
  }

  private String qualify(Scope scope) {
    if (!choices.feature(6)) {
      return "";
    }
    Scope all = scope.with(aliases);
    AggregateWriter.Call call = writer.aggregates.window(all);
    return " QUALIFY "
        + (call.kind() == Kind.INT ? call.text() + " <= 2" : call.text() + " IS NOT NULL");
  }
}
