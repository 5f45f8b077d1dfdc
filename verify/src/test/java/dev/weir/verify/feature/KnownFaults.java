package dev.weir.verify.feature;

import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.feature.Verdict.Fault;
import dev.weir.verify.feature.Verdict.Wrongness;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The kinds of faults that are known and not mended yet: lines `KIND | pattern | reason`, the
/// pattern to be found in the query or in the detail.
final class KnownFaults {
  private record Known(Wrongness kind, Pattern pattern, String reason) {}

  private final List<Known> all = new ArrayList<>();

  static KnownFaults resource() {
    KnownFaults faults = new KnownFaults();
    NamedQuery.text("/feature/known.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(faults::add);
    return faults;
  }

  private void add(String line) {
    String[] parts = line.split(" \\| ");
    if (parts.length != 3) {
      throw new IllegalStateException("not 'KIND | pattern | reason': " + line);
    }
    all.add(
        new Known(
            Wrongness.valueOf(parts[0].strip()),
            Pattern.compile(parts[1].strip(), Pattern.DOTALL),
            parts[2].strip()));
  }

  boolean isKnown(String sql, Fault fault) {
    String text = sql + "\n" + fault.detail();
    return all.stream()
        .anyMatch(known -> known.kind() == fault.kind() && known.pattern().matcher(text).find());
  }
}
