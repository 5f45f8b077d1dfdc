package dev.weir.build;

import dev.weir.build.YamlNode.Entry;
import dev.weir.build.YamlNode.Mapping;
import dev.weir.build.YamlNode.Scalar;
import dev.weir.build.YamlNode.ScalarKind;
import dev.weir.build.YamlNode.Sequence;
import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A mapping whose keys are known. What is wrong in it goes to the problems; the reader then gets
/// the value that an absent key would give, so that it can go on looking.
final class YamlFields {
  private final String what;
  private final List<Entry> entries;
  private final SourceText source;
  private final Problems problems;

  private YamlFields(String what, List<Entry> entries, SourceText source, Problems problems) {
    this.what = what;
    this.entries = entries;
    this.source = source;
    this.problems = problems;
  }

  /// A mapping with any keys.
  ///
  /// @param what it is, for messages: `source orders`
  static YamlFields open(YamlNode node, String what, SourceText source, Problems problems) {
    if (node instanceof Mapping(List<Entry> entries, int offset)) {
      return new YamlFields(what, entries, source, problems);
    }
    YamlFields fields = new YamlFields(what, List.of(), source, problems);
    fields.invalid(
        what + " must be a mapping of keys to values, not " + node.described(), node.offset());
    return fields;
  }

  /// A mapping with these keys only.
  static YamlFields closed(
      YamlNode node, String what, List<String> legal, SourceText source, Problems problems) {
    YamlFields fields = open(node, what, source, problems);
    for (Entry entry : fields.entries) {
      if (!legal.contains(entry.key())) {
        fields.invalid(
            "%s has no key '%s'; legal are %s%s"
                .formatted(
                    what,
                    entry.key(),
                    String.join(", ", legal),
                    NearestNames.hint(entry.key(), legal)),
            entry.offset());
      }
    }
    return fields;
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  Optional<YamlNode> node(String key) {
    return entry(key).map(Entry::value);
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(key, node));
  }

  /// The text of a node below this mapping.
  Optional<String> text(String key, YamlNode node) {
    if (node instanceof Scalar(String value, ScalarKind kind, int offset)
        && kind != ScalarKind.NOTHING
        && !value.isBlank()) {
      return Optional.of(value);
    }
    invalid(
        "'%s' of %s must be a text, not %s".formatted(key, what, node.described()), node.offset());
    return Optional.empty();
  }

  /// A list of texts; a single text counts as a list of one.
  List<String> texts(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && node.get() instanceof Sequence(List<YamlNode> items, int offset)) {
      List<String> texts = new ArrayList<>();
      items.forEach(item -> text(key, item).ifPresent(texts::add));
      if (items.isEmpty()) {
        invalid("'%s' of %s is an empty list".formatted(key, what), offset);
      }
      return texts;
    }
    return text(key).map(List::of).orElse(List.of());
  }

  Optional<Boolean> truth(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof Scalar(String value, ScalarKind kind, int offset)
              && kind == ScalarKind.BOOLEAN) {
            return Optional.of(value.equalsIgnoreCase("true"));
          }
          invalid(
              "'%s' of %s must be true or false, not %s".formatted(key, what, node.described()),
              node.offset());
          return Optional.empty();
        });
  }

  Optional<Long> wholeNumber(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof Scalar(String value, ScalarKind kind, int offset)
              && kind == ScalarKind.NUMBER
              && value.matches("-?[0-9]{1,18}")) {
            return Optional.of(Long.valueOf(value));
          }
          invalid(
              "'%s' of %s must be a whole number, not %s".formatted(key, what, node.described()),
              node.offset());
          return Optional.empty();
        });
  }

  /// A text that means something; what the reading throws is reported at the text.
  <T> Optional<T> parsed(String key, Function<String, T> reading) {
    return text(key)
        .flatMap(text -> {
          try {
            return Optional.of(reading.apply(text));
          } catch (WeirException e) {
            problems.add(e, source.place(node(key).orElseThrow().offset()));
            return Optional.empty();
          }
        });
  }

  void invalid(String message, int offset) {
    problems.add(source.problem(ErrorCode.INVALID_PROJECT, message, offset));
  }
}
