package dev.weir.build;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.store.JsonMembers;
import dev.weir.store.JsonRecord;
import dev.weir.store.StoreFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the ledger knows of one build, `weir.build/1`. Written once, when the dataset is published.
///
/// @param buildId the id that the identity gives
/// @param runId the run that wrote this record
/// @param engineSql the query as the engine got it
/// @param writtenSql the query as its author wrote it, in the engine's SQL; absent in records of
///   earlier versions
/// @param policy what the query was compiled under, `weir.policy/1`; absent in records of earlier
///   versions
public record BuildRecord(
    String product,
    String buildId,
    String runId,
    BuildIdentity identity,
    String engineSql,
    Optional<String> writtenSql,
    Optional<String> policy) {
  static final String FORMAT = "weir.build/1";

  public BuildRecord {
    Objects.requireNonNull(product);
    Objects.requireNonNull(buildId);
    Objects.requireNonNull(runId);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(engineSql);
    Objects.requireNonNull(writtenSql);
    Objects.requireNonNull(policy);
  }

  String json() {
    List<JsonObject> parts =
        identity.parts().stream()
            .map(part ->
                new JsonMembers()
                    .text("component", part.component().wireName())
                    .text("covers", part.component().covers())
                    .text("hash", part.hash())
                    .texts("facts", part.facts())
                    .object())
            .toList();
    JsonMembers json =
        new JsonMembers()
            .text("format", FORMAT)
            .text("product", product)
            .text("build_id", buildId)
            .text("run_id", runId)
            .values("identity", parts)
            .text("engine_sql", engineSql);
    writtenSql.ifPresent(text -> json.text("written_sql", text));
    policy.ifPresent(text -> json.value("policy", CanonicalJson.read(text)));
    return json.line();
  }

  static BuildRecord read(JsonRecord json) {
    List<IdentityPart> parts = new ArrayList<>();
    for (JsonRecord part : json.records("identity")) {
      Component component =
          Component.named(part.text("component"))
              .orElseThrow(() -> StoreFailures.corrupt("an unknown component", json.file()));
      parts.add(new IdentityPart(component, part.textMap("facts")));
    }
    BuildIdentity identity;
    try {
      identity = new BuildIdentity(parts);
    } catch (IllegalArgumentException e) {
      throw StoreFailures.corrupt(String.valueOf(e.getMessage()), json.file(), e);
    }
    BuildRecord read =
        new BuildRecord(
            json.text("product"),
            json.text("build_id"),
            json.text("run_id"),
            identity,
            json.text("engine_sql"),
            json.has("written_sql") ? Optional.of(json.text("written_sql")) : Optional.empty(),
            json.has("policy")
                ? Optional.of(CanonicalJson.write(json.record("policy").object()))
                : Optional.empty());
    if (!identity.buildId().equals(read.buildId())) {
      throw StoreFailures.corrupt("its components do not give its build id", json.file());
    }
    return read;
  }
}
