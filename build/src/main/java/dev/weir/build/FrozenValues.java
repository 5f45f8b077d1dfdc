package dev.weir.build;

/// What a build does about values that [NondeterminismMode#FREEZE] keeps.
public enum FrozenValues {
  /// They stay as long as nothing else changes.
  KEPT,
  /// The products that are wanted are built with new ones; what they read keeps its own.
  RENEWED
}
