package dev.weir.build;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A folder with `weir.yaml` and `products/**/*.sql`, read and found to be well-formed. Products
/// and sources share one name space, in which case does not matter.
///
/// @param folder as the caller named it
/// @param store the folder of the store, which need not exist
/// @param profile the name of the runtime profile
/// @param sources in the order of `weir.yaml`
/// @param products by file name
public record Project(
    String name,
    Path folder,
    Path store,
    String profile,
    List<ProjectSource> sources,
    List<Product> products) {
  public Project {
    Objects.requireNonNull(name);
    Objects.requireNonNull(folder);
    Objects.requireNonNull(store);
    Objects.requireNonNull(profile);
    sources = List.copyOf(sources);
    products = List.copyOf(products);
  }

  /// The names of all tables: sources, then products.
  public List<String> tableNames() {
    return Stream.concat(
            sources.stream().map(ProjectSource::name), products.stream().map(Product::name))
        .toList();
  }

  /// The name of a source or product as the project writes it.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE`, naming the nearest
  String tableName(String wanted) {
    return tableNames().stream()
        .filter(name -> Identifiers.same(name, wanted))
        .findFirst()
        .orElseThrow(() ->
            new WeirException(
                ErrorCode.UNKNOWN_TABLE,
                "there is no product or source '%s'%s"
                    .formatted(wanted, NearestNames.hint(wanted, tableNames()))));
  }

  /// The product of that name, whatever its case.
  ///
  /// @throws WeirException with `UNKNOWN_TABLE`, naming the nearest
  public Product product(String wanted) {
    return products.stream()
        .filter(product -> Identifiers.same(product.name(), wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted));
  }

  private WeirException unknown(String wanted) {
    List<String> names = products.stream().map(Product::name).toList();
    String why =
        sources.stream().anyMatch(source -> Identifiers.same(source.name(), wanted))
            ? "'" + wanted + "' is a source, which is read and not built"
            : "the project " + name + " has no product '" + wanted + "'";
    String legal = names.isEmpty() ? "it has no products" : "it has " + NearestNames.list(names);
    return new WeirException(
        ErrorCode.UNKNOWN_TABLE, why + "; " + legal + NearestNames.hint(wanted, names));
  }
}
