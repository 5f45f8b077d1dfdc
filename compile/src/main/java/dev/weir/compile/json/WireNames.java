package dev.weir.compile.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names of enum constants on the wire: their names in lower case, which are part of the form.
/// A golden test holds them, so that renaming a constant is seen.
final class WireNames {
  private WireNames() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> of(c).equals(name))
        .findFirst()
        .orElseThrow(() ->
            Node.corrupt(
                "'"
                    + name
                    + "' is not one of "
                    + Arrays.stream(type.getEnumConstants())
                        .map(WireNames::of)
                        .collect(Collectors.joining(", "))));
  }
}
