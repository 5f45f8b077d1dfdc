package dev.weir.compile.normal;

import dev.weir.model.Sha256;
import dev.weir.model.relation.Relation;
import java.util.List;

/// Brings bound relations into normal form. Two relations of equal normal forms give the same rows
/// whatever the data; the other way round holds as far as the [Rules] go. Stateless and
/// thread-safe; the same in every JVM.
// The same instance back means that nothing changed.
@SuppressWarnings("ReferenceEquality")
public final class Normalizer {
  private Normalizer() {}

  /// The normal form of a query.
  public static NormalForm normalize(Relation relation) {
    return normalize(relation, Evidence.none());
  }

  /// The normal form of a query, with evidence of what the rules did.
  public static NormalForm normalize(Relation relation, Evidence evidence) {
    Lowering lowering = new Lowering();
    Body lowered = Sharing.writtenOut(lowering.lower(relation));
    Columns.Oddities odd = new Columns.Oddities(lowering.volatileSeen, lowering.collationSeen);
    return normalize(lowered, lowering.columnCount(), odd, evidence);
  }

  /// The normal form of a query of which only some result columns are asked for, in that order.
  /// Equal ones mean that those columns together hold the same rows.
  ///
  /// @param columns positions among the result columns of the query
  public static NormalForm trimmed(NormalForm form, List<Integer> columns) {
    List<Expr> outputs =
        columns.stream().map(c -> form.body().outputs().get(form.positions().get(c))).toList();
    int columnCount = Columns.greatest(form.body()) + 1;
    Body body = new Body(form.body().plan(), outputs);
    return normalize(body, columnCount, Columns.oddities(form.body()), Evidence.none());
  }

  /// The normal form of a query without the order of its result.
  public static NormalForm unordered(NormalForm form) {
    if (!(form.body().plan() instanceof Plan.Sort s)) {
      return form;
    }
    Body body = new Body(s.input(), form.body().outputs());
    NormalForm without =
        normalize(body, Columns.greatest(body) + 1, Columns.oddities(form.body()), Evidence.none());
    List<Integer> positions = form.positions().stream().map(without.positions()::get).toList();
    return new NormalForm(without.body(), positions, without.text(), without.hash());
  }

  private static NormalForm normalize(
      Body body, int columns, Columns.Oddities odd, Evidence evidence) {
    Rewriter rewriter = new Rewriter(columns, odd, evidence);
    Body rewritten = rewriter.rewrite(body);
    Body written = Sharing.writtenOut(rewritten);
    if (written != rewritten) {
      rewritten = rewriter.rewrite(written);
    }
    Canonical.Result result = Canonical.of(rewritten, rewriter.columnCount(), odd.any());
    return new NormalForm(
        result.body(), result.positions(), result.text(), Sha256.of(result.text()));
  }
}
