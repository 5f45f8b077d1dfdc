package dev.weir.build;

import java.util.List;

/// A value in a YAML text, with the offset at which it begins.
sealed interface YamlNode {
  int offset();

  /// How people call it.
  default String described() {
    return switch (this) {
      case Scalar(String value, ScalarKind kind, int offset) ->
          switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NOTHING -> "nothing";
          };
      case Sequence sequence -> "a list";
      case Mapping mapping -> "a mapping";
    };
  }

  enum ScalarKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NOTHING
  }

  record Scalar(String value, ScalarKind kind, int offset) implements YamlNode {}

  record Sequence(List<YamlNode> items, int offset) implements YamlNode {}

  record Mapping(List<Entry> entries, int offset) implements YamlNode {}

  record Entry(String key, int offset, YamlNode value) {}
}
