package dev.weir.compile.policy;

import dev.weir.compile.catalog.Namespace;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.Optional;

/// How names are completed. That columns are checked against the catalog and stars are expanded is
/// not open to choice: nothing else could have a fingerprint.
///
/// @param aliases the aliases of FROM items
/// @param defaultCatalog where tables are looked up whose names have no catalog; needs a default
///   schema too
/// @param defaultSchema where tables are looked up whose names have no schema, before `main`
/// @param depth of how many parts the name of every table must be
public record Qualification(
    RewriteOptions.Aliases aliases,
    Optional<String> defaultCatalog,
    Optional<String> defaultSchema,
    Optional<Integer> depth) {
  private static final Qualification STANDARD =
      new Qualification(
          RewriteOptions.Aliases.KEPT, Optional.empty(), Optional.empty(), Optional.empty());

  public Qualification {
    if (defaultCatalog.isPresent() && defaultSchema.isEmpty()) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "a default catalog needs a default schema: a table of one part has neither");
    }
    if (defaultCatalog.equals(Optional.of("")) || defaultSchema.equals(Optional.of(""))) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "the default catalog or schema is empty; leave it out");
    }
    if (depth.filter(d -> d < 1 || d > 3).isPresent()) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "names of tables have 1, 2 or 3 parts, not " + depth.orElseThrow());
    }
  }

  /// Aliases as written, tables under the names that they are given.
  public static Qualification standard() {
    return STANDARD;
  }

  /// The same with other aliases.
  public Qualification with(RewriteOptions.Aliases other) {
    return new Qualification(other, defaultCatalog, defaultSchema, depth);
  }

  /// The same with a default schema.
  public Qualification inSchema(String schema) {
    return new Qualification(aliases, defaultCatalog, Optional.of(schema), depth);
  }

  /// The same with a default schema in a default catalog.
  public Qualification inSchema(String catalog, String schema) {
    return new Qualification(aliases, Optional.of(catalog), Optional.of(schema), depth);
  }

  /// The same, but the name of every table must have as many parts.
  public Qualification ofDepth(int parts) {
    return new Qualification(aliases, defaultCatalog, defaultSchema, Optional.of(parts));
  }

  /// Where names of tables are looked up.
  public Namespace namespace() {
    Namespace standard = Namespace.standard();
    return new Namespace(
        defaultCatalog.orElse(standard.catalog()), defaultSchema.orElse(standard.schema()), depth);
  }
}
