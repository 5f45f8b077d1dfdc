package dev.weir.compile.catalog;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where tables are looked up whose names leave out a catalog or a schema. A name means what the
/// engine makes of it:
///
/// | written | looked up as |
/// | --- | --- |
/// | `t` | `catalog.schema.t`, then `catalog.main.t` |
/// | `a.t` | `catalog.a.t`, and `a.schema.t` or `a.main.t`; it is ambiguous where both exist |
/// | `a.b.t` | itself |
///
/// A table that a catalog names by fewer parts is in `main`, and in the default catalog.
///
/// @param catalog the default catalog
/// @param schema the default schema
/// @param depth of how many parts every name must be; empty for any
public record Namespace(String catalog, String schema, Optional<Integer> depth) {
  private static final String MAIN = "main";
  private static final Namespace STANDARD = new Namespace("memory", MAIN, Optional.empty());

  public Namespace {
    if (catalog.isEmpty() || schema.isEmpty()) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION, "the default catalog or schema is empty; leave it out");
    }
    if (depth.filter(d -> d < 1 || d > 3).isPresent()) {
      throw new WeirException(
          ErrorCode.INVALID_OPTION,
          "names of tables have 1, 2 or 3 parts, not " + depth.orElseThrow());
    }
  }

  /// That of a new session: the catalog `memory` and the schema `main`.
  public static Namespace standard() {
    return STANDARD;
  }

  /// The same with another default schema.
  public Namespace inSchema(String other) {
    return new Namespace(catalog, other, depth);
  }

  /// The same with another default catalog and schema.
  public Namespace inSchema(String otherCatalog, String otherSchema) {
    return new Namespace(otherCatalog, otherSchema, depth);
  }

  /// The same, but every name must have as many parts.
  public Namespace ofDepth(int parts) {
    return new Namespace(catalog, schema, Optional.of(parts));
  }

  /// The table of a catalog that a name means; empty when there is none.
  ///
  /// @throws WeirException `AMBIGUOUS_TABLE` without a place, when the first of two parts can be a
  ///   catalog and a schema
  public Optional<Catalog.Table> find(Catalog tables, TableName name) {
    List<String> parts = name.parts();
    return switch (parts.size()) {
      case 1 ->
          first(
              tables, List.of(catalog, schema, parts.get(0)), List.of(catalog, MAIN, parts.get(0)));
      case 2 -> {
        String first = parts.get(0);
        String table = parts.get(1);
        Optional<Catalog.Table> inSchema = declared(tables, List.of(catalog, first, table));
        Optional<Catalog.Table> inCatalog =
            Identifiers.same(first, catalog)
                ? first(tables, List.of(first, schema, table), List.of(first, MAIN, table))
                : declared(tables, List.of(first, MAIN, table));
        if (inSchema.isPresent() && inCatalog.isPresent()) {
          throw new WeirException(
              ErrorCode.AMBIGUOUS_TABLE,
              "'%s' is ambiguous: '%s' is a catalog and a schema; write %s or %s"
                  .formatted(
                      name.text(),
                      first,
                      new TableName(full(inSchema.get().name())).text(),
                      new TableName(full(inCatalog.get().name())).text()));
        }
        yield inSchema.or(() -> inCatalog);
      }
      default -> parts.size() == 3 ? declared(tables, parts) : Optional.empty();
    };
  }

  private Optional<Catalog.Table> first(Catalog tables, List<String> full, List<String> otherwise) {
    Optional<Catalog.Table> found = declared(tables, full);
    return found.isPresent() || full.equals(otherwise) ? found : declared(tables, otherwise);
  }

  /// The table of a full name under each name that a catalog can give it.
  private Optional<Catalog.Table> declared(Catalog tables, List<String> full) {
    Optional<Catalog.Table> found = tables.table(new TableName(full));
    if (found.isEmpty() && Identifiers.same(full.get(0), catalog)) {
      found = tables.table(new TableName(full.subList(1, 3)));
      if (found.isEmpty() && Identifiers.same(full.get(1), MAIN)) {
        found = tables.table(TableName.of(full.get(2)));
      }
    }
    return found;
  }

  /// The three parts of a table's name in a catalog.
  public List<String> full(TableName declared) {
    List<String> parts = new ArrayList<>(declared.parts());
    if (parts.size() == 1) {
      parts.addFirst(MAIN);
    }
    if (parts.size() == 2) {
      parts.addFirst(catalog);
    }
    return parts;
  }

  /// A written name without the parts that go without saying.
  public TableName shortest(TableName written) {
    List<String> parts = written.parts();
    if (parts.size() == 3 && Identifiers.same(parts.getFirst(), catalog)) {
      parts = parts.subList(1, 3);
    }
    boolean plain =
        parts.size() == 2
            && (Identifiers.same(parts.getFirst(), MAIN)
                || written.parts().size() == 2 && Identifiers.same(parts.getFirst(), catalog));
    return plain ? TableName.of(parts.getLast()) : new TableName(parts);
  }
}
