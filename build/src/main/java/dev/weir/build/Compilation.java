package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.QueryIdentity;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A product's query as far as it was needed up to now: what decides about it is there, the rest is
/// compiled when somebody asks. Thread-safe.
final class Compilation {
  private final QueryIdentity identity;
  private final Supplier<CompiledQuery> compiler;
  private @Nullable CompiledQuery query;

  Compilation(QueryIdentity identity, Supplier<CompiledQuery> compiler) {
    this.identity = identity;
    this.compiler = compiler;
  }

  QueryIdentity identity() {
    return identity;
  }

  synchronized CompiledQuery query() {
    CompiledQuery known = query;
    if (known == null) {
      known = compiler.get();
      query = known;
    }
    return known;
  }
}
