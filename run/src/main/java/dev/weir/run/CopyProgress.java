package dev.weir.run;

/// Is told how far a copy has come.
@FunctionalInterface
public interface CopyProgress {
  /// Tells nobody.
  CopyProgress NONE = (rows, fraction) -> {};

  /// @param rows rows read so far, as the engine counts them; never decreases
  /// @param fraction 0 to 1, or negative when the engine cannot say
  void at(long rows, double fraction);
}
