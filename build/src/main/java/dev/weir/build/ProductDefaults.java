package dev.weir.build;

import dev.weir.compile.policy.SqlPolicy;
import dev.weir.store.OrderTier;
import java.util.Optional;

/// What the project says for products that do not say otherwise.
///
/// @param policy empty when the project's policy cannot be read
/// @param policies reads the policies that products name
record ProductDefaults(
    OrderTier order,
    NondeterminismMode nondeterminism,
    Optional<SqlPolicy> policy,
    ProjectPolicies policies) {}
