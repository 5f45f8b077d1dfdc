package dev.weir.compile.function;

import dev.weir.model.Schema;

/// Knows what only an engine knows: the result types of calls that follow from the arguments in a
/// way that the catalog cannot say, and the columns of table functions that read files.
///
/// Implementations are thread-safe and give the same answer to the same question for as long as
/// they are used; questions name no table. They may be slow: the binder asks only when it must.
@FunctionalInterface
public interface TypeOracle {
  /// The columns of a query, in order, as the engine describes them. Nothing is executed.
  ///
  /// @throws dev.weir.model.WeirException when the engine refuses the query, with its reason
  Schema describe(String sql);
}
