package dev.weir.build;

import dev.weir.run.Cancellation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What to plan or build.
///
/// @param select the products that are wanted, with all that they read; empty for all
/// @param profile the name of the runtime profile; empty for the project's
/// @param frozen what happens to the frozen values of the products that are wanted
/// @param cancellation stops the run: the product under way fails, nothing half is published
public record BuildRequest(
    List<String> select, Optional<String> profile, FrozenValues frozen, Cancellation cancellation) {
  /// All products under the project's profile.
  public static BuildRequest all() {
    return new BuildRequest(List.of(), Optional.empty(), FrozenValues.KEPT, new Cancellation());
  }

  public BuildRequest {
    select = List.copyOf(select);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(frozen);
    Objects.requireNonNull(cancellation);
  }

  /// The same, with new values where the products that are wanted have frozen ones.
  public BuildRequest renewingFrozenValues() {
    return new BuildRequest(select, profile, FrozenValues.RENEWED, cancellation);
  }

  /// The same for these products.
  public BuildRequest selecting(List<String> products) {
    return new BuildRequest(products, profile, frozen, cancellation);
  }

  /// The same under another profile.
  public BuildRequest underProfile(String name) {
    return new BuildRequest(select, Optional.of(name), frozen, cancellation);
  }
}
