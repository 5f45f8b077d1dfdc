package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text file of a project.
///
/// @param label the path as messages show it
/// @param text without a byte order mark
record SourceText(String label, String text) {
  static SourceText read(Path file) {
    try {
      String text = Files.readString(file);
      return new SourceText(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (MalformedInputException e) {
      throw new WeirException(
          ErrorCode.INVALID_PROJECT, file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new WeirException(ErrorCode.MISSING_FILE, "cannot read " + file + ": " + e, e);
    }
  }

  SourcePlace place(int offset) {
    return SourcePlace.of(label, text, offset);
  }

  Problem problem(ErrorCode code, String message, int offset) {
    return Problem.at(code, message, place(offset));
  }
}
