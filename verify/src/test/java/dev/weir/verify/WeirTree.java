package dev.weir.verify;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the rules of the house look at: the compiled classes that ship, and the tree of sources.
final class WeirTree {
  /// Every class of Weir on the class path, tests apart. Read once: it takes a second or two.
  static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.weir");

  private WeirTree() {}

  /// The folder of the whole project, wherever below it the tests were started.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("verify/pom.xml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "not inside a checkout of Weir: " + Path.of("").toAbsolutePath());
    }
    return folder;
  }

  /// Every Java file of the project in path order, relative to [#root()]; build output is left out.
  static List<Path> javaFiles() {
    Path root = root();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .map(root::relativize)
          .filter(file -> Stream.of("target", ".git").noneMatch(name -> contains(file, name)))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The lines of a file that [#javaFiles()] named, or of another one relative to the root.
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(root().resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean contains(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }
}
