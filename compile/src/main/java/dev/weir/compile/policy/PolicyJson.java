package dev.weir.compile.policy;

import dev.weir.compile.limits.Limits;
import dev.weir.compile.policy.SqlPolicy.Generation;
import dev.weir.compile.policy.SqlPolicy.Identifiers;
import dev.weir.compile.rewrite.CoercionTable;
import dev.weir.compile.rewrite.RewriteOptions;
import dev.weir.model.CanonicalJson;
import dev.weir.model.DataType;
import dev.weir.model.JsonValue;
import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonBoolean;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import dev.weir.model.PlacedJson;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import dev.weir.sql.TextLimits;
import dev.weir.sql.transform.SqlTranspiler;
import java.util.ArrayList;
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
    names.depth().ifPresent(d -> qualify.put("depth", new JsonNumber(d)));
    qualify.put("expand_stars", new JsonBoolean(true));
    qualify.put("validate_columns", new JsonBoolean(true));
    RewriteOptions rewriting = policy.rewriting();
    Generation generation = policy.generation();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    annotation(rewriting.annotation()).ifPresent(json -> members.put("annotate_types", json));
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
    limits(policy.limits()).ifPresent(json -> members.put("limits", json));
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

  private static Optional<JsonValue> limits(Limits limits) {
    if (limits.equals(Limits.standard())) {
      return Optional.empty();
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("columns", JsonNumber.of(limits.columns()));
    members.put("expressions", JsonNumber.of(limits.expressions()));
    members.put("grouping_sets", JsonNumber.of(limits.groupingSets()));
    members.put("list_items", JsonNumber.of(limits.listItems()));
    members.put("milliseconds", JsonNumber.of(limits.milliseconds()));
    members.put("number_characters", JsonNumber.of(limits.text().numberCharacters()));
    members.put("text_characters", JsonNumber.of(limits.text().textCharacters()));
    members.put("token_characters", JsonNumber.of(limits.text().tokenCharacters()));
    return Optional.of(new JsonObject(members));
  }

  private static Limits limits(PolicyReader limits) {
    Limits usual = Limits.standard();
    TextLimits text =
        new TextLimits(
            (int) limits.number("text_characters", usual.text().textCharacters()),
            (int) limits.number("token_characters", usual.text().tokenCharacters()),
            (int) limits.number("number_characters", usual.text().numberCharacters()));
    Limits read =
        new Limits(
            text,
            (int) limits.number("list_items", usual.listItems()),
            (int) limits.number("expressions", usual.expressions()),
            (int) limits.number("columns", usual.columns()),
            (int) limits.number("grouping_sets", usual.groupingSets()),
            (int) limits.number("milliseconds", usual.milliseconds()));
    limits.end();
    return read;
  }

  /// Left out where it is standard, as it is nearly everywhere.
  private static Optional<JsonValue> annotation(RewriteOptions.Annotation annotation) {
    if (annotation.equals(RewriteOptions.Annotation.standard())) {
      return Optional.empty();
    }
    List<JsonValue> meetings =
        annotation.coercion().meetings().stream()
            .map(m ->
                (JsonValue)
                    object(
                        "left",
                        new JsonString(m.left().text()),
                        "right",
                        new JsonString(m.right().text()),
                        "type",
                        new JsonString(m.type().text())))
            .toList();
    return Optional.of(
        object("coercion", new JsonArray(meetings), "given_types", word(annotation.given())));
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

  static PolicyReading read(PlacedJson json) {
    SqlPolicy standard = SqlPolicy.standard();
    PolicyReader top = PolicyReader.top(json);
    top.one("format", FORMAT);
    PolicyReader names = top.object("qualify");
    names.always(
        "expand_stars",
        "a star that is not expanded has no columns to check, to trace and to hash, and would mean"
            + " something else after the next change of a table; 'weir transpile' without a catalog"
            + " and 'weir format' leave stars as they are");
    names.always(
        "validate_columns",
        "without the types of columns no rule can prove that it keeps the rows; 'weir transpile'"
            + " without a catalog takes tables as they are named");
    RewriteOptions.Aliases aliases =
        names.word("aliases", RewriteOptions.Aliases.class, standard.qualification().aliases());
    Qualification qualification = qualification(top, names, aliases);
    names.end();
    PolicyReader normalize = top.object("normalize");
    RewriteOptions.Form form =
        normalize.word("form", RewriteOptions.Form.class, standard.rewriting().form());
    long limit = normalize.number("distance_limit", standard.rewriting().distanceLimit());
    normalize.end();
    Generation generation = generation(top.object("generate"), standard.generation());
    RewriteOptions.Annotation annotation = annotation(top, top.object("annotate_types"));
    Identifiers identifiers = top.word("identifiers", Identifiers.class, standard.identifiers());
    List<RewriteOptions.Extra> extras = top.words("simplify", RewriteOptions.Extra.class);
    Limits limits = limits(top.object("limits"));
    Optional<Dialect> read = top.dialect("read");
    Dialect write = top.dialect("write").orElse(standard.write());
    List<String> rules = rules(top, standard);
    top.text("rules_version")
        .flatMap(RuleList::flaw)
        .ifPresent(flaw -> top.wrong("rules_version", -1, flaw));
    top.end();
    boolean known = read.isPresent() && json.value() instanceof JsonObject;
    SqlPolicy policy =
        new SqlPolicy(
            read.orElse(standard.read()),
            write,
            rules,
            standard.rulesVersion(),
            qualification,
            identifiers,
            standard.rewriting().with(form, limit).with(extras).with(annotation),
            generation,
            limits);
    return new PolicyReading(known ? Optional.of(policy) : Optional.empty(), top.problems());
  }

  private static Qualification qualification(
      PolicyReader top, PolicyReader names, RewriteOptions.Aliases aliases) {
    try {
      return new Qualification(
          aliases,
          names.text("default_catalog"),
          names.text("default_schema"),
          Optional.of((int) names.number("depth", 0)).filter(depth -> depth != 0));
    } catch (WeirException e) {
      e.problems().forEach(problem -> top.wrong("qualify", -1, problem));
      return Qualification.standard().with(aliases);
    }
  }

  private static RewriteOptions.Annotation annotation(PolicyReader top, PolicyReader annotate) {
    List<CoercionTable.Meeting> meetings = new ArrayList<>();
    for (PolicyReader entry : annotate.objects("coercion")) {
      Optional<DataType> left = entry.type("left");
      Optional<DataType> right = entry.type("right");
      Optional<DataType> type = entry.type("type");
      entry.end();
      if (left.isPresent() && right.isPresent() && type.isPresent()) {
        try {
          meetings.add(new CoercionTable.Meeting(left.get(), right.get(), type.get()));
        } catch (WeirException e) {
          e.problems().forEach(problem -> entry.wrong("type", -1, problem));
        }
      }
    }
    RewriteOptions.GivenTypes given =
        annotate.word(
            "given_types",
            RewriteOptions.GivenTypes.class,
            RewriteOptions.Annotation.standard().given());
    annotate.end();
    try {
      return new RewriteOptions.Annotation(new CoercionTable(meetings), given);
    } catch (WeirException e) {
      e.problems().forEach(problem -> top.wrong("annotate_types", -1, problem));
      return RewriteOptions.Annotation.standard();
    }
  }

  private static Generation generation(PolicyReader generate, Generation standard) {
    PrintStyle usual = standard.style();
    PrintStyle.Layout layout = generate.word("layout", PrintStyle.Layout.class, usual.layout());
    PrintStyle.Quoting quoting =
        generate.word("quoting", PrintStyle.Quoting.class, usual.quoting());
    SqlTranspiler.Unsupported unsupported =
        generate.word("unsupported", SqlTranspiler.Unsupported.class, standard.unsupported());
    generate.end();
    return new Generation(new PrintStyle(layout, quoting), unsupported);
  }

  private static List<String> rules(PolicyReader top, SqlPolicy standard) {
    List<String> rules = top.texts("rules", standard.rules());
    List<RuleList.Flaw> flaws = RuleList.flaws(rules);
    flaws.forEach(flaw -> top.wrong("rules", flaw.element(), flaw.problem()));
    return flaws.isEmpty() ? rules : standard.rules();
  }
}
