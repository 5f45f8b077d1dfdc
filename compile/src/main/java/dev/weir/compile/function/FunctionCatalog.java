package dev.weir.compile.function;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.MapType;
import dev.weir.model.NearestNames;
import dev.weir.model.ScalarType;
import dev.weir.model.Volatility;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The functions of one engine version: what exists, and what a call of it gives. Names are found
/// without regard to case; operators are functions by their symbol (`+`, `||`, `~~`). Functions of
/// FROM (`range`, `read_parquet`) have a name space of their own. Immutable and thread-safe.
public final class FunctionCatalog {
  private static final String RESOURCE = "duckdb-2.0.0.functions";

  /// A function by a syntax of its own, which the engine does not list.
  private static final String COALESCE = "coalesce";

  private static final String TRAITS = "duckdb-2.0.0.traits";

  /// Loads on first use, once.
  private static final class Holder {
    static final FunctionCatalog DUCKDB =
        new FunctionCatalog(CatalogText.load(RESOURCE), TraitTable.load(TRAITS));
  }

  private final CatalogText text;
  private final TraitTable traits;

  private volatile @Nullable String version;

  private FunctionCatalog(CatalogText text, TraitTable traits) {
    this.text = text;
    this.traits = traits;
  }

  /// The catalog of DuckDB 2.0.0.
  public static FunctionCatalog duckdb() {
    return Holder.DUCKDB;
  }

  /// The form and content of the catalog, with a digest: two equal versions resolve alike.
  public String version() {
    String known = version;
    if (known == null) {
      known =
          text.version()
              + " rules/"
              + TypeRules.VERSION
              + " sha256:"
              + text.digest(traits.content());
      version = known;
    }
    return known;
  }

  /// Whether there is a function of that name, of whatever kind.
  public boolean exists(String name) {
    return find(FunctionKind.SCALAR, name) != null || find(FunctionKind.TABLE, name) != null;
  }

  /// The kind of the function that the name means in an expression, else that of the one in FROM.
  public Optional<FunctionKind> kind(String name) {
    Function function = find(FunctionKind.SCALAR, name);
    return function != null ? Optional.of(function.kind()) : tableKind(name);
  }

  /// The kind of the function that the name means in FROM: `TABLE` or `TABLE_MACRO`.
  public Optional<FunctionKind> tableKind(String name) {
    return Optional.ofNullable(find(FunctionKind.TABLE, name)).map(Function::kind);
  }

  /// The columns of a table function that has the same columns in every call.
  public Optional<List<Column>> tableColumns(String name) {
    return TableColumns.of(Identifiers.fold(name));
  }

  /// All names of functions of FROM, sorted.
  public List<String> tableNames() {
    return text.functions().values().stream()
        .filter(f -> f.kind().isTable())
        .map(Function::name)
        .distinct()
        .sorted()
        .toList();
  }

  /// How long results stay the same, whatever the arguments; for a macro `IMMUTABLE`, its body
  /// tells.
  public Optional<Volatility> volatility(String name) {
    return Optional.ofNullable(find(FunctionKind.SCALAR, name)).map(Function::volatility);
  }

  /// What is known of calls of a function in an expression beyond their types; nothing for a
  /// function that does not exist.
  ///
  /// @param parameters what the arguments are converted to
  /// @param result the type of the result
  public FunctionTraits traits(String name, List<DataType> parameters, DataType result) {
    return traits(FunctionKind.SCALAR, name, parameters, result);
  }

  /// What is known of a function of FROM.
  public FunctionTraits tableTraits(String name) {
    return traits(FunctionKind.TABLE, name, List.of(), ScalarType.NULL);
  }

  private FunctionTraits traits(
      FunctionKind kind, String name, List<DataType> parameters, DataType result) {
    Function function = find(kind, name);
    Volatility stability = function == null ? Volatility.IMMUTABLE : function.volatility();
    return traits.of(
        CatalogText.key(kind, canonicalName(kind, name)), stability, parameters, result);
  }

  /// The name under which rules know a function in an expression: that of the one of which it is
  /// another name. Names that nothing is known of stay as they are.
  public String canonicalName(String name) {
    return canonicalName(FunctionKind.SCALAR, name);
  }

  private String canonicalName(FunctionKind kind, String name) {
    Function function = find(kind, name);
    String own = function == null ? name : function.ruleName();
    return kind.isTable()
        ? own
        : traits
            .sameAs(Identifiers.fold(name))
            .or(() -> traits.sameAs(Identifiers.fold(own)))
            .orElse(own);
  }

  /// All names, each once, sorted.
  public List<String> names() {
    return text.functions().values().stream().map(Function::name).distinct().sorted().toList();
  }

  /// The macro of that name that takes so many arguments by position.
  public Optional<Macro> macro(String name, int arguments) {
    return macros(find(FunctionKind.MACRO, name), arguments);
  }

  /// The table macro of that name that takes so many arguments by position.
  public Optional<Macro> tableMacro(String name, int arguments) {
    return macros(find(FunctionKind.TABLE_MACRO, name), arguments);
  }

  private static Optional<Macro> macros(@Nullable Function function, int arguments) {
    if (function == null || !function.isMacro()) {
      return Optional.empty();
    }
    return function.macros().stream()
        .filter(m ->
            arguments <= m.parameters().size()
                && m.parameters().stream().skip(arguments).allMatch(p -> p.standard().isPresent()))
        .findFirst();
  }

  /// What a call in an expression means.
  ///
  /// @throws WeirException `UNKNOWN_FUNCTION` with the nearest names, or `WRONG_ARGUMENTS` with the
  ///   signatures that there are
  public ResolvedFunction resolve(String name, List<Argument> arguments) {
    Function function = find(FunctionKind.SCALAR, name);
    if (function == null || function.isMacro()) {
      throw unknown(name, function);
    }
    Call call = chosen(function, arguments);
    DataType type = TypeRules.of(function).resultOf(call);
    FunctionTraits known = traits(name, call.parameterTypes(), type);
    return new ResolvedFunction(
        function.name(), function.kind(), call.parameterTypes(), type, known);
  }

  /// What a call in an expression means whose types are known without this catalog: because the
  /// engine was asked, because it was resolved before, or because SQL has a syntax of its own for
  /// it (`coalesce`).
  ///
  /// @throws WeirException `UNKNOWN_FUNCTION` with the nearest names
  public ResolvedFunction typed(String name, List<DataType> parameters, DataType type) {
    Function function = find(FunctionKind.SCALAR, name);
    if (function == null && !name.equals(COALESCE)) {
      throw unknown(name, null);
    }
    FunctionKind kind = function == null ? FunctionKind.SCALAR : function.kind();
    return new ResolvedFunction(name, kind, parameters, type, traits(name, parameters, type));
  }

  /// What a call in an expression means that converts no argument and whose result is known.
  public Expression.Function call(String name, List<Expression> arguments, DataType type) {
    List<DataType> parameters = arguments.stream().map(Expression::type).toList();
    return new Expression.Function(typed(name, parameters, type), arguments, List.of());
  }

  /// The first of values that is not NULL, each converted to a type.
  public Expression.Function coalesce(List<Expression> values, DataType type) {
    List<DataType> parameters = Collections.nCopies(values.size(), type);
    return new Expression.Function(typed(COALESCE, parameters, type), values, List.of());
  }

  /// What a call in FROM means.
  public ResolvedFunction table(String name, List<Expression> arguments) {
    List<DataType> parameters = arguments.stream().map(Expression::type).toList();
    return new ResolvedFunction(
        name, FunctionKind.TABLE, parameters, ScalarType.NULL, tableTraits(name));
  }

  /// What `base[index]` means: an element of a list, a field of a struct, a value of a map, a
  /// character of a string, a part of a JSON or VARIANT.
  ///
  /// @throws WeirException `WRONG_ARGUMENTS` when the base has no such parts
  public ResolvedFunction resolveSubscript(Argument base, Argument index) {
    String function =
        switch (base.type()) {
          case MapType _ -> "map_extract_value";
          case ScalarType scalar when scalar == ScalarType.JSON -> "json_extract";
          case ScalarType scalar when scalar == ScalarType.VARIANT -> "variant_extract";
          default -> "array_extract";
        };
    boolean key = base.type() == ScalarType.JSON && index.literal() instanceof Literal.Constant;
    return resolve(function, List.of(base, key ? Argument.of(ScalarType.VARCHAR) : index));
  }

  private Call chosen(Function function, List<Argument> arguments) {
    List<Overload> found = OverloadChoice.cheapest(function.overloads(), arguments);
    if (found.size() == 1) {
      return new Call(this, function, found.getFirst(), arguments);
    }
    if (found.isEmpty() && TypeRules.takesAliases(function)) {
      List<Argument> named = named(arguments);
      found = OverloadChoice.cheapest(function.overloads(), named);
      if (found.size() == 1) {
        return new Call(this, function, found.getFirst(), named);
      }
    }
    throw found.isEmpty()
        ? Signatures.noneFits(function, arguments)
        : Signatures.manyFit(function, found, arguments);
  }

  private static List<Argument> named(List<Argument> arguments) {
    List<Argument> named = new ArrayList<>();
    for (Argument argument : arguments) {
      boolean bare = argument.name().isEmpty() && argument.alias().isPresent();
      named.add(bare ? argument.named(argument.alias().get()) : argument);
    }
    return named;
  }

  /// The types of a lambda's parameters: `list_transform(l, lambda x, i: …)` has the element type
  /// and BIGINT. Empty when the function takes no lambda with so many parameters.
  ///
  /// @param others the other arguments of the call in order, without the lambda
  public List<DataType> lambdaParameterTypes(String name, List<Argument> others, int arity) {
    Function function = find(FunctionKind.SCALAR, name);
    if (function == null) {
      throw unknown(name, null);
    }
    return LambdaRules.parameterTypes(function, others, arity);
  }

  private @Nullable Function find(FunctionKind kind, String name) {
    Map<String, Function> functions = text.functions();
    Function function = functions.get(CatalogText.key(kind, name));
    if (function != null && function.original().isPresent()) {
      return function.sharing(functions.get(CatalogText.key(kind, function.original().get())));
    }
    return function;
  }

  /// The names that are words: nobody means an operator by one.
  private List<String> words() {
    return names().stream().filter(n -> Character.isLetter(n.charAt(0))).toList();
  }

  private WeirException unknown(String name, @Nullable Function macro) {
    if (macro != null) {
      return new WeirException(
          ErrorCode.WRONG_ARGUMENTS, name + " is a macro: its body says what it gives");
    }
    String where =
        find(FunctionKind.TABLE, name) == null ? "" : "; the function of that name stands in FROM";
    return new WeirException(
        ErrorCode.UNKNOWN_FUNCTION,
        "there is no function " + name + where + NearestNames.hint(name, words()));
  }
}
