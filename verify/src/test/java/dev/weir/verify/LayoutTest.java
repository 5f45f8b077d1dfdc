package dev.weir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Sizes and names: what keeps a file readable in one sitting.
class LayoutTest {
  private static final int LINE_STOP = 500;
  private static final Pattern EMPTY_WORDS =
      Pattern.compile(".*(Impl|Managers?|Helpers?|Utils?|Utilities|Processors?)");

  @Test
  void noJavaFilePassesTheLineStop() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : WeirTree.javaFiles()) {
      int lines = WeirTree.lines(file).size();
      if (lines > LINE_STOP) {
        tooLong.add(file + " has " + lines + " lines; split it by what its parts do");
      }
    }
    assertThat(tooLong).as("Java files over %d lines", LINE_STOP).isEmpty();
  }

  @Test
  void noTypeHasANameThatSaysNothing() {
    List<String> empty = new ArrayList<>();
    for (Path file : WeirTree.javaFiles()) {
      String type = file.getFileName().toString().replaceFirst("\\.java$", "");
      if (EMPTY_WORDS.matcher(type).matches()) {
        empty.add(file.toString());
      }
    }
    for (JavaClass type : WeirTree.SHIPPED) {
      if (type.isNestedClass() && EMPTY_WORDS.matcher(type.getSimpleName()).matches()) {
        empty.add(type.getName());
      }
    }
    assertThat(empty).as("types named Impl, Manager, Helper, Utils or Processor").isEmpty();
  }

  /// Prints what the house aims at and does not enforce: a third of the types package-private, a
  /// median file of 80 lines, nine files in ten under 250.
  @Test
  void figuresOfTheHouseArePrinted() {
    List<JavaClass> types =
        WeirTree.SHIPPED.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .toList();
    long hidden =
        types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
    List<Integer> sizes =
        WeirTree.javaFiles().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .map(file -> WeirTree.lines(file).size())
            .sorted()
            .toList();
    System.out.printf(
        "house: %d types that ship, %d package-private; %d files, lines median %d, p90 %d, max %d%n",
        types.size(),
        hidden,
        sizes.size(),
        sizes.get(sizes.size() / 2),
        sizes.get(sizes.size() * 9 / 10),
        sizes.getLast());
    assertThat(types).isNotEmpty();
  }
}
