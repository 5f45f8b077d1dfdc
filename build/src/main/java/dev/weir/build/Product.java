package dev.weir.build;

import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.SourcePlace;
import dev.weir.store.Contract;
import dev.weir.store.WriteSpec;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A table that a project makes: a query with what its author says about it.
///
/// @param sql the whole text of the file, its header comment included
/// @param place where the file begins, or where the header names it
/// @param contractPlace where the contract stands; the place of the product where there is none
/// @param version as the author states it; part of the contract
/// @param policy what the query is compiled under
/// @param nondeterminism what is done when the query can give something else in another run
public record Product(
    String name,
    Path file,
    String sql,
    SourcePlace place,
    SourcePlace contractPlace,
    Optional<String> version,
    Optional<String> description,
    Optional<String> owner,
    WriteSpec write,
    Contract contract,
    SqlPolicy policy,
    NondeterminismMode nondeterminism) {
  public Product {
    Objects.requireNonNull(name);
    Objects.requireNonNull(file);
    Objects.requireNonNull(sql);
    Objects.requireNonNull(place);
    Objects.requireNonNull(contractPlace);
    Objects.requireNonNull(version);
    Objects.requireNonNull(description);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(write);
    Objects.requireNonNull(contract);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(nondeterminism);
  }

  /// Products are keys of many maps, and seldom share a name.
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  SourceText source() {
    return new SourceText(place.file(), sql);
  }
}
