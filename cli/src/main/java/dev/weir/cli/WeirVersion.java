package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this build of Weir, as Maven wrote it beside the classes.
final class WeirVersion {
  private WeirVersion() {}

  /// For example `0.1.0-SNAPSHOT`.
  static String text() {
    try (InputStream resource = WeirVersion.class.getResourceAsStream("version.properties")) {
      if (resource == null) {
        throw new IllegalStateException("version.properties is not beside the classes of the CLI");
      }
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
