package dev.weir.compile.function;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which rule gives the result type of which function; a function without one has the type that its
/// signature says. Rules are found by the name of the function or of the one it is an alias of.
final class TypeRules {
  /// Goes up with every change of a rule that changes a type.
  static final int VERSION = 1;

  private static final TypeRule DECLARED = Call::declared;
  private static final Map<String, TypeRule> RULES = rules();
  private static final Set<String> ALIASED = Set.of("struct_pack");

  private TypeRules() {}

  static TypeRule of(Function function) {
    return RULES.getOrDefault(function.ruleName(), DECLARED);
  }

  static boolean takesAliases(Function function) {
    return ALIASED.contains(function.ruleName());
  }

  /// Only looked up, never iterated, so that its order does not matter.
  private static Map<String, TypeRule> rules() {
    Map<String, TypeRule> rules = new LinkedHashMap<>();
    DecimalRules.addTo(rules);
    AggregateRules.addTo(rules);
    ListRules.addTo(rules);
    StructRules.addTo(rules);
    ValueRules.addTo(rules);
    TextRules.addTo(rules);
    JsonRules.addTo(rules);
    return rules;
  }
}
