package dev.weir.compile.bind;

import dev.weir.compile.bind.NameValue.Items;
import dev.weir.compile.bind.NameValue.Text;
import dev.weir.compile.bind.NameValue.Truth;
import dev.weir.compile.bind.NameValue.Whole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions that selections of columns are written with, as the engine computes them. Empty
/// for every other function and for arguments that it would convert or refuse.
final class NameFunctions {
  private NameFunctions() {}

  static Optional<NameValue> operator(String operator, NameValue left, NameValue right) {
    if (left.equals(NameValue.NULL) || right.equals(NameValue.NULL)) {
      return switch (operator) {
        case "=", "==", "<>", "!=", "<", "<=", ">", ">=", "||", "~", "!~", "^@" ->
            Optional.of(NameValue.NULL);
        case String _ -> Optional.empty();
      };
    }
    if (left instanceof Text(String a) && right instanceof Text(String b)) {
      return text(operator, a, b);
    }
    if (left instanceof Whole(long a) && right instanceof Whole(long b)) {
      return switch (operator) {
        case "+" -> Optional.of(new Whole(a + b));
        case "-" -> Optional.of(new Whole(a - b));
        case "%" -> b == 0 ? Optional.of(NameValue.NULL) : Optional.of(new Whole(a % b));
        case String _ -> compared(operator, Long.compare(a, b));
      };
    }
    return Optional.empty();
  }

  private static Optional<NameValue> text(String operator, String a, String b) {
    return switch (operator) {
      case "||" -> Optional.of(new Text(a + b));
      case "~" -> NamePattern.isFound(a, b).map(Truth::new);
      case "!~" -> NamePattern.isFound(a, b).map(fits -> new Truth(!fits));
      case "^@" -> Optional.of(new Truth(a.startsWith(b)));
      case String _ ->
          compared(
              operator,
              java.util.Arrays.compareUnsigned(
                  a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static Optional<NameValue> compared(String operator, int order) {
    return switch (operator) {
      case "=", "==" -> Optional.of(new Truth(order == 0));
      case "<>", "!=" -> Optional.of(new Truth(order != 0));
      case "<" -> Optional.of(new Truth(order < 0));
      case "<=" -> Optional.of(new Truth(order <= 0));
      case ">" -> Optional.of(new Truth(order > 0));
      case ">=" -> Optional.of(new Truth(order >= 0));
      case String _ -> Optional.empty();
    };
  }

  static Optional<NameValue> in(NameValue value, List<NameValue> candidates) {
    boolean unknown = false;
    for (NameValue candidate : candidates) {
      Optional<NameValue> equal = operator("=", value, candidate);
      if (equal.isEmpty()) {
        return Optional.empty();
      }
      if (equal.get().isTrue()) {
        return equal;
      }
      unknown |= equal.get().equals(NameValue.NULL);
    }
    return Optional.of(unknown ? NameValue.NULL : new Truth(false));
  }

  static Optional<NameValue> call(String name, List<NameValue> arguments) {
    return switch (arguments.size()) {
      case 1 -> one(name, arguments.getFirst());
      case 2 -> two(name, arguments.get(0), arguments.get(1));
      case 3 -> three(name, arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<NameValue> one(String name, NameValue argument) {
    return switch (argument) {
      case Text(String text) ->
          switch (name) {
            case "lower", "lcase" -> Optional.of(new Text(text.toLowerCase(java.util.Locale.ROOT)));
            case "upper", "ucase" -> Optional.of(new Text(text.toUpperCase(java.util.Locale.ROOT)));
            case "length", "len", "char_length", "character_length" ->
                Optional.of(new Whole(text.codePointCount(0, text.length())));
            case "strlen" -> Optional.of(new Whole(text.getBytes(StandardCharsets.UTF_8).length));
            case "trim" -> Optional.of(new Text(trimmed(text, true, true)));
            case "ltrim" -> Optional.of(new Text(trimmed(text, true, false)));
            case "rtrim" -> Optional.of(new Text(trimmed(text, false, true)));
            case "reverse" -> Optional.of(new Text(new StringBuilder(text).reverse().toString()));
            case String _ -> Optional.empty();
          };
      case Items(List<NameValue> values) ->
          switch (name) {
            case "length", "len", "array_length" -> Optional.of(new Whole(values.size()));
            case "list_reverse", "array_reverse" -> Optional.of(new Items(values.reversed()));
            case "list_distinct", "array_distinct" ->
                Optional.of(new Items(values.stream().distinct().toList()));
            case String _ -> Optional.empty();
          };
      case Whole _, Truth _, NameValue.Absent _ -> Optional.empty();
    };
  }

  private static Optional<NameValue> two(String name, NameValue first, NameValue second) {
    if (first instanceof Items(List<NameValue> a)) {
      return switch (name) {
        case "contains", "list_contains", "array_contains", "list_has", "array_has" ->
            Optional.of(new Truth(a.contains(second)));
        case "list_concat", "array_concat", "list_cat", "array_cat" ->
            second instanceof Items(List<NameValue> b)
                ? Optional.of(joined(a, b))
                : Optional.empty();
        case "array_extract", "list_extract", "list_element" ->
            second instanceof Whole(long i) && i >= 1 && i <= a.size()
                ? Optional.of(a.get((int) i - 1))
                : Optional.empty();
        case String _ -> Optional.empty();
      };
    }
    if (first instanceof Text(String text) && second instanceof Text(String b)) {
      return switch (name) {
        case "starts_with", "prefix" -> Optional.of(new Truth(text.startsWith(b)));
        case "ends_with", "suffix" -> Optional.of(new Truth(text.endsWith(b)));
        case "contains" -> Optional.of(new Truth(text.contains(b)));
        case "regexp_matches" -> NamePattern.isFound(text, b).map(Truth::new);
        case "regexp_full_match" -> NamePattern.isWhole(text, b).map(Truth::new);
        case "concat" -> Optional.of(new Text(text + b));
        case String _ -> Optional.empty();
      };
    }
    if (first instanceof Text(String text) && second instanceof Whole(long n) && n >= 1) {
      int size = text.codePointCount(0, text.length());
      return switch (name) {
        case "left" -> Optional.of(part(text, 0, Math.min(n, size)));
        case "right" -> Optional.of(part(text, Math.max(0, size - n), size));
        case "array_extract" -> Optional.of(part(text, Math.min(n - 1, size), Math.min(n, size)));
        case "substring", "substr" -> Optional.of(part(text, Math.min(n - 1, size), size));
        case String _ -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private static Optional<NameValue> three(String name, List<NameValue> arguments) {
    if (!(arguments.getFirst() instanceof Text(String text))) {
      return Optional.empty();
    }
    if (name.equals("replace")
        && arguments.get(1) instanceof Text(String from)
        && arguments.get(2) instanceof Text(String to)) {
      return Optional.of(new Text(from.isEmpty() ? text : text.replace(from, to)));
    }
    int size = text.codePointCount(0, text.length());
    return (name.equals("substring") || name.equals("substr"))
            && arguments.get(1) instanceof Whole(long from)
            && arguments.get(2) instanceof Whole(long length)
            && from >= 1
            && length >= 0
        ? Optional.of(part(text, Math.min(from - 1, size), Math.min(from - 1 + length, size)))
        : Optional.empty();
  }

  private static NameValue joined(List<NameValue> a, List<NameValue> b) {
    List<NameValue> all = new ArrayList<>(a);
    all.addAll(b);
    return new Items(all);
  }

  private static NameValue part(String text, long from, long to) {
    int start = text.offsetByCodePoints(0, (int) from);
    return new Text(text.substring(start, text.offsetByCodePoints(0, (int) to)));
  }

  private static String trimmed(String text, boolean front, boolean back) {
    int start = 0;
    int end = text.length();
    while (front && start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (back && end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(start, end);
  }
}
