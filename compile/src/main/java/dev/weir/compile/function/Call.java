package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.ScalarType;
import dev.weir.model.WeirException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A call with its overload chosen and its templates bound, its arguments in the order of the
/// parameters. Confined to one thread; a rule may change what the arguments are cast to.
final class Call {
  private static final int[] IN_ORDER = {};
  private static final Set<String> SEARCHES = Set.of("list_contains", "contains", "map_contains");

  private final FunctionCatalog catalog;
  private final Function function;
  private final Overload overload;
  private final List<Argument> arguments;
  private final int[] places;
  private final DataType[] parameterTypes;
  private final Templates templates;

  /// Whether the engine casts a constant to what the list holds, whatever its type: NULL and
  /// strings.
  private static boolean isConstantSearch(
      Function function, Overload overload, List<Argument> arguments) {
    if (!SEARCHES.contains(function.ruleName())) {
      return false;
    }
    for (Argument argument : arguments) {
      boolean text =
          argument.type() == ScalarType.VARCHAR && argument.literal() instanceof Literal.Constant;
      if (argument.isNull() || text) {
        return overload.result() instanceof Pattern.Exact;
      }
    }
    return false;
  }

  Call(FunctionCatalog catalog, Function function, Overload overload, List<Argument> given) {
    this.catalog = catalog;
    this.function = function;
    this.overload = overload;
    boolean named = !given.isEmpty() && given.getLast().name().isPresent();
    this.places = named ? places(overload, given) : IN_ORDER;
    this.arguments = named ? Arrays.stream(places).mapToObj(given::get).toList() : given;
    this.templates = new Templates(this);
    this.parameterTypes = new DataType[arguments.size()];
    if (isConstantSearch(function, overload, arguments)) {
      Arrays.setAll(parameterTypes, i -> arguments.get(i).type());
      return;
    }
    for (int i = 0; i < parameterTypes.length; i++) {
      templates.infer(pattern(i), arguments.get(i));
    }
    for (int i = 0; i < parameterTypes.length; i++) {
      Pattern pattern = pattern(i);
      parameterTypes[i] = templates.parameterType(pattern, arguments.get(i));
      if (pattern.isTemplated() && templates.resolved(pattern).isEmpty()) {
        throw error("the arguments do not say what " + pattern.text() + " stands for; add a cast");
      }
    }
  }

  /// Where each argument stands in the call, once named ones are in the order of the parameters.
  private static int[] places(Overload overload, List<Argument> arguments) {
    return IntStream.range(0, arguments.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> slot(overload, arguments.get(i), i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int slot(Overload overload, Argument argument, int position) {
    int index = argument.name().map(overload::indexOf).orElse(position);
    return index < 0 ? overload.parameters().size() + position : index;
  }

  private Pattern pattern(int argument) {
    Optional<String> name = arguments.get(argument).name();
    if (name.isEmpty()) {
      return overload.typeAt(argument);
    }
    int index = overload.indexOf(name.get());
    return index < 0 ? overload.options().orElseThrow() : overload.parameters().get(index).type();
  }

  /// Where calls inside of this one are looked up.
  FunctionCatalog catalog() {
    return catalog;
  }

  String name() {
    return function.name();
  }

  Function function() {
    return function;
  }

  Overload overload() {
    return overload;
  }

  int size() {
    return arguments.size();
  }

  List<Argument> arguments() {
    return arguments;
  }

  Argument argument(int index) {
    return arguments.get(index);
  }

  /// The argument's own type.
  DataType type(int index) {
    return arguments.get(index).type();
  }

  /// What the argument is cast to.
  DataType parameterType(int index) {
    return parameterTypes[index];
  }

  /// What the arguments are cast to, in the order of the call.
  List<DataType> parameterTypes() {
    if (places.length == 0) {
      return List.of(parameterTypes);
    }
    DataType[] types = new DataType[parameterTypes.length];
    for (int i = 0; i < types.length; i++) {
      types[places[i]] = parameterTypes[i];
    }
    return List.of(types);
  }

  void cast(int index, DataType type) {
    parameterTypes[index] = type;
  }

  void castAll(DataType type) {
    Arrays.fill(parameterTypes, type);
  }

  /// The result that the signature alone says.
  DataType declared() {
    return templates
        .resolved(overload.result())
        .orElseThrow(
            () -> engineTyped("its result type follows from the arguments in a way of its own"));
  }

  /// The string that an argument is known to be.
  Optional<String> text(int index) {
    Argument argument = arguments.get(index);
    return argument.type() == ScalarType.VARCHAR ? text(argument.literal()) : Optional.empty();
  }

  static Optional<String> text(Literal literal) {
    return switch (literal) {
      case Literal.Text(String value) -> Optional.of(value);
      case Literal.Constant(String value) -> Optional.of(value);
      case Literal.Unknown _, Literal.Parameter _, Literal.Null _, Literal.Whole _ ->
          Optional.empty();
      case Literal.Many _, Literal.Lambda _ -> Optional.empty();
    };
  }

  /// The whole number that an argument is known to be.
  Optional<BigInteger> whole(int index) {
    Argument argument = arguments.get(index);
    boolean integer = argument.type() instanceof ScalarType scalar && scalar.isInteger();
    return switch (argument.literal()) {
      case Literal.Whole(BigInteger value) -> Optional.of(value);
      case Literal.Constant(String value) when integer && value.strip().matches("-?[0-9]{1,40}") ->
          Optional.of(new BigInteger(value.strip()));
      case Literal.Constant _, Literal.Unknown _, Literal.Parameter _, Literal.Null _ ->
          Optional.empty();
      case Literal.Text _, Literal.Many _, Literal.Lambda _ -> Optional.empty();
    };
  }

  boolean hasNullConstant() {
    for (Argument argument : arguments) {
      if (argument.isNull()) {
        return true;
      }
    }
    return false;
  }

  boolean hasUntypedNull() {
    for (int i = 0; i < arguments.size(); i++) {
      if (isUntypedNull(i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an argument is the untyped NULL.
  boolean isUntypedNull(int index) {
    return arguments.get(index).type() == ScalarType.NULL && !arguments.get(index).isLambda();
  }

  /// The error that says what the result type depends on and only an engine sees.
  EngineTyped engineTyped(String why) {
    return new EngineTyped("cannot call " + Signatures.call(name(), arguments) + ": " + why);
  }

  /// The error that says why this call cannot be made.
  WeirException error(String why) {
    return new WeirException(
        ErrorCode.WRONG_ARGUMENTS,
        "cannot call " + Signatures.call(name(), arguments) + ": " + why);
  }
}
