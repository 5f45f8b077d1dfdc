package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Map;

/// What every [ArrowSource] does first with its options.
public final class SourceOptions {
  private SourceOptions() {}

  /// Refuses options that a source does not know, all at once.
  ///
  /// @param source the name to put into the message
  /// @throws WeirException with `INVALID_OPTION`, naming the known options and the nearest
  public static void requireKnown(String source, Map<String, String> options, List<String> known) {
    List<Problem> problems =
        options.keySet().stream()
            .filter(name -> !known.contains(name))
            .sorted()
            .map(name -> Problem.of(ErrorCode.INVALID_OPTION, unknown(source, name, known)))
            .toList();
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
  }

  private static String unknown(String source, String name, List<String> known) {
    String legal = known.isEmpty() ? "it takes none" : "legal are " + String.join(", ", known);
    return "%s has no option '%s'; %s%s"
        .formatted(source, name, legal, NearestNames.hint(name, known));
  }
}
