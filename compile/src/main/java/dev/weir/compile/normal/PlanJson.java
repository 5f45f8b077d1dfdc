package dev.weir.compile.normal;

import dev.weir.model.CanonicalJson;
import dev.weir.model.JsonValue;
import java.util.List;
import java.util.Optional;

/// Writes `weir.normal/1`: a query of the normal form as canonical JSON. A reference is the number
/// of its column; everything else is an object with `op`. [PlanText] reads it back. Where a query
/// is very large when it is written out, its expressions are under `nodes`, each once and after
/// those inside it, and `{"node": n}` stands for the n-th.
final class PlanJson {
  /// The form's name on the wire.
  static final String FORM = "weir.normal/1";

  private CanonicalJson json = new CanonicalJson();
  private final ExprJson exprs = new ExprJson(this);
  private final boolean writesOut;

  private PlanJson(boolean writesOut) {
    this.writesOut = writesOut;
  }

  static String write(Body body) {
    int most = Sharing.LARGEST_WRITTEN_OUT;
    PlanJson writer = new PlanJson(Sharing.size(body, most) <= most);
    return writer.writesOut ? writer.writtenOut(body) : writer.shared(body);
  }

  private String writtenOut(Body body) {
    json.beginObject().key("form").string(FORM).key("outputs");
    list(body.outputs());
    json.key("plan");
    plan(body.plan());
    return json.endObject().text();
  }

  /// What is the same is the same node, whichever of it was shared on the way here.
  private String shared(Body body) {
    list(body.outputs());
    String outputs = swap(new CanonicalJson()).text();
    plan(body.plan());
    String plan = json.text();
    return "{\"form\":"
        + CanonicalJson.write(new JsonValue.JsonString(FORM))
        + ",\"nodes\":["
        + String.join(",", exprs.nodes())
        + "],\"outputs\":"
        + outputs
        + ",\"plan\":"
        + plan
        + "}";
  }

  CanonicalJson json() {
    return json;
  }

  /// Whether expressions stand where they are read, each time in full.
  boolean writesOut() {
    return writesOut;
  }

  /// Goes on to write to another place, and gives the one before.
  CanonicalJson swap(CanonicalJson other) {
    CanonicalJson before = json;
    json = other;
    return before;
  }

  private CanonicalJson open() {
    return json.beginObject();
  }

  void list(List<Expr> list) {
    json.beginArray();
    list.forEach(exprs::expr);
    json.endArray();
  }

  private void list(String key, List<Expr> list) {
    json.key(key);
    list(list);
  }

  void strings(String key, List<String> list) {
    if (!list.isEmpty()) {
      json.key(key).beginArray();
      list.forEach(json::string);
      json.endArray();
    }
  }

  private void numbers(String key, List<Integer> list) {
    json.key(key).beginArray();
    list.forEach(json::number);
    json.endArray();
  }

  private void maybe(String key, Optional<Expr> e) {
    if (e.isPresent()) {
      json.key(key);
      exprs.expr(e.get());
    }
  }

  private void columns(List<Plan.Column> columns) {
    json.key("columns").beginArray();
    for (Plan.Column c : columns) {
      json.beginArray().number(c.id()).string(c.type().text()).endArray();
    }
    json.endArray();
  }

  void sortKeys(String key, List<SortBy> keys) {
    json.key(key).beginArray();
    for (SortBy k : keys) {
      json.beginArray();
      exprs.expr(k.expression());
      json.string(k.direction().name()).string(k.nulls().name()).endArray();
    }
    json.endArray();
  }

  private void definitions(String key, List<Plan.Definition> definitions) {
    json.key(key).beginArray();
    for (Plan.Definition d : definitions) {
      json.beginArray().number(d.column());
      exprs.expr(d.expression());
      json.endArray();
    }
    json.endArray();
  }

  private void branch(Plan.Branch b) {
    open().key("outputs");
    list(b.outputs());
    child("plan", b.plan());
    json.endObject();
  }

  private void child(String key, Plan plan) {
    json.key(key);
    plan(plan);
  }

  private void op(String op) {
    json.key("op").string(op);
  }

  void plan(Plan plan) {
    open();
    switch (plan) {
      case Plan.Scan s -> {
        columns(s.columns());
        strings("names", s.names());
        op("scan");
        json.key("table").string(s.table());
      }
      case Plan.Values v -> {
        columns(v.columns());
        op("values");
        json.key("rows").beginArray();
        v.rows().forEach(this::list);
        json.endArray();
      }
      case Plan.Join j -> {
        json.key("inputs").beginArray();
        j.inputs().forEach(this::plan);
        json.endArray();
        op("join");
        list("where", j.conjuncts());
      }
      case Plan.Outer o -> {
        json.key("keeps").string(o.kept().name());
        child("left", o.left());
        list("on", o.on());
        op("outer join");
        child("right", o.right());
      }
      case Plan.OrderedJoin o -> {
        json.key("kind").string(o.kind().label());
        child("left", o.left());
        list("on", o.on());
        op("ordered join");
        child("right", o.right());
      }
      case Plan.Extend x -> {
        definitions("columns", x.definitions());
        child("input", x.input());
        op("extend");
      }
      case Plan.Aggregate a -> {
        exprs.calls("calls", a.calls());
        child("input", a.input());
        definitions("keys", a.keys());
        op("aggregate");
        json.key("sets").beginArray();
        for (List<Integer> set : a.sets()) {
          json.beginArray();
          set.forEach(json::number);
          json.endArray();
        }
        json.endArray();
      }
      case Plan.Windows w -> {
        exprs.windows("calls", w.calls());
        child("input", w.input());
        op("windows");
      }
      case Plan.DistinctOn d -> {
        child("input", d.input());
        list("keys", d.keys());
        op("distinct on");
        sortKeys("order", d.order());
      }
      case Plan.Sort s -> {
        child("input", s.input());
        sortKeys("keys", s.keys());
        op("sort");
      }
      case Plan.Limit l -> {
        maybe("count", l.count());
        child("input", l.input());
        maybe("offset", l.offset());
        op("limit");
        sortKeys("order", l.order());
        json.key("unit").string(l.unit().name());
      }
      case Plan.SetOperation s -> {
        json.key("branches").beginArray();
        s.branches().forEach(this::branch);
        json.endArray();
        columns(s.columns());
        json.key("kind").string(s.kind().name());
        op("set operation");
      }
      case Plan.Unnest u -> {
        child("input", u.input());
        json.key("lists").beginArray();
        for (Plan.Unnested l : u.lists()) {
          open();
          list("arguments", l.arguments());
          json.key("column").number(l.column().id());
          strings("names", l.argumentNames());
          json.key("type").string(l.column().type().text()).endObject();
        }
        json.endArray();
        op("unnest");
      }
      case Plan.TableFunction f -> {
        list("arguments", f.arguments());
        columns(f.columns());
        json.key("name").string(f.name());
        strings("names", f.argumentNames());
        op("table function");
        json.key("ordinality").string(f.ordinality().name());
        numbers("ordinals", f.ordinals());
        json.key("width").number(f.width());
      }
      case Plan.Sampled s -> {
        child("input", s.input());
        s.sample().method().ifPresent(m -> json.key("method").string(m));
        op("sample");
        s.sample().seed().ifPresent(seed -> json.key("seed").string(Long.toString(seed)));
        json.key("size").string(s.sample().size());
        json.key("unit").string(s.sample().unit().name());
      }
      case Plan.Pivot p -> {
        exprs.calls("calls", p.calls());
        definitions("groups", p.groups());
        child("input", p.input());
        op("pivot");
      }
      case Plan.Unpivot u -> {
        columns(u.columns());
        json.key("entries").beginArray();
        for (Plan.Entry entry : u.entries()) {
          open().key("name").string(entry.name());
          list("values", entry.values());
          json.endObject();
        }
        json.endArray();
        child("input", u.input());
        definitions("kept", u.kept());
        json.key("nulls").string(u.nulls().name());
        op("unpivot");
      }
      case Plan.Recursive r -> {
        columns(r.columns());
        json.key("first");
        branch(r.first());
        json.key("id").number(r.id());
        op("recursive");
        json.key("rounds").string(r.rounds().name()).key("step");
        branch(r.step());
        numbers("using_key", r.usingKey());
      }
      case Plan.Back b -> {
        columns(b.columns());
        json.key("id").number(b.id());
        op("back");
        numbers("ordinals", b.ordinals());
      }
      case Plan.Shared s -> {
        json.key("id").number(s.id());
        child("input", s.input());
        op("shared");
        json.key("query");
        branch(s.query());
      }
      case Plan.AsWritten a -> {
        child("input", a.input());
        op("as written");
      }
    }
    json.endObject();
  }
}
