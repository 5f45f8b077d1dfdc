package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Volatility;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionTrait;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.function.Nondeterminism;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The table of what is known of functions beside their signatures: one line per function, its
/// name,
/// a tab, and words. Each word is a [FunctionTrait], a [Nondeterminism] or a [Volatility] that
/// corrects the engine's own, in small letters:
///
///     lower       null_for_any_null present_for_all_present total
///     +           total:float commutative:plain
///     age(1)      clock stable
///     prefix      = ^@
///     table glob  session
///
/// A number in parentheses restricts a line to calls with so many arguments, a [TraitFamily] behind
/// a colon a word to calls with such parameter types; `= name` takes the lines of another function
/// that is the same, and with its own name says that it is none of those that the engine calls the
/// same (`<@` takes the arguments of `@>` the other way round). Lines add up. Immutable and
/// thread-safe.
final class TraitTable {
  private static final String FIRST_LINE = "weir.traits/1 ";

  private record Word(Object meaning, TraitFamily family, int arity) {}

  private final Map<String, List<Word>> words;
  private final Map<String, String> same;
  private final byte[] content;

  /// Every combination once, so that comparing them is comparing pointers.
  private final Map<FunctionTraits, FunctionTraits> known = new ConcurrentHashMap<>();

  private TraitTable(Map<String, List<Word>> words, Map<String, String> same, byte[] content) {
    this.words = words;
    this.same = same;
    this.content = content;
  }

  static TraitTable load(String resource) {
    return parse(Resources.bytes(resource));
  }

  static TraitTable parse(byte[] content) {
    Map<String, List<Word>> words = new LinkedHashMap<>();
    Map<String, String> same = new LinkedHashMap<>();
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(FIRST_LINE)) {
      throw wrong("", "it does not begin with " + FIRST_LINE.strip());
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      if (line.isBlank() || line.startsWith("# ")) {
        continue;
      }
      if (tab < 0) {
        throw wrong(line, "there is no tab behind the name");
      }
      String name = line.substring(0, tab);
      String text = line.substring(tab).strip();
      if (text.startsWith("= ")) {
        same.put(Identifiers.fold(name), Identifiers.fold(text.substring(2)));
        continue;
      }
      int arity = -1;
      int open = name.lastIndexOf('(');
      if (open > 0 && name.endsWith(")")) {
        arity = Integer.parseInt(name.substring(open + 1, name.length() - 1));
        name = name.substring(0, open);
      }
      List<Word> all = words.computeIfAbsent(Identifiers.fold(name), _ -> new ArrayList<>());
      for (String word : text.split(" +")) {
        all.add(word(word, arity, line));
      }
    }
    return new TraitTable(words, same, content);
  }

  private static Word word(String word, int arity, String line) {
    int colon = word.indexOf(':');
    String name = (colon < 0 ? word : word.substring(0, colon)).toUpperCase(Locale.ROOT);
    TraitFamily family =
        colon < 0
            ? TraitFamily.ANY
            : constant(TraitFamily.values(), word.substring(colon + 1).toUpperCase(Locale.ROOT))
                .orElseThrow(() -> wrong(line, "there is no family of types " + word));
    Optional<? extends Enum<?>> meaning = constant(FunctionTrait.values(), name);
    if (meaning.isEmpty()) {
      meaning = constant(Nondeterminism.values(), name);
    }
    if (meaning.isEmpty()) {
      meaning = constant(Volatility.values(), name);
    }
    return new Word(
        meaning.orElseThrow(() -> wrong(line, "there is no trait " + word)), family, arity);
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static WeirException wrong(String line, String why) {
    return new WeirException(
        ErrorCode.INTERNAL, "the table of function traits is wrong at '" + line + "': " + why);
  }

  /// The function that another one is the same as, by the table.
  Optional<String> sameAs(String foldedName) {
    return Optional.ofNullable(same.get(foldedName));
  }

  /// All names that the table speaks of, in its order.
  List<String> names() {
    List<String> names = new ArrayList<>(words.keySet());
    names.addAll(same.keySet());
    return names;
  }

  /// The traits of a call.
  ///
  /// @param name folded, behind `table ` for a function of FROM
  /// @param stability what the engine says
  FunctionTraits of(String name, Volatility stability, List<DataType> parameters, DataType result) {
    Volatility volatility = stability;
    Optional<Nondeterminism> nondeterminism = Optional.empty();
    Set<FunctionTrait> promises = EnumSet.noneOf(FunctionTrait.class);
    for (Word word : words.getOrDefault(same.getOrDefault(name, name), List.of())) {
      if (word.arity >= 0 && word.arity != parameters.size()
          || !word.family.covers(parameters, result)) {
        continue;
      }
      switch (word.meaning) {
        case FunctionTrait promise -> promises.add(promise);
        case Nondeterminism kind -> nondeterminism = Optional.of(kind);
        case Volatility corrected -> volatility = corrected;
        default -> throw new IllegalStateException("no trait: " + word.meaning);
      }
    }
    FunctionTraits traits = new FunctionTraits(volatility, nondeterminism, promises);
    return known.computeIfAbsent(traits, t -> t);
  }

  byte[] content() {
    return content;
  }
}
