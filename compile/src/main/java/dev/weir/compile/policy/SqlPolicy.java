package dev.weir.compile.policy;

import dev.weir.compile.limits.Limits;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.compile.rewrite.RewriteRule;
import dev.weir.compile.rewrite.RewriteRules;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Everything that decides how a text becomes a compiled query, pinned as one value: equal policies
/// compile equal texts over equal catalogs to equal queries. Immutable; its hash is the component
/// `policy` of every fingerprint.
///
/// @param read the dialect of texts
/// @param write the dialect of the SQL that comes out
/// @param rules the rewrite rules that every query goes through, by name, in order; `qualify` comes
///   first
/// @param rulesVersion the version of the rules that the list was made for
/// @param qualification how names are completed
/// @param identifiers what happens to the case of names
/// @param rewriting what the rules are told
/// @param generation what the SQL that comes out looks like
/// @param limits how large a query may be; they refuse, and decide nothing else, so that they are
///   no part of the hash
public record SqlPolicy(
    Dialect read,
    Dialect write,
    List<String> rules,
    String rulesVersion,
    Qualification qualification,
    Identifiers identifiers,
    RewriteOptions rewriting,
    Generation generation,
    Limits limits) {
  /// The name of the form of a policy as JSON.
  public static final String FORMAT = PolicyJson.FORMAT;

  private static final SqlPolicy STANDARD =
      new SqlPolicy(
          Dialect.DUCKDB,
          Dialect.DUCKDB,
          List.of(RuleList.QUALIFY),
          RewriteRules.VERSION,
          Qualification.standard(),
          Identifiers.KEPT,
          RewriteOptions.plain(),
          Generation.standard(),
          Limits.standard());

  public SqlPolicy {
    Objects.requireNonNull(read);
    Objects.requireNonNull(write);
    Objects.requireNonNull(qualification);
    Objects.requireNonNull(identifiers);
    Objects.requireNonNull(generation);
    Objects.requireNonNull(limits);
    rules = checked(rules, rulesVersion);
    if (!rewriting.keptNames().isEmpty()) {
      throw new IllegalArgumentException("names that keep their case stand in texts");
    }
    RewriteOptions.Fold fold =
        identifiers == Identifiers.UPPER ? RewriteOptions.Fold.UPPER : RewriteOptions.Fold.LOWER;
    rewriting = rewriting.with(fold, List.of()).with(qualification.aliases());
  }

  private static List<String> checked(List<String> rules, String version) {
    List<Problem> problems = new ArrayList<>();
    RuleList.flaws(rules).forEach(flaw -> problems.add(flaw.problem()));
    RuleList.flaw(version).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    return rules.stream().map(rule -> RewriteRules.named(rule).name()).toList();
  }

  static Problem invalid(String message) {
    return Problem.of(ErrorCode.INVALID_OPTION, message);
  }

  /// What the compiler does unless it is told otherwise: DuckDB in and out, names as written, no
  /// rewrite but `qualify`.
  public static SqlPolicy standard() {
    return STANDARD;
  }

  /// The policy of a text in the form `weir.policy/1`. What the text leaves out is as in the
  /// standard policy.
  ///
  /// @throws WeirException with every problem of the text
  public static SqlPolicy load(String json) {
    return PolicyReading.of("<policy>", json).sound();
  }

  /// The policy as canonical JSON in the form `weir.policy/1`.
  public String dump() {
    return PolicyJson.dump(this);
  }

  /// The hash of the policy, without its limits.
  public String sha256() {
    return Sha256.of(within(Limits.standard()).dump());
  }

  /// The rules themselves, in order.
  public List<RewriteRule> ruleList() {
    return rules.stream().map(RewriteRules::named).toList();
  }

  /// The same policy with other rules.
  public SqlPolicy withRules(List<String> others) {
    return new SqlPolicy(
        read,
        write,
        others,
        rulesVersion,
        qualification,
        identifiers,
        rewriting,
        generation,
        limits);
  }

  /// The same policy with other dialects.
  public SqlPolicy withDialects(Dialect reading, Dialect writing) {
    return new SqlPolicy(
        reading,
        writing,
        rules,
        rulesVersion,
        qualification,
        identifiers,
        rewriting,
        generation,
        limits);
  }

  /// The same policy with another completion of names.
  public SqlPolicy with(Qualification other) {
    return new SqlPolicy(
        read, write, rules, rulesVersion, other, identifiers, rewriting, generation, limits);
  }

  /// The same policy with another case of names.
  public SqlPolicy with(Identifiers other) {
    return new SqlPolicy(
        read, write, rules, rulesVersion, qualification, other, rewriting, generation, limits);
  }

  /// The same policy with other options for the rules; aliases and the case of names stay.
  public SqlPolicy with(RewriteOptions other) {
    return new SqlPolicy(
        read, write, rules, rulesVersion, qualification, identifiers, other, generation, limits);
  }

  /// The same policy with another look of the SQL that comes out.
  public SqlPolicy with(Generation other) {
    return new SqlPolicy(
        read, write, rules, rulesVersion, qualification, identifiers, rewriting, other, limits);
  }

  /// The same policy within other limits.
  public SqlPolicy within(Limits other) {
    return new SqlPolicy(
        read, write, rules, rulesVersion, qualification, identifiers, rewriting, generation, other);
  }

  /// What happens to the case of names: of aliases, CTEs and columns of queries, the outermost one
  /// included. Base tables and their columns are called as the catalog calls them. A name behind
  /// which the comment `/* weir.meta case_sensitive */` stands keeps its case wherever it stands
  /// exactly so.
  public enum Identifiers {
    /// As written.
    KEPT,
    /// To lower case.
    LOWER,
    /// To upper case.
    UPPER
  }

  /// What the SQL that comes out looks like.
  ///
  /// @param style the layout, and which names are quoted
  /// @param unsupported what happens to what the dialect cannot say
  public record Generation(PrintStyle style, SqlTranspiler.Unsupported unsupported) {
    /// One line, quotes where they are needed, errors.
    public static Generation standard() {
      return new Generation(PrintStyle.COMPACT, SqlTranspiler.Unsupported.ERROR);
    }
  }
}
