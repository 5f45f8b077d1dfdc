package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.QueryIdentity;
import dev.weir.compile.policy.SqlPolicy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A product's query as far as it was needed up to now: what decides about it is there, the rest is
/// compiled when somebody asks. Thread-safe.
final class Compilation {
  private final String key;
  private final QueryIdentity identity;
  private final SqlPolicy policy;
  private final Supplier<CompiledQuery> compiler;
  private @Nullable CompiledQuery query;

  /// @param key what the cache knows the query by
  Compilation(
      String key, QueryIdentity identity, SqlPolicy policy, Supplier<CompiledQuery> compiler) {
    this.key = key;
    this.identity = identity;
    this.policy = policy;
    this.compiler = compiler;
  }

  /// What the cache knows the query by.
  String key() {
    return key;
  }

  QueryIdentity identity() {
    return identity;
  }

  /// What it is compiled under.
  SqlPolicy policy() {
    return policy;
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
