package dev.weir.compile.rewrite;

import dev.weir.model.relation.Relation;
import java.util.function.UnaryOperator;

/// A rewrite done again until it has nothing more to do.
final class Repeated {
  /// More rounds than any query needs whose rewrite ends at all.
  private static final int ROUNDS = 100;

  private Repeated() {}

  /// The query behind the last round that changed it; a note where that was not the end.
  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  static Relation of(Relation query, RewriteContext context, UnaryOperator<Relation> rewrite) {
    Relation current = query;
    for (int i = 0; i < ROUNDS; i++) {
      Relation next = rewrite.apply(current);
      if (next == current) {
        return current;
      }
      current = next;
    }
    context.note("it still changed the query after " + ROUNDS + " rounds");
    return current;
  }
}
