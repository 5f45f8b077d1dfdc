package dev.weir.build;

/// Is told what happens in a run. Called from several threads; what it throws ends the run.
@FunctionalInterface
public interface BuildListener {
  /// Hears nothing.
  BuildListener NONE = event -> {};

  /// Something happened.
  void on(BuildEvent event);
}
