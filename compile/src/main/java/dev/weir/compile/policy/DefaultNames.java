package dev.weir.compile.policy;

import dev.weir.compile.catalog.Catalog;
import dev.weir.model.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A catalog in which names may leave out the default schema and catalog.
public final class DefaultNames implements Catalog {
  private final Catalog catalog;
  private final Qualification qualification;

  private DefaultNames(Catalog catalog, Qualification qualification) {
    this.catalog = catalog;
    this.qualification = qualification;
  }

  /// The catalog as names without their defaults see it.
  public static Catalog in(Catalog catalog, Qualification qualification) {
    return qualification.defaultSchema().isEmpty()
        ? catalog
        : new DefaultNames(catalog, qualification);
  }

  @Override
  public Optional<Table> table(TableName name) {
    Optional<Table> found = catalog.table(name);
    List<String> parts = new ArrayList<>(name.parts());
    if (found.isEmpty() && parts.size() == 1) {
      parts.addFirst(qualification.defaultSchema().orElseThrow());
      found = catalog.table(new TableName(parts));
    }
    if (found.isEmpty() && parts.size() == 2 && qualification.defaultCatalog().isPresent()) {
      parts.addFirst(qualification.defaultCatalog().get());
      found = catalog.table(new TableName(parts));
    }
    return found;
  }

  @Override
  public Collection<TableName> tables() {
    return catalog.tables();
  }
}
