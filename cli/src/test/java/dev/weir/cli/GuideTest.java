package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file and command that the guides show is true.
class GuideTest {
  @TempDir Path folder = Path.of("");

  static List<Path> guides() throws IOException {
    Path guides = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(guides.resolve("docs/guide"))) {
      guides = java.util.Objects.requireNonNull(guides.getParent(), "not inside a checkout");
    }
    try (Stream<Path> files = Files.list(guides.resolve("docs/guide"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void theGuideIsTrue(Path file) throws Exception {
    for (Guide.Step step : Guide.read(file).steps()) {
      switch (step) {
        case Guide.Step.Write write -> {
          Path target = folder.resolve(write.path());
          Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
          Files.writeString(target, write.text());
        }
        case Guide.Step.Run run -> {
          WeirProcess.Result result = WeirProcess.run(folder, run.arguments());
          String place = file.getFileName() + ":" + run.line() + ": " + run.arguments();
          String printed = result.out() + result.err();
          assertThat(result.code()).as("exit code of %s%n%s", place, printed).isEqualTo(run.code());
          assertThat(Guide.shows(run.expected(), printed))
              .as(
                  "%s prints%n%s%nand the guide shows%n%s",
                  place, printed, String.join("\n", run.expected()))
              .isTrue();
        }
      }
    }
  }

  @Test
  void anEllipsisStandsForTextAndLines() {
    assertThat(Guide.shows(List.of("a … c", "…", "end"), "a  b   c\nx\ny\nend\n")).isTrue();
    assertThat(Guide.shows(List.of("a", "…", "end"), "a\nend\n")).isTrue();
    assertThat(Guide.shows(List.of("a … c"), "a b d\n")).isFalse();
    assertThat(Guide.words("weir sql shop \"SELECT 'a b'\" --limit 2"))
        .containsExactly("weir", "sql", "shop", "SELECT 'a b'", "--limit", "2");
  }
}
