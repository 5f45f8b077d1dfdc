package dev.weir.verify.function;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The differences between catalog and engine that are allowed, each with its reason.
final class Exceptions {
  private record Allowed(Pattern call, Pattern engine) {}

  private final List<Allowed> allowed;

  Exceptions() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Exceptions.class.getResourceAsStream("function-exceptions.txt"))) {
      allowed =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.split("\t", -1))
              .map(parts -> new Allowed(Pattern.compile(parts[0]), Pattern.compile(parts[1])))
              .toList();
    }
  }

  /// The differences that no exception covers.
  List<Tally.Difference> unexplained(Tally tally) {
    return tally.differences().stream().filter(d -> !covers(d)).toList();
  }

  private boolean covers(Tally.Difference difference) {
    return allowed.stream()
        .anyMatch(a ->
            a.call.matcher(difference.call()).matches()
                && a.engine.matcher(difference.expected()).matches());
  }
}
