package dev.weir.build;

import dev.weir.compile.CompiledQuery;
import dev.weir.model.Column;
import dev.weir.model.Fingerprint;
import dev.weir.run.EngineIdentity;
import dev.weir.run.RuntimeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts build identities together.
final class Identities {
  private Identities() {}

  static BuildIdentity of(
      Product product,
      CompiledQuery compiled,
      List<Table> reads,
      RuntimeProfile profile,
      EngineIdentity engine) {
    List<IdentityPart> parts = new ArrayList<>();
    for (Component component : Component.values()) {
      Map<String, String> facts =
          switch (component) {
            case QUERY -> query(compiled.fingerprint());
            case CONTRACT -> contract(product, compiled);
            case PROFILE -> profile.contentFields();
            case FUNCTIONS -> hashed(compiled.fingerprint(), "functions");
            case INPUTS -> inputs(reads);
            case ENGINE -> Map.of("engine", engine.text());
            case RULES -> rules(compiled.fingerprint());
          };
      parts.add(new IdentityPart(component, facts));
    }
    return new BuildIdentity(parts);
  }

  /// Everything that the compiler hashes and that has no component of its own.
  private static Map<String, String> query(Fingerprint fingerprint) {
    Map<String, String> facts = new TreeMap<>();
    fingerprint
        .components()
        .forEach((name, component) -> {
          if (!List.of("functions", "rules", "policy").contains(name)) {
            facts.put(name.equals("query") ? "meaning" : name, component.hash());
          }
        });
    return facts;
  }

  private static Map<String, String> rules(Fingerprint fingerprint) {
    Map<String, String> facts = new TreeMap<>(hashed(fingerprint, "rules"));
    facts.putAll(hashed(fingerprint, "policy"));
    return facts;
  }

  private static Map<String, String> hashed(Fingerprint fingerprint, String name) {
    Fingerprint.Component component = fingerprint.components().get(name);
    return component == null ? Map.of() : Map.of(name, component.hash());
  }

  private static Map<String, String> contract(Product product, CompiledQuery compiled) {
    Map<String, String> facts = new TreeMap<>(product.write().facts());
    facts.putAll(product.contract().facts());
    product.version().ifPresent(version -> facts.put("version", version));
    List<Column> columns = compiled.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      facts.put("column " + column.name(), "number " + (i + 1) + ", " + column.type().text());
    }
    return facts;
  }

  private static Map<String, String> inputs(List<Table> reads) {
    Map<String, String> facts = new TreeMap<>();
    reads.forEach(table -> facts.put(table.name(), table.identity()));
    return facts;
  }
}
