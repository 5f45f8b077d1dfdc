package dev.weir.compile.bind;

import dev.weir.compile.analyze.CallPlaces;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.limits.Budget;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Problem;
import dev.weir.model.ScalarType;
import dev.weir.model.SourcePlace;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import dev.weir.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// All that one binding shares: what it reads, the ids it gives, the problems it found. One thread.
final class BindContext {
  /// Stands for an expression that could not be bound; its problem is recorded already, and
  /// whatever is made of it is silent.
  static final Expression POISON = new Expression.Literal(ScalarType.NULL, Optional.of("unbound"));

  private static final int MOST_PROBLEMS = 50;

  private static final Pattern ROWS_OF_A_TABLE =
      Pattern.compile("count\\s*\\(\\s*[^()*]{1,200}\\.\\s*\\*\\s*\\)", Pattern.CASE_INSENSITIVE);

  final Catalog catalog;
  final FunctionCatalog functions;
  final BindOptions options;
  final Parameters parameters;
  final Namespace namespace;
  private final boolean countsRows;
  private final CallPlaces places;

  /// What this binding has used of its limits.
  final Budget budget;

  private final String text;
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private int sources;
  private int lambdas;
  private int ctes;
  private Span macroCall = Span.NONE;

  BindContext(
      Catalog catalog,
      FunctionCatalog functions,
      BindOptions options,
      Parameters parameters,
      CallPlaces places,
      String text,
      String file) {
    this.catalog = catalog;
    this.functions = functions;
    this.options = options;
    this.parameters = parameters;
    this.namespace = options.namespace().orElse(Namespace.standard());
    this.places = places;
    this.budget = new Budget(options.limits(), text, file);
    this.text = text;
    this.countsRows = ROWS_OF_A_TABLE.matcher(text).find();
    this.file = file;
  }

  /// The table that a name means.
  Optional<Catalog.Table> table(TableName name) {
    return namespace.find(catalog, name);
  }

  /// Whether the query's text has a word, in any case: what it does not have needs no care.
  boolean mentions(String word) {
    return Identifiers.fold(text).contains(word);
  }

  /// Whether the query has a `count(table.*)`.
  boolean countsRows() {
    return countsRows;
  }

  /// The query's text.
  String text() {
    return text;
  }

  int nextSource() {
    return sources++;
  }

  int nextLambda() {
    return lambdas++;
  }

  int nextCte() {
    return ctes++;
  }

  /// Records a problem and gives the stand-in.
  Expression problem(ErrorCode code, String message, Span span) {
    record(code, message, span);
    return POISON;
  }

  /// Records a problem once: the same message at the same place says nothing new.
  void record(ErrorCode code, String message, Span span) {
    Span at = macroCall.equals(Span.NONE) ? span : macroCall;
    Problem problem =
        at.start() < 0
            ? Problem.of(code, message)
            : Problem.at(code, message, SourcePlace.of(file, text, at.start()));
    if (!problems.contains(problem) && problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /// Notes where a function is called that can give something else in another run.
  void called(String function, FunctionTraits traits, Span span) {
    Span at = macroCall.equals(Span.NONE) ? span : macroCall;
    if (traits.nondeterminism().isPresent() && at.start() >= 0) {
      places.add(function, SourcePlace.of(file, text, at.start()));
    }
  }

  /// Records the problems of an error that has no place of its own.
  Expression problem(WeirException error, Span span) {
    for (Problem problem : error.problems()) {
      record(problem.code(), problem.message(), span);
    }
    return POISON;
  }

  /// Places of problems inside a macro's body are those of its call.
  Span enterMacro(Span call) {
    Span before = macroCall;
    if (macroCall.equals(Span.NONE)) {
      macroCall = call;
    }
    return before;
  }

  void leaveMacro(Span before) {
    macroCall = before;
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  int problemCount() {
    return problems.size();
  }

  /// Forgets problems found since a count was taken: an attempt that another attempt replaces.
  void forgetSince(int count) {
    while (problems.size() > count) {
      problems.removeLast();
    }
  }

  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
  }

  /// The stand-in is one object: an equal literal of the query's own is none.
  @SuppressWarnings("ReferenceEquality")
  static boolean isPoison(Expression expression) {
    return expression == POISON;
  }
}
