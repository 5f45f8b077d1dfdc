package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import dev.weir.run.WriteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a product promises about the order of its rows.
///
/// | tier | promise | cost |
/// | --- | --- | --- |
/// | `unordered` | the same set of rows in every run | none |
/// | `scan` | the order of the plan, where the plan keeps one | the last pipeline keeps order |
/// | `written` | the order of the query's ORDER BY | the last pipeline keeps order |
/// | `canonical by [keys]` | a total order: the same bytes at any number of threads | a full sort; one thread over sorted input where the query depends on the order of rows |
public sealed interface OrderTier {
  /// The names of all tiers, the default first.
  List<String> NAMES = List.of("unordered", "scan", "written", "canonical");

  /// Any order.
  record Unordered() implements OrderTier {}

  /// The order in which the plan delivers.
  record Scan() implements OrderTier {}

  /// The order that the query states.
  record Written() implements OrderTier {}

  /// Ascending by these columns, nulls last; rows that are equal in all keys follow by every other
  /// column.
  record Canonical(List<String> keys) implements OrderTier {
    public Canonical {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw invalid("the order 'canonical' needs keys: canonical by [id]");
      }
    }
  }

  /// The tier's name.
  default String name() {
    return switch (this) {
      case Unordered() -> "unordered";
      case Scan() -> "scan";
      case Written() -> "written";
      case Canonical(List<String> keys) -> "canonical";
    };
  }

  /// The keys of `canonical`; empty for all others.
  default List<String> sortKeys() {
    return switch (this) {
      case Unordered(), Scan(), Written() -> List.of();
      case Canonical(List<String> keys) -> keys;
    };
  }

  /// As users write it: `canonical by [id, name]`.
  default String text() {
    return switch (this) {
      case Unordered(), Scan(), Written() -> name();
      case Canonical(List<String> keys) ->
          keys.stream()
              .map(Identifiers::quote)
              .collect(Collectors.joining(", ", "canonical by [", "]"));
    };
  }

  /// What the writer has to do.
  default WriteOrder writeOrder() {
    return switch (this) {
      case Unordered() -> new WriteOrder.Any();
      case Scan(), Written() -> new WriteOrder.AsDelivered();
      case Canonical(List<String> keys) -> new WriteOrder.Sorted(keys);
    };
  }

  /// The tier that a text means.
  ///
  /// @throws WeirException with `INVALID_OPTION`, naming the legal values
  static OrderTier parse(String text) {
    String trimmed = text.strip();
    String word = trimmed.split("\\s", 2)[0];
    return switch (word) {
      case "unordered", "scan", "written" -> {
        if (!trimmed.equals(word)) {
          throw invalid("the order '" + word + "' takes nothing after its name");
        }
        yield named(word);
      }
      case "canonical" -> new Canonical(keys(trimmed.substring(word.length()).strip()));
      default ->
          throw invalid(
              "there is no order '%s'; legal are unordered, scan, written, canonical by [keys]%s"
                  .formatted(text, NearestNames.hint(word, NAMES)));
    };
  }

  private static OrderTier named(String word) {
    return switch (word) {
      case "scan" -> new Scan();
      case "written" -> new Written();
      default -> new Unordered();
    };
  }

  private static List<String> keys(String text) {
    if (!text.startsWith("by") || !text.endsWith("]") || text.indexOf('[') < 0) {
      throw invalid("the order 'canonical' needs keys: canonical by [id]");
    }
    String inside = text.substring(text.indexOf('[') + 1, text.length() - 1);
    if (!text.substring(2, text.indexOf('[')).isBlank()) {
      throw invalid("the order 'canonical' needs keys: canonical by [id]");
    }
    List<String> keys = new ArrayList<>();
    for (String part : inside.split(",", -1)) {
      String key = part.strip();
      boolean quoted = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"");
      key = quoted ? key.substring(1, key.length() - 1).replace("\"\"", "\"") : key;
      if (key.isEmpty()) {
        throw invalid("the order '" + text + "' has an empty key");
      }
      String found = key;
      if (keys.stream().anyMatch(other -> Identifiers.same(other, found))) {
        throw invalid("the order names the key '" + key + "' twice");
      }
      keys.add(key);
    }
    return keys;
  }

  private static WeirException invalid(String message) {
    return new WeirException(ErrorCode.INVALID_OPTION, message);
  }
}
