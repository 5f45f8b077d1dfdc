package dev.weir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The map is true: every type that ARCHITECTURE.md names exists.
class ArchitectureMapTest {
  private static final Path MAP = Path.of("ARCHITECTURE.md");

  /// A name in backticks that looks like a Java type, possibly nested or with type arguments.
  private static final Pattern TYPE_NAME =
      Pattern.compile("`([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*)*)(?:<[^`]*>)?`");

  @Test
  void everyTypeOnTheMapExists() {
    Set<String> known = knownTypes();
    List<String> stale = new ArrayList<>();
    int number = 0;
    for (String line : WeirTree.lines(MAP)) {
      number++;
      int at = number;
      TYPE_NAME
          .matcher(line)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !known.contains(name))
          .forEach(name -> stale.add(MAP + ":" + at + " names " + name + ", which does not exist"));
    }
    assertThat(stale).isEmpty();
  }

  /// Weir's types, tests included, by simple name and as `Outer.Inner`, and what they are built on.
  private static Set<String> knownTypes() {
    Set<String> known = new TreeSet<>();
    for (Path file : WeirTree.javaFiles()) {
      known.add(file.getFileName().toString().replaceFirst("\\.java$", ""));
    }
    for (JavaClass type : WeirTree.SHIPPED) {
      add(known, type);
      type.getDirectDependenciesFromSelf()
          .forEach(dependency -> add(known, dependency.getTargetClass()));
    }
    return known;
  }

  private static void add(Set<String> known, JavaClass type) {
    known.add(type.getSimpleName());
    String name = type.getName();
    known.add(name.substring(name.lastIndexOf('.') + 1).replace('$', '.'));
  }
}
