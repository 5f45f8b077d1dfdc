package dev.weir.compile.policy;

import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.compile.policy.SqlPolicy.Identifiers;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonBoolean;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.transform.SqlTranspiler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The form `weir.policy/1`.
final class PolicyJson {
  static final String FORMAT = "weir.policy/1";

  private PolicyJson() {}

  static String dump(SqlPolicy policy) {
    Qualification names = policy.qualification();
    Map<String, JsonValue> qualify = new LinkedHashMap<>();
    qualify.put("aliases", word(names.aliases()));
    names.defaultCatalog().ifPresent(c -> qualify.put("default_catalog", new JsonString(c)));
    names.defaultSchema().ifPresent(s -> qualify.put("default_schema", new JsonString(s)));
    qualify.put("expand_stars", new JsonBoolean(true));
    qualify.put("validate_columns", new JsonBoolean(true));
    RewriteOptions rewriting = policy.rewriting();
    Generation generation = policy.generation();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("format", new JsonString(FORMAT));
    members.put(
        "generate",
        object(
            "layout",
            word(generation.style().layout()),
            "quoting",
            word(generation.style().quoting()),
            "unsupported",
            word(generation.unsupported())));
    members.put("identifiers", word(policy.identifiers()));
    members.put(
        "normalize",
        object(
            "distance_limit",
            JsonNumber.of(rewriting.distanceLimit()),
            "form",
            word(rewriting.form())));
    members.put("qualify", new JsonObject(qualify));
    members.put("read", new JsonString(policy.read().name()));
    members.put("rules", texts(policy.rules()));
    members.put("rules_version", new JsonString(policy.rulesVersion()));
    members.put(
        "simplify", new JsonArray(rewriting.extras().stream().map(PolicyJson::word).toList()));
    members.put("write", new JsonString(policy.write().name()));
    return CanonicalJson.write(new JsonObject(members));
  }

  private static JsonValue word(Enum<?> value) {
    return new JsonString(value.name().toLowerCase(Locale.ROOT));
  }

  private static JsonValue texts(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  private static JsonObject object(
      String a, JsonValue first, String b, JsonValue second, String c, JsonValue third) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(a, first);
    members.put(b, second);
    members.put(c, third);
    return new JsonObject(members);
  }

  private static JsonObject object(String a, JsonValue first, String b, JsonValue second) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(a, first);
    members.put(b, second);
    return new JsonObject(members);
  }

  static SqlPolicy load(String json) {
    SqlPolicy standard = SqlPolicy.standard();
    PolicyReader top = PolicyReader.top(json);
    top.one("format", FORMAT);
    PolicyReader names = top.object("qualify");
    names.always("expand_stars", "a star that is not expanded has no columns to check and to hash");
    names.always("validate_columns", "a query is compiled against its catalog or not at all");
    RewriteOptions.Aliases aliases =
        names.word("aliases", RewriteOptions.Aliases.class, standard.qualification().aliases());
    Optional<String> defaultCatalog = names.text("default_catalog");
    Optional<String> defaultSchema = names.text("default_schema");
    names.end();
    PolicyReader normalize = top.object("normalize");
    RewriteOptions.Form form =
        normalize.word("form", RewriteOptions.Form.class, standard.rewriting().form());
    long limit = normalize.number("distance_limit", standard.rewriting().distanceLimit());
    normalize.end();
    PolicyReader generate = top.object("generate");
    PrintStyle usual = standard.generation().style();
    PrintStyle.Layout layout = generate.word("layout", PrintStyle.Layout.class, usual.layout());
    PrintStyle.Quoting quoting =
        generate.word("quoting", PrintStyle.Quoting.class, usual.quoting());
    SqlTranspiler.Unsupported unsupported =
        generate.word(
            "unsupported", SqlTranspiler.Unsupported.class, standard.generation().unsupported());
    generate.end();
    Identifiers identifiers = top.word("identifiers", Identifiers.class, standard.identifiers());
    List<RewriteOptions.Extra> extras = top.words("simplify", RewriteOptions.Extra.class);
    Dialect read = top.dialect("read");
    Dialect write = top.dialect("write");
    List<String> rules = top.texts("rules", standard.rules());
    String version = top.text("rules_version").orElse(standard.rulesVersion());
    top.end();
    return top.result(() ->
        new SqlPolicy(
            read,
            write,
            rules,
            version,
            new Qualification(aliases, defaultCatalog, defaultSchema),
            identifiers,
            standard.rewriting().with(form, limit).with(extras),
            new Generation(new PrintStyle(layout, quoting), unsupported)));
  }

  static WeirException wrong(String why) {
    return new WeirException(
        List.of(SqlPolicy.invalid("this is no policy in the form " + FORMAT + ": " + why)));
  }
}
