package dev.weir.sql;

/// How the printer lays a text out and which names it quotes.
public record PrintStyle(Layout layout, Quoting quoting) {
  /// One line, quotes where they are needed.
  public static final PrintStyle COMPACT = new PrintStyle(Layout.COMPACT, Quoting.SAFE);

  /// Clauses on lines of their own, quotes where they are needed.
  public static final PrintStyle PRETTY = new PrintStyle(Layout.PRETTY, Quoting.SAFE);

  /// One line, or lines of at most 100 characters where the text allows it.
  public enum Layout {
    COMPACT,
    PRETTY
  }

  /// Which names get quotes. Functions and types get them only where they must.
  public enum Quoting {
    /// Every name.
    ALWAYS,
    /// Names that would not read back as they are.
    SAFE,
    /// None: the text may then mean something else.
    NEVER
  }

  /// The same style with another quoting.
  public PrintStyle with(Quoting other) {
    return new PrintStyle(layout, other);
  }
}
