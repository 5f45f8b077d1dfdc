package dev.weir.cli;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a whole text that the command line names.
final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /// The text of a UTF-8 file, without a byte order mark.
  ///
  /// @throws WeirException with `MISSING_FILE` when it cannot be read or is not UTF-8
  static String read(Path file) {
    try {
      return decode(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw missing("there is no file " + file.toAbsolutePath(), e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "it is a folder" : e.toString();
      throw missing("cannot read " + file + ": " + why, e);
    }
  }

  /// The text of a stream up to its end.
  ///
  /// @param name what to call the stream in messages
  static String read(String name, InputStream in) {
    try {
      return decode(name, in.readAllBytes());
    } catch (IOException e) {
      throw missing("cannot read " + name + ": " + e, e);
    }
  }

  private static String decode(String name, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw missing(name + " is not UTF-8 text", e);
    }
  }

  private static WeirException missing(String message, Exception cause) {
    return new WeirException(ErrorCode.MISSING_FILE, message, cause);
  }
}
