package dev.weir.sql.tree;

/// The part of a text that a node came from: UTF-16 offsets from 0, `start` inclusive, `end`
/// exclusive. Nodes made by a rewrite carry [#NONE].
public record Span(int start, int end) {
  /// No place: the node was not read from a text.
  public static final Span NONE = new Span(-1, -1);

  public Span {
    if (end < start) {
      throw new IllegalArgumentException("a span ends where it starts or later");
    }
  }

  /// The span from the start of this one to the end of the other.
  public Span to(Span other) {
    return new Span(start, Math.max(end, other.end));
  }
}
