package dev.weir.compile.normal;

import java.util.List;

/// The rules that make the normal form, in the order in which they are tried: on each expression
/// from the inside out, on each condition, on each plan from the bottom up, again and again until
/// nothing changes. The order and the set are the same for every query; their version is part of
/// every fingerprint, and any change that can change a normal form raises it.
public final class Rules {
  /// The version of the rule set.
  public static final String VERSION = "3";

  /// Rules for expressions.
  static final List<Rule.OnExpression> ON_EXPRESSIONS =
      List.of(
          new Synonyms(),
          new BetweenAsComparisons(),
          new InAsEqualities(),
          new NotInside(),
          new PlainCasts(),
          new ConstantFolding(),
          new NullAndTruth(),
          new ComparisonDirection(),
          new CommutativeOperands(),
          new FlatLogic(),
          new ConjunctiveForm(),
          new CaseForms(),
          new ExistsShape(),
          new SubqueryShape());

  /// Rules for conditions, where NULL counts as FALSE.
  static final List<Rule.OnCondition> ON_CONDITIONS =
      List.of(new UnknownIsFalse(), new AnyAsExists());

  /// Rules for plans.
  static final List<Rule.OnPlan> ON_PLANS =
      List.of(
          new MergedFilters(),
          new FlatJoins(),
          new UnseenOrder(),
          new ComputedAbove(),
          new SortForms(),
          new GroupKeys(),
          new AggregateForms(),
          new WindowForms(),
          new UnnestInFrom(),
          new FlatUnions(),
          new EmptyBranches(),
          new Duplicates(),
          new OuterAsInner(),
          new OuterConditions(),
          new OuterAboveInner(),
          new PushedFilters());

  private Rules() {}

  /// All rules in order, as pass and name.
  public static List<String> names() {
    return java.util.stream.Stream.of(ON_EXPRESSIONS, ON_CONDITIONS, ON_PLANS)
        .flatMap(List::stream)
        .map(r -> r.pass().title() + ": " + r.name())
        .toList();
  }
}
