package dev.weir.build;

import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects problems, so that all of them are reported at once.
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Problem problem) {
    found.add(problem);
  }

  /// Adds what an error says; where it has no place of its own, the given one.
  void add(WeirException error, SourcePlace place) {
    error.problems().forEach(problem -> add(problem, place));
  }

  /// Adds a problem; where it has no place of its own, at the given one.
  void add(Problem problem, SourcePlace place) {
    found.add(
        new Problem(
            problem.code(), problem.message(), problem.place().or(() -> Optional.of(place))));
  }

  int count() {
    return found.size();
  }

  List<Problem> all() {
    return List.copyOf(found);
  }

  void throwAny() {
    if (!found.isEmpty()) {
      throw new WeirException(found);
    }
  }
}
