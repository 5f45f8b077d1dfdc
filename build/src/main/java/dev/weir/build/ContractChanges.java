package dev.weir.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What changed in a contract, in words. Where columns stand is told only when that is all: one
/// column more moves all behind it.
final class ContractChanges {
  private ContractChanges() {}

  static List<String> between(IdentityPart before, IdentityPart now) {
    List<String> changes = new ArrayList<>(placeless(now).changesSince(placeless(before)));
    return changes.isEmpty() && !before.equals(now)
        ? List.of("the columns stand in another order")
        : changes;
  }

  /// The part without the numbers of columns: `number 2, BIGINT` and `2: BIGINT NOT NULL`.
  private static IdentityPart placeless(IdentityPart part) {
    Map<String, String> facts = new TreeMap<>();
    part.facts()
        .forEach((name, fact) -> {
          if (name.startsWith("column ")) {
            facts.put(name, fact.replaceFirst("^number \\d+, ", ""));
          } else if (name.startsWith("promise.")) {
            facts.put(name, fact.replaceFirst("^\\d+: ", ""));
          } else {
            facts.put(name, fact);
          }
        });
    return new IdentityPart(part.component(), facts);
  }
}
