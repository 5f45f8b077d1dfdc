package dev.weir.compile.limits;

import dev.weir.model.SourcePlace;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.sql.TextLimits;
import dev.weir.sql.tree.Span;

/// What one compile has used of its [Limits]. Every call fails with LIMIT_EXCEEDED when a limit is
/// passed. One per compile; not thread-safe.
public final class Budget {
  private static final int BETWEEN_LOOKS = 0x3FF;

  private final Limits limits;
  private final String text;
  private final String file;
  private final long start = System.nanoTime();
  private long expressions;
  private long columns;

  /// @param text the query, for the places of errors
  public Budget(Limits limits, String text, String file) {
    this.limits = limits;
    this.text = text;
    this.file = file;
  }

  /// One more expression.
  public void expression(Span span) {
    if (++expressions > limits.expressions()) {
      throw exceeded("expressions", "the query up to here", expressions + " expressions", span);
    }
    if ((expressions & BETWEEN_LOOKS) == 0) {
      look(span);
    }
  }

  /// A bound expression that stands in one more place.
  public void again(Expression expression, Span span) {
    new Counter(span).expression(expression);
  }

  /// The columns of one more block.
  public void columns(int more, Span span) {
    columns += more;
    if (columns > limits.columns()) {
      throw exceeded("columns", "the query up to here", columns + " columns in all blocks", span);
    }
  }

  /// A list of so many items.
  public void list(int items, Span span) {
    if (items > limits.listItems()) {
      throw exceeded("list_items", "the list here", items + " items", span);
    }
  }

  /// A GROUP BY of so many sets.
  public void groupingSets(long sets, Span span) {
    if (sets > limits.groupingSets()) {
      throw exceeded("grouping_sets", "GROUP BY", sets + " grouping sets", span);
    }
  }

  /// The whole query when it is bound, with everything that stands in several places counted in
  /// each of them.
  public void whole(Relation relation) {
    expressions = 0;
    new Counter(Span.NONE).relation(relation);
  }

  private void look(Span span) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (millis > limits.milliseconds()) {
      throw exceeded("milliseconds", "binding the query", "taken " + millis + " ms", span);
    }
  }

  private RuntimeException exceeded(String name, String what, String found, Span span) {
    long most =
        switch (name) {
          case "expressions" -> limits.expressions();
          case "columns" -> limits.columns();
          case "list_items" -> limits.listItems();
          case "grouping_sets" -> limits.groupingSets();
          default -> limits.milliseconds();
        };
    return TextLimits.exceeded(
        name, what, found, most, SourcePlace.of(file, text, Math.max(0, span.start())));
  }

  private final class Counter implements Parts.Deep {
    private final Span span;

    Counter(Span span) {
      this.span = span;
    }

    @Override
    public void expression(Expression expression) {
      Budget.this.expression(span);
      Parts.of(expression, this);
    }

    @Override
    public void from(From from) {
      Budget.this.expression(span);
      Parts.of(from, this);
    }
  }
}
