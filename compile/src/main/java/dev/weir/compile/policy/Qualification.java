package dev.weir.compile.policy;

import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.Optional;

/// How names are completed. That columns are checked against the catalog and stars are expanded is
/// not open to choice: nothing else could have a fingerprint.
///
/// @param aliases the aliases of FROM items
/// @param defaultCatalog where a table of two parts is looked up that the catalog does not have
///   under these; needs a default schema too
/// @param defaultSchema where a table of one part is looked up that the catalog does not have under
///   it
public record Qualification(
    RewriteOptions.Aliases aliases,
    Optional<String> defaultCatalog,
    Optional<String> defaultSchema) {
  private static final Qualification STANDARD =
      new Qualification(RewriteOptions.Aliases.KEPT, Optional.empty(), Optional.empty());

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
  }

  /// Aliases as written, tables under the names that they are given.
  public static Qualification standard() {
    return STANDARD;
  }

  /// The same with other aliases.
  public Qualification with(RewriteOptions.Aliases other) {
    return new Qualification(other, defaultCatalog, defaultSchema);
  }

  /// The same with a default schema.
  public Qualification inSchema(String schema) {
    return new Qualification(aliases, defaultCatalog, Optional.of(schema));
  }

  /// The same with a default schema in a default catalog.
  public Qualification inSchema(String catalog, String schema) {
    return new Qualification(aliases, Optional.of(catalog), Optional.of(schema));
  }
}
