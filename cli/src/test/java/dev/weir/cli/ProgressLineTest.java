package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.build.BuildEvent;
import dev.weir.build.Decision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long now;
  private final ProgressLine line =
      new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), () -> now);

  @Test
  void itSaysHowManyProductsAndRowsAndHowFast() {
    line.on(new BuildEvent.RunStarted("r", 12, 3));
    now += 2_000_000_000L;
    line.on(new BuildEvent.Progress("edges_call", 1_000_000, 0.5));
    assertThat(text()).endsWith("0/12 products, 1,000,000 rows, 500,000 rows/s, edges_call 50%");
  }

  @Test
  void itIsNotDrawnMoreThanTenTimesASecond() {
    for (int i = 0; i < 1000; i++) {
      now += 1_000_000L;
      line.on(new BuildEvent.ProductStarted("p" + i, Decision.BUILD));
    }
    assertThat(text().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
  }

  @Test
  void itNeverIsWiderThanATerminal() {
    line.on(new BuildEvent.ProductStarted("p".repeat(200), Decision.BUILD));
    assertThat(text()).endsWith("…");
    assertThat(text().substring(text().lastIndexOf('K') + 1)).hasSize(79);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
