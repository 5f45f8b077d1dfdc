package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.model.Column;
import dev.weir.model.Fingerprint;
import dev.weir.run.EngineIdentity;
import dev.weir.run.RuntimeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Puts build identities together. What all products of a run share is made once. Thread-safe.
final class Identities {
  /// What the first build has in place of a build before it.
  static final String NO_BUILD = "none";

  private static final String PREVIOUS = "previous build";
  private static final String MODE = "nondeterminism";

  private final IdentityPart profile;
  private final IdentityPart engine;

  /// Parts that many products have, by themselves.
  private final Map<IdentityPart, IdentityPart> shared = new ConcurrentHashMap<>();

  Identities(RuntimeProfile profile, EngineIdentity engine) {
    this.profile = new IdentityPart(Component.PROFILE, profile.contentFields());
    this.engine = new IdentityPart(Component.ENGINE, Map.of("engine", engine.text()));
  }

  /// What decides a build id beside the product's own text, as one text.
  String beside(Product product, QueryIdentity compiled, List<Table> reads) {
    StringBuilder text = new StringBuilder(512);
    text.append(profile.hash()).append(engine.hash()).append('\n');
    text.append(product.write().order().text()).append('\n');
    compiled.fingerprint().components().forEach((_, part) -> text.append(part.hash()));
    for (Table table : reads) {
      text.append(table.name()).append('\n').append(table.identity()).append('\n');
    }
    return text.toString();
  }

  /// The identity of a product whose query gives the same each time.
  BuildIdentity of(Product product, QueryIdentity compiled, List<Table> reads) {
    return of(product, compiled, reads, Map.of());
  }

  /// The identity of one whose query does not: the build before it is part of it.
  BuildIdentity of(Product product, QueryIdentity compiled, List<Table> reads, String previous) {
    return of(
        product,
        compiled,
        reads,
        Map.of(MODE, product.nondeterminism().text(), PREVIOUS, previous));
  }

  /// The build that was current when this one was built; [#NO_BUILD] when there was none.
  static String previousBuild(BuildIdentity identity) {
    return identity.part(Component.FUNCTIONS).facts().getOrDefault(PREVIOUS, NO_BUILD);
  }

  private BuildIdentity of(
      Product product, QueryIdentity compiled, List<Table> reads, Map<String, String> moment) {
    List<IdentityPart> parts = new ArrayList<>();
    for (Component component : Component.values()) {
      parts.add(
          switch (component) {
            case QUERY -> new IdentityPart(component, query(compiled.fingerprint()));
            case CONTRACT -> new IdentityPart(component, contract(product, compiled));
            case PROFILE -> profile;
            case FUNCTIONS -> shared(component, functions(compiled.fingerprint(), moment));
            case INPUTS -> new IdentityPart(component, inputs(reads));
            case ENGINE -> engine;
            case RULES -> shared(component, rules(compiled.fingerprint()));
          });
    }
    return new BuildIdentity(parts);
  }

  /// The part, once: it remembers its hash.
  private IdentityPart shared(Component component, Map<String, String> facts) {
    IdentityPart part = new IdentityPart(component, facts);
    IdentityPart first = shared.putIfAbsent(part, part);
    return first == null ? part : first;
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

  private static Map<String, String> functions(
      Fingerprint fingerprint, Map<String, String> moment) {
    Map<String, String> facts = new TreeMap<>(hashed(fingerprint, "functions"));
    facts.putAll(moment);
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

  private static Map<String, String> contract(Product product, QueryIdentity compiled) {
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
