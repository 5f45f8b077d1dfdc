package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is done about a product whose query can give something else in another run over the same
/// data: `nondeterminism` in a product's header, or in the `defaults` of `weir.yaml`. It says
/// nothing about products whose queries cannot.
public enum NondeterminismMode {
  /// It is an error. The default.
  REFUSE,
  /// The values of the last build stay until something else changes, or they are asked for anew.
  /// Only for clock and session: random values and sequences are never kept.
  FREEZE,
  /// It is built each time, and so are the products that read what can be another value.
  ALWAYS;

  /// The word for it in files.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The mode of that word.
  ///
  /// @throws WeirException with `INVALID_PROJECT`, naming the nearest
  static NondeterminismMode parse(String text) {
    List<String> words = Arrays.stream(values()).map(NondeterminismMode::text).toList();
    int place = words.indexOf(text);
    if (place < 0) {
      throw new WeirException(
          ErrorCode.INVALID_PROJECT,
          "nondeterminism cannot be '%s'; valid values are %s%s"
              .formatted(text, String.join(", ", words), NearestNames.hint(text, words)));
    }
    return values()[place];
  }
}
