package dev.weir.compile.normal;

import dev.weir.model.CanonicalJson;
import dev.weir.model.Column;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;

/// Makes the [Fingerprint] of a query from its normal form.
public final class Fingerprints {
  private static final String RULES = Sha256.of("rules/" + Rules.VERSION);

  private Fingerprints() {}

  /// The components `query` (the normal form), `schema` (names, types and order of the output
  /// columns, and which output of the normal form each is), `functions` (those that the query
  /// calls, and the version of the catalog that says what they do), `rules` (the version of the
  /// rules of the normal form) and `policy` (what the query was compiled under).
  public static Fingerprint of(
      NormalForm form, Schema schema, String functionsVersion, String policyHash) {
    SortedSet<String> called = CalledFunctions.of(form.body());
    Map<String, Fingerprint.Component> components = new LinkedHashMap<>();
    put(components, "query", form.hash(), "the normal form: what the query means");
    put(
        components,
        "schema",
        Sha256.of(schema(form, schema)),
        "names, types and order of the output columns");
    put(
        components,
        "functions",
        Sha256.of(functionsVersion + "\n" + String.join("\n", called)),
        called.isEmpty()
            ? "no function, of " + functionsVersion
            : String.join(", ", called) + " of " + functionsVersion);
    put(components, "rules", RULES, "the rules of the normal form");
    put(components, "policy", policyHash, "the policy that the query was compiled under");
    return new Fingerprint(components);
  }

  private static void put(
      Map<String, Fingerprint.Component> components, String name, String hash, String covers) {
    components.put(name, new Fingerprint.Component(hash, covers));
  }

  private static String schema(NormalForm form, Schema schema) {
    CanonicalJson json = new CanonicalJson();
    json.beginArray();
    for (int i = 0; i < schema.columns().size(); i++) {
      Column column = schema.columns().get(i);
      json.beginArray().string(column.name()).string(column.type().text());
      json.number(form.positions().get(i)).endArray();
    }
    return json.endArray().text();
  }
}
