package dev.weir.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a command talks to.
///
/// @param out results; buffered, UTF-8, throws [OutputClosed] when nobody reads it any more
/// @param err messages; UTF-8
/// @param display whether people watch
/// @param reports the folder for reports of bugs
record Console(InputStream in, PrintStream out, PrintStream err, Display display, Path reports) {
  /// What standard output is connected to.
  enum Display {
    /// A terminal: progress is shown, and wide cells are cut.
    TERMINAL,
    /// A file, a pipe or a test.
    PLAIN
  }

  /// The console of this process.
  static Console ofProcess() {
    java.io.Console terminal = System.console();
    Display display = terminal != null && terminal.isTerminal() ? Display.TERMINAL : Display.PLAIN;
    return of(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        System.err,
        display,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// A console over any streams.
  static Console of(
      InputStream in, OutputStream out, PrintStream err, Display display, Path reports) {
    OutputStream buffered = new BufferedOutputStream(new Watched(out), 1 << 16);
    return new Console(
        in, new PrintStream(buffered, false, StandardCharsets.UTF_8), err, display, reports);
  }

  /// Whether people watch.
  boolean isTerminal() {
    return display == Display.TERMINAL;
  }

  private static final class Watched extends FilterOutputStream {
    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw new OutputClosed(e);
      }
    }

    @Override
    public void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw new OutputClosed(e);
      }
    }
  }
}
