package dev.weir.build;

import dev.weir.compile.policy.PolicyChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What changed from a recorded build to the product as it is now, in words, from records alone.
///
/// @param query the query as it is now
record Changes(BuildRecord earlier, BuildIdentity now, Compilation query) {
  static Changes of(BuildRecord earlier, PlannedProduct planned) {
    return new Changes(earlier, planned.identity(), planned.compilation());
  }

  /// Why the build id is another one, in the order of the components.
  List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    for (Component component : Component.values()) {
      IdentityPart before = earlier.identity().part(component);
      IdentityPart part = now.part(component);
      if (!part.equals(before)) {
        String words = String.join("; ", phrases(component));
        reasons.add(new Reason(component.wireName(), words, before.hash(), part.hash()));
      }
    }
    return reasons;
  }

  /// What changed in one component, a phrase each; empty when nothing did.
  List<String> phrases(Component component) {
    List<String> facts = now.part(component).changesSince(earlier.identity().part(component));
    if (facts.isEmpty()) {
      return facts;
    }
    if (component == Component.RULES) {
      return rules(facts);
    }
    if (component == Component.CONTRACT) {
      return ContractChanges.between(earlier.identity().part(component), now.part(component));
    }
    if (component != Component.QUERY) {
      return facts;
    }
    List<String> clauses = QueryClauses.changes(earlier.engineSql(), query.query().engineSql());
    return clauses.isEmpty() ? facts : clauses;
  }

  /// A policy is told by what it says, where the record has it.
  private List<String> rules(List<String> facts) {
    if (earlier.policy().isEmpty()) {
      return facts;
    }
    List<String> said = PolicyChanges.between(earlier.policy().get(), query.policy().dump());
    return said.isEmpty()
        ? facts
        : Stream.concat(
                facts.stream().filter(fact -> !fact.startsWith("policy ")),
                said.stream().map("policy: "::concat))
            .toList();
  }
}
