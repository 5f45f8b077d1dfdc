package dev.weir.compile.rewrite;

import java.util.List;
import java.util.stream.Stream;

/// What rules may be told. Immutable.
///
/// @param form what conditions are brought to by `normalize`
/// @param distanceLimit the largest cost that `normalize` may have, in operands
/// @param extras rewrites of `simplify` that are done on demand only; in the order of the enum
/// @param aliases what `qualify` does with the aliases of FROM items
/// @param fold what `normalize_identifiers` turns names to
/// @param keptNames names whose case `normalize_identifiers` keeps wherever they stand exactly so;
///   sorted
/// @param annotation what `annotate_types` says of types
public record RewriteOptions(
    Form form,
    long distanceLimit,
    List<Extra> extras,
    Aliases aliases,
    Fold fold,
    List<String> keptNames,
    Annotation annotation) {
  /// The limit unless another is asked for.
  public static final long DEFAULT_DISTANCE_LIMIT = 128;

  private static final RewriteOptions PLAIN =
      new RewriteOptions(
          Form.CONJUNCTIVE,
          DEFAULT_DISTANCE_LIMIT,
          List.of(),
          Aliases.KEPT,
          Fold.LOWER,
          List.of(),
          Annotation.standard());

  public RewriteOptions {
    if (distanceLimit < 0) {
      throw new IllegalArgumentException("the distance limit is negative: " + distanceLimit);
    }
    List<Extra> wanted = List.copyOf(extras);
    extras = Stream.of(Extra.values()).filter(wanted::contains).toList();
    keptNames = keptNames.stream().distinct().sorted().toList();
  }

  /// Conjunctive form within the default limit, no extras, aliases as written, lower case.
  public static RewriteOptions plain() {
    return PLAIN;
  }

  /// The same with a form and a limit for conditions.
  public RewriteOptions with(Form other, long limit) {
    return new RewriteOptions(other, limit, extras, aliases, fold, keptNames, annotation);
  }

  /// The same with other rewrites on demand.
  public RewriteOptions with(List<Extra> others) {
    return new RewriteOptions(form, distanceLimit, others, aliases, fold, keptNames, annotation);
  }

  /// The same with other aliases.
  public RewriteOptions with(Aliases other) {
    return new RewriteOptions(form, distanceLimit, extras, other, fold, keptNames, annotation);
  }

  /// The same with another case of names, and those that keep theirs.
  public RewriteOptions with(Fold other, List<String> kept) {
    return new RewriteOptions(form, distanceLimit, extras, aliases, other, kept, annotation);
  }

  /// The same with another annotation of types.
  public RewriteOptions with(Annotation other) {
    return new RewriteOptions(form, distanceLimit, extras, aliases, fold, keptNames, other);
  }

  /// What `annotate_types` says of types.
  ///
  /// @param coercion in which types values of two types meet
  /// @param given what happens to a type that a reference or a subquery has already, when what it
  ///   refers to has another one by now
  public record Annotation(CoercionTable coercion, GivenTypes given) {
    private static final Annotation STANDARD =
        new Annotation(CoercionTable.empty(), GivenTypes.OVERWRITTEN);

    /// The engine decides where values meet, and types are brought up to date.
    public static Annotation standard() {
      return STANDARD;
    }
  }

  /// What happens to types that are there already.
  public enum GivenTypes {
    OVERWRITTEN,
    KEPT
  }

  /// A normal form of conditions.
  public enum Form {
    /// An AND of ORs.
    CONJUNCTIVE,
    /// An OR of ANDs.
    DISJUNCTIVE
  }

  /// A rewrite that is done on demand only.
  public enum Extra {
    /// `a = 5 AND b = a` becomes `a = 5 AND b = 5`.
    CONSTANT_PROPAGATION,
    /// `coalesce(a, 1) = 2` becomes `a = 2 AND a IS NOT NULL OR a IS NULL AND 1 = 2`.
    COALESCE_SIMPLIFICATION
  }

  /// The aliases of FROM items.
  public enum Aliases {
    /// As written.
    KEPT,
    /// `_t0`, `_t1` …, in the order in which the items stand in the text.
    CANONICAL
  }

  /// A case of ASCII letters.
  public enum Fold {
    LOWER,
    UPPER
  }

  /// Whether an extra was asked for.
  public boolean does(Extra extra) {
    return extras.contains(extra);
  }
}
