package dev.weir.compile.lineage;

import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import java.util.Optional;

/// Names of the parts of nested values in a [Flow].
final class PartKey {
  /// Any element of a list.
  static final String ELEMENT = Origin.ELEMENT;

  /// How many elements a list has.
  static final String LENGTH = Origin.LENGTH;

  private PartKey() {}

  /// A field of a struct.
  static String field(String name) {
    return "." + Identifiers.fold(name);
  }

  /// The step of a path that leads to a part; empty for parts that paths do not tell apart.
  static Optional<String> step(String key) {
    return switch (key) {
      case ELEMENT, LENGTH -> Optional.of(key);
      default -> key.startsWith(".") ? Optional.of(key.substring(1)) : Optional.empty();
    };
  }

  /// An element of a list or tuple, counted from 1.
  static String element(int number) {
    return "#" + number;
  }

  /// The value of a map's key; empty when the key is no constant.
  static Optional<String> key(Expression key) {
    return key instanceof Expression.Literal literal
        ? literal.value().map(value -> "@" + value)
        : Optional.empty();
  }

  /// The place that an index names; empty when it is no constant, or counts from the end.
  static Optional<String> place(Expression index) {
    return index instanceof Expression.Literal literal
        ? literal
            .value()
            .filter(text -> text.matches("[1-9][0-9]{0,8}"))
            .map(text -> element(Integer.parseInt(text)))
        : Optional.empty();
  }
}
