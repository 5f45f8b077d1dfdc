package dev.weir.build;

import dev.weir.compile.Catalog;
import dev.weir.model.TableName;
import java.util.List;

/// Turns the text of a product into what a build needs to know of it. Thread-safe.
interface ProductCompiler {
  /// The tables that the text names and does not define itself, in the order of their first mention.
  /// Needs no catalog.
  List<TableName> references(SourceText sql);

  /// @throws dev.weir.model.WeirException with all problems, each with its place
  CompiledProduct compile(SourceText sql, Catalog catalog);
}
