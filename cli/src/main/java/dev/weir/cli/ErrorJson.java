package dev.weir.cli;

import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Errors as members of a JSON object.
final class ErrorJson {
  private ErrorJson() {}

  /// `{"ok": false, "error": {…}}` with the first problem; all of them under `problems` when there
  /// are more.
  static Map<String, Object> failure(WeirException e) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("ok", false);
    outcome.put("error", problem(e.problems().getFirst()));
    if (e.problems().size() > 1) {
      List<Object> all = new ArrayList<>();
      e.problems().forEach(problem -> all.add(problem(problem)));
      outcome.put("problems", all);
    }
    return outcome;
  }

  /// A problem with its code, message and, where it has one, place.
  static Map<String, Object> problem(Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", problem.code().name());
    members.put("message", problem.message());
    problem
        .place()
        .ifPresent(place -> {
          members.put("line", place.line());
          members.put("column", place.column());
        });
    return members;
  }
}
