package dev.weir.compile.normal;

import dev.weir.model.Sha256;
import dev.weir.model.relation.Relation;

/// Brings bound relations into normal form. Two relations of equal normal forms give the same rows
/// whatever the data; the other way round holds as far as the [Rules] go. Stateless and thread-safe;
/// the same in every JVM.
public final class Normalizer {
  private Normalizer() {}

  /// The normal form of a query.
  public static NormalForm normalize(Relation relation) {
    return normalize(relation, Evidence.none());
  }

  /// The normal form of a query, with evidence of what the rules did.
  public static NormalForm normalize(Relation relation, Evidence evidence) {
    Lowering lowering = new Lowering();
    Body lowered = lowering.lower(relation);
    boolean asWritten = lowering.volatileSeen;
    Rewriter rewriter = new Rewriter(lowering.columnCount(), asWritten, evidence);
    Body rewritten = rewriter.rewrite(lowered);
    Canonical.Result result = Canonical.of(rewritten, rewriter.columnCount(), asWritten);
    return new NormalForm(
        result.body(), result.positions(), result.text(), Sha256.of(result.text()));
  }
}
