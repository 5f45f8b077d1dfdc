package dev.weir.cli;

import java.io.IOException;

/// Standard output cannot take more: its reader went away, or its disk is full. Unchecked, because
/// a `PrintStream` would swallow the checked one and the command would go on into the void.
final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosed(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }

  /// Whether the reader went away, as `head` does once it has its lines: that is no failure.
  boolean isReaderGone() {
    String message = String.valueOf(getMessage());
    return message.contains("Broken pipe") || message.contains("Connection reset");
  }
}
