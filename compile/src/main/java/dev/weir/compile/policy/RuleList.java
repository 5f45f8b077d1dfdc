package dev.weir.compile.policy;

import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with the list of a policy's rules.
final class RuleList {
  static final String QUALIFY = "qualify";

  private RuleList() {}

  /// Something that is wrong.
  ///
  /// @param element the index of the rule; -1 for the list as a whole
  record Flaw(int element, Problem problem) {}

  static List<Flaw> flaws(List<String> rules) {
    List<Flaw> flaws = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      int element = i;
      try {
        String name = RewriteRules.named(rules.get(i)).name();
        if (names.contains(name)) {
          flaws.add(
              new Flaw(i, SqlPolicy.invalid("the rule '" + name + "' stands twice in the policy")));
        }
        names.add(name);
      } catch (WeirException e) {
        e.problems().forEach(problem -> flaws.add(new Flaw(element, problem)));
      }
    }
    if (names.isEmpty() || !names.getFirst().equals(QUALIFY)) {
      flaws.add(
          new Flaw(
              -1,
              SqlPolicy.invalid(
                  names.contains(QUALIFY)
                      ? "'qualify' must be the first rule of a policy: the other rules rely on what"
                          + " it does"
                      : "a policy cannot leave out 'qualify': every other rule, the fingerprint and"
                          + " the SQL for the engine rely on names that are complete; put it"
                          + " first")));
    }
    return flaws;
  }

  static Optional<Problem> flaw(String version) {
    return version.equals(RewriteRules.VERSION)
        ? Optional.empty()
        : Optional.of(
            SqlPolicy.invalid(
                "the policy pins version '"
                    + version
                    + "' of the rewrite rules, and these are version '"
                    + RewriteRules.VERSION
                    + "'; read the change log, then pin that"));
  }
}
