package dev.weir.build;

import dev.weir.run.Cancellation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What to plan or build.
///
/// @param select the products that are wanted, with all that they read; empty for all
/// @param profile the name of the runtime profile; empty for the project's
/// @param cancellation stops the run: the product under way fails, nothing half is published
public record BuildRequest(
    List<String> select, Optional<String> profile, Cancellation cancellation) {
  /// All products under the project's profile.
  public static BuildRequest all() {
    return new BuildRequest(List.of(), Optional.empty(), new Cancellation());
  }

  public BuildRequest {
    select = List.copyOf(select);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(cancellation);
  }

  /// The same for these products.
  public BuildRequest selecting(List<String> products) {
    return new BuildRequest(products, profile, cancellation);
  }

  /// The same under another profile.
  public BuildRequest underProfile(String name) {
    return new BuildRequest(select, Optional.of(name), cancellation);
  }
}
