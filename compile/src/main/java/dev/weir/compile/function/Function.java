package dev.weir.compile.function;

import dev.weir.model.Volatility;
import dev.weir.model.function.FunctionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One function of the catalog. Its overloads are read on first use and kept; reading twice in two
/// threads gives equal lists.
final class Function {
  private final String name;
  private final FunctionKind kind;
  private final Volatility volatility;
  private final @Nullable String original;
  private final String body;
  private volatile @Nullable List<Overload> overloads;
  private volatile @Nullable Function source;

  private Function(
      String name,
      FunctionKind kind,
      Volatility volatility,
      @Nullable String original,
      String body) {
    this.name = name;
    this.kind = kind;
    this.volatility = volatility;
    this.original = original;
    this.body = body;
  }

  /// Reads `kind name [= original] [stable|volatile]`; the name of an operator may hold spaces.
  static Function of(String header, String body) {
    int space = header.indexOf(' ');
    FunctionKind kind = FunctionKind.valueOf(header.substring(0, space).toUpperCase(Locale.ROOT));
    String rest = header.substring(space + 1);
    Volatility volatility = Volatility.IMMUTABLE;
    if (rest.endsWith(" volatile")) {
      volatility = Volatility.VOLATILE;
    } else if (rest.endsWith(" stable")) {
      volatility = Volatility.STABLE;
    }
    if (volatility != Volatility.IMMUTABLE) {
      rest = rest.substring(0, rest.lastIndexOf(' '));
    }
    int alias = rest.indexOf(" = ");
    String name = alias < 0 ? rest : rest.substring(0, alias);
    String original = alias < 0 ? null : rest.substring(alias + 3);
    return new Function(name, kind, volatility, original, body);
  }

  String name() {
    return name;
  }

  FunctionKind kind() {
    return kind;
  }

  Volatility volatility() {
    return volatility;
  }

  /// The function whose overloads this one has.
  Optional<String> original() {
    return Optional.ofNullable(original);
  }

  /// The name under which the type rules know the function.
  String ruleName() {
    return original == null ? name : original;
  }

  boolean isMacro() {
    return kind == FunctionKind.MACRO || kind == FunctionKind.TABLE_MACRO;
  }

  /// This function with the overloads of the one that it is an alias of.
  Function sharing(@Nullable Function other) {
    if (other != null) {
      source = other;
    }
    return this;
  }

  List<Overload> overloads() {
    Function shared = source;
    if (shared != null) {
      return shared.overloads();
    }
    List<Overload> known = overloads;
    if (known == null) {
      known = body.lines().map(line -> OverloadText.parse(line.strip())).toList();
      overloads = known;
    }
    return known;
  }

  /// The macro's overloads: `a, b := 1 => body`.
  List<Macro> macros() {
    List<Macro> macros = new ArrayList<>();
    body.lines()
        .forEach(line -> {
          int arrow = line.indexOf("=>");
          List<Macro.Parameter> parameters = new ArrayList<>();
          String head = line.substring(0, arrow).strip();
          for (String part : OverloadText.split(head)) {
            int mark = part.indexOf(" := ");
            parameters.add(
                mark < 0
                    ? new Macro.Parameter(part, Optional.empty())
                    : new Macro.Parameter(
                        part.substring(0, mark), Optional.of(part.substring(mark + 4))));
          }
          macros.add(new Macro(name, kind, parameters, line.substring(arrow + 2).strip()));
        });
    return macros;
  }
}
