package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TextTable table =
      new TextTable(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          List.of(new Heading("name", Align.LEFT), new Heading("rows", Align.RIGHT)));

  @Test
  void columnsLineUp() {
    table.row(List.of("edges_call", "867,298"));
    table.row(List.of("ä", "7"));
    table.end();
    assertThat(text())
        .isEqualTo(
            """
            name           rows
            ──────────  ───────
            edges_call  867,298
            ä                 7
            """);
  }

  @Test
  void aLateWideCellLosesNothing() {
    for (int i = 0; i < 500; i++) {
      table.row(List.of("a", "1"));
    }
    table.row(List.of("a much wider cell", "2"));
    table.end();
    assertThat(text().lines()).hasSize(503).last().isEqualTo("a much wider cell     2");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
