package dev.weir.build;

import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.List;

/// Opens projects and makes new ones.
public final class Projects {
  private Projects() {}

  /// Reads the project in a folder: `weir.yaml` and every product file. Nothing is compiled yet.
  ///
  /// @throws WeirException with every problem of every file at once, each with its place
  public static Project load(Path folder) {
    return new ProjectReader(folder).read().sound();
  }

  /// Writes a small working project with data into a folder that is empty or does not exist.
  ///
  /// @return the files written, in the order in which one reads them
  /// @throws WeirException with `INVALID_PROJECT` when the folder holds anything; nothing is
  ///   written then
  public static List<Path> init(Path folder) {
    return StarterProject.write(folder);
  }
}
