package dev.weir.sql.tree;

/// A name as written, without its quotes.
public record Identifier(String name, Quoting quoting, Span span) implements SqlNode {
  /// Whether the text had quotes around the name.
  public enum Quoting {
    PLAIN,
    QUOTED
  }

  /// An unquoted name without a place.
  public static Identifier of(String name) {
    return new Identifier(name, Quoting.PLAIN, Span.NONE);
  }
}
