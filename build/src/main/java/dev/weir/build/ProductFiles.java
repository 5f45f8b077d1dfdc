package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the product files of a project, sorted by name. What starts with a dot is left out.
final class ProductFiles {
  private ProductFiles() {}

  static List<Path> below(Path folder, Path store) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files =
        Files.find(
            folder,
            Integer.MAX_VALUE,
            (file, attributes) -> attributes.isRegularFile() && file.toString().endsWith(".sql"),
            FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> !file.startsWith(store) && !isHidden(folder.relativize(file)))
          .sorted(Comparator.comparing(file -> file.toString().replace(File.separatorChar, '/')))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new WeirException(
          ErrorCode.MISSING_FILE, "cannot list the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
