package dev.weir.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs commands in this process with captured streams.
final class Cli {
  private Cli() {}

  /// What a command left behind.
  record Outcome(int code, byte[] bytes, String err) {
    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static Outcome run(String... arguments) {
    return runWith("", arguments);
  }

  /// Runs a command that reads `input` from standard input.
  static Outcome runWith(String input, String... arguments) {
    return runWith(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  static Outcome runWith(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      Path reports = Files.createTempDirectory("weir-cli-reports");
      Console console =
          Console.of(
              new ByteArrayInputStream(input),
              out,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              Console.Display.PLAIN,
              reports);
      int code = CommandLines.run(console, arguments);
      return new Outcome(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
