package dev.weir.compile.function;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.io.InputStream;

/// The tables that the catalog is read from.
final class Resources {
  private Resources() {}

  static byte[] bytes(String resource) {
    try (InputStream in = Resources.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new WeirException(ErrorCode.INTERNAL, "the function catalog is missing: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new WeirException(ErrorCode.INTERNAL, "cannot read the function catalog", e);
    }
  }
}
