package dev.weir.verify.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The queries that are known to fail, with the stage and the reason: lines `query | stage |
/// reason`. A `?` in front marks a failure that comes and goes.
final class Exceptions {
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> sometimes = new LinkedHashSet<>();

  private Exceptions() {}

  static Exceptions resource(String path) {
    Exceptions exceptions = new Exceptions();
    NamedQuery.text(path)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(exceptions::add);
    return exceptions;
  }

  private void add(String line) {
    boolean sure = !line.startsWith("?");
    String[] parts = (sure ? line : line.substring(1)).split("\\|");
    (sure ? known : sometimes).add(key(parts[0], parts[1]));
  }

  /// What differs from the list: failures that are not on it, and entries that no longer fail.
  List<String> differences(List<NamedQuery> queries, List<Oracle.Failure> failures) {
    List<String> differences = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Oracle.Failure failure : failures) {
      String key = key(failure.query(), failure.stage());
      seen.add(key);
      if (!known.contains(key) && !sometimes.contains(key)) {
        differences.add(failure.toString());
      }
    }
    Set<String> names = new LinkedHashSet<>(queries.stream().map(NamedQuery::name).toList());
    for (String key : known) {
      if (!seen.contains(key) && names.contains(key.substring(0, key.indexOf(" | ")))) {
        differences.add(key + " | no longer fails: take it off the list");
      }
    }
    return differences;
  }

  private static String key(String query, String stage) {
    return query.strip() + " | " + stage.strip();
  }
}
