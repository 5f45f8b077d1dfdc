package dev.weir.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The launcher is a shell script that no compiler sees; this holds it to the build.
class LauncherTest {
  private static final Pattern FLAGS = Pattern.compile("<weir.jvm.flags>(.+)</weir.jvm.flags>");

  @Test
  void launcherPassesTheFlagsThatTheTestsRunWith() {
    Matcher flags = FLAGS.matcher(text("pom.xml"));
    assertThat(flags.find()).isTrue();
    assertThat(text("weir")).contains(flags.group(1).split(" "));
  }

  @Test
  void launcherWantsTheJdkThatTheCodeIsCompiledFor() {
    Matcher release = Pattern.compile("<maven.compiler.release>(\\d+)<").matcher(text("pom.xml"));
    assertThat(release.find()).isTrue();
    assertThat(text("launcher/jdk.sh")).contains("JDK_WANTED=" + release.group(1) + "\n");
  }

  @Test
  void launcherStartsAClassThatExists() {
    Matcher main = Pattern.compile("(dev\\.weir\\.\\S+) \"\\$@\"").matcher(text("weir"));
    assertThat(main.find()).isTrue();
    assertThat(WeirTree.SHIPPED.contain(main.group(1))).isTrue();
  }

  private static String text(String file) {
    return String.join("\n", WeirTree.lines(Path.of(file))) + "\n";
  }
}
