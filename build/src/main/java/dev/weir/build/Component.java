package dev.weir.build;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The components of a build id, in their fixed order.
public enum Component {
  QUERY("the meaning of the query: its normal form"),
  CONTRACT("the columns, what is promised, the order tier and the write options"),
  PROFILE("the fields of the runtime profile that can change content"),
  FUNCTIONS("the functions that the query calls"),
  INPUTS("the build ids and content identities of the tables that the query reads"),
  ENGINE("name and version of the engine"),
  RULES("the versions of Weir's own rules, and the policy that queries are compiled under");

  private final String covers;

  Component(String covers) {
    this.covers = covers;
  }

  /// What its hash covers, in words.
  public String covers() {
    return covers;
  }

  /// The name in JSON and messages: `inputs`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Component> named(String wireName) {
    return Arrays.stream(values()).filter(c -> c.wireName().equals(wireName)).findFirst();
  }
}
