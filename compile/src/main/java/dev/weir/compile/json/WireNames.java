package dev.weir.compile.json;

import dev.weir.model.relation.From;
import dev.weir.model.relation.JoinKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of enum constants on the wire: their names in lower case, which are part of the form.
/// A golden test holds them, so that renaming a constant is seen.
final class WireNames {
  private static final String CROSS = "cross";

  private WireNames() {}

  /// The kind of a join; an inner one without a condition is `cross`.
  static String of(From.Join join) {
    return join.kind().equals(JoinKind.INNER) && join.condition().isEmpty()
        ? CROSS
        : of(join.kind());
  }

  static String of(JoinKind kind) {
    return kind.label().toLowerCase(Locale.ROOT);
  }

  static JoinKind joinKind(String name) {
    return JoinKind.valid().stream()
        .filter(k -> of(k).equals(name))
        .findFirst()
        .or(() -> name.equals(CROSS) ? Optional.of(JoinKind.INNER) : Optional.empty())
        .orElseThrow(() ->
            unknown(
                name,
                Stream.concat(JoinKind.valid().stream().map(WireNames::of), Stream.of(CROSS))));
  }

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> of(c).equals(name))
        .findFirst()
        .orElseThrow(
            () -> unknown(name, Arrays.stream(type.getEnumConstants()).map(WireNames::of)));
  }

  private static RuntimeException unknown(String name, Stream<String> valid) {
    return Node.corrupt("'" + name + "' is not one of " + valid.collect(Collectors.joining(", ")));
  }
}
