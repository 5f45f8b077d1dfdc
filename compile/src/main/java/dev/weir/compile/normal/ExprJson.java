package dev.weir.compile.normal;

import dev.weir.model.CanonicalJson;
import dev.weir.model.Volatility;
import dev.weir.model.relation.Expression.Duplicates;
import dev.weir.model.relation.Expression.NullTreatment;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The half of [PlanJson] that is about expressions.
final class ExprJson {
  private final PlanJson plans;

  /// Each expression once, as text, where they are not written out; and what is known of the
  /// shared.
  private final Map<String, Integer> nodes = new LinkedHashMap<>();

  private final IdentityHashMap<Expr.Shared, Integer> shared = new IdentityHashMap<>();

  ExprJson(PlanJson plans) {
    this.plans = plans;
  }

  private CanonicalJson json() {
    return plans.json();
  }

  private void child(String key, Expr e) {
    json().key(key);
    expr(e);
  }

  private void children(String key, List<Expr> list) {
    json().key(key);
    plans.list(list);
  }

  private void op(String op) {
    json().key("op").string(op);
  }

  private void type(Expr e) {
    json().key("type").string(e.type().text());
  }

  void expr(Expr e) {
    if (plans.writesOut() || e instanceof Expr.Ref || e instanceof Expr.Constant) {
      writtenOut(e);
    } else {
      int node = node(e);
      json().beginObject().key("node").number(node).endObject();
    }
  }

  /// The texts of all expressions, each after those inside it.
  Collection<String> nodes() {
    return nodes.keySet();
  }

  /// The number of an expression among the different ones.
  private int node(Expr e) {
    if (!(e instanceof Expr.Shared s)) {
      CanonicalJson around = plans.swap(new CanonicalJson());
      writtenOut(e);
      String text = plans.swap(around).text();
      Integer known = nodes.putIfAbsent(text, nodes.size());
      return known == null ? nodes.size() - 1 : known;
    }
    Integer known = shared.get(s);
    if (known == null) {
      known = node(s.value());
      shared.put(s, known);
    }
    return known;
  }

  private void writtenOut(Expr e) {
    if (e instanceof Expr.Shared s) {
      writtenOut(s.value());
      return;
    }
    json().beginObject();
    switch (e) {
      case Expr.Shared s -> throw new IllegalStateException("written out above: " + s.size());
      case Expr.Ref r -> {
        json().key("column").number(r.column());
        type(r);
      }
      case Expr.Constant c -> {
        op("constant");
        type(c);
        json().key("value");
        if (c.value().isPresent()) {
          json().string(c.value().get());
        } else {
          json().nothing();
        }
      }
      case Expr.Parameter p -> {
        json().key("name").string(p.name());
        op("parameter");
        type(p);
      }
      case Expr.Call c -> {
        children("arguments", c.arguments());
        json().key("name").string(c.name());
        plans.strings("names", c.argumentNames());
        op("call");
        type(c);
        if (c.traits().volatility() != Volatility.IMMUTABLE) {
          json().key("volatility").string(c.traits().volatility().name());
        }
      }
      case Expr.Compare c -> {
        child("left", c.left());
        op(c.operator().symbol());
        child("right", c.right());
      }
      case Expr.Logic l -> {
        op(l.connective().name());
        children("operands", l.operands());
      }
      case Expr.Not n -> {
        op("NOT");
        child("operand", n.operand());
      }
      case Expr.IsNull n -> {
        op("IS NULL");
        child("operand", n.operand());
      }
      case Expr.Between b -> {
        child("high", b.high());
        child("low", b.low());
        op("BETWEEN");
        child("value", b.value());
      }
      case Expr.InList in -> {
        children("candidates", in.candidates());
        op("IN");
        child("value", in.value());
      }
      case Expr.Case c -> {
        child("else", c.otherwise());
        op("CASE");
        c.operand().ifPresent(o -> child("operand", o));
        type(c);
        json().key("whens").beginArray();
        for (Expr.When w : c.whens()) {
          json().beginArray();
          expr(w.condition());
          expr(w.result());
          json().endArray();
        }
        json().endArray();
      }
      case Expr.Cast c -> {
        json().key("mode").string(c.mode().name());
        op("CAST");
        type(c);
        child("value", c.value());
      }
      case Expr.Collate c -> {
        json().key("collation").string(c.collation());
        op("COLLATE");
        child("value", c.value());
      }
      case Expr.Try t -> {
        op("TRY");
        child("value", t.value());
      }
      case Expr.Field f -> {
        json().key("field").string(f.field());
        op("field");
        type(f);
        child("value", f.value());
      }
      case Expr.Lambda l -> {
        child("body", l.body());
        op("lambda");
        json().key("parameters").beginArray();
        l.parameters().forEach(json()::number);
        json().endArray();
      }
      case Expr.Scalar s -> {
        op("scalar subquery");
        child("output", s.output());
        json().key("plan");
        plans.plan(s.plan());
      }
      case Expr.Exists x -> {
        op("EXISTS");
        json().key("plan");
        plans.plan(x.plan());
      }
      case Expr.Any a -> {
        json().key("comparison").string(a.operator().symbol());
        op("ANY");
        child("output", a.output());
        json().key("plan");
        plans.plan(a.plan());
        child("value", a.value());
      }
      case Expr.ArrayOf a -> {
        op("ARRAY");
        child("output", a.output());
        json().key("plan");
        plans.plan(a.plan());
        json().key("type").string(a.type().text());
      }
    }
    json().endObject();
  }

  void calls(String key, List<AggregateCall> calls) {
    json().key(key).beginArray();
    for (AggregateCall c : calls) {
      json().beginObject();
      children("arguments", c.arguments());
      json().key("column").number(c.column());
      if (c.duplicates() == Duplicates.REMOVE) {
        json().key("duplicates").string(c.duplicates().name());
      }
      if (!c.filter().isEmpty()) {
        children("filter", c.filter());
      }
      json().key("name").string(c.name());
      plans.strings("names", c.argumentNames());
      if (!c.orderBy().isEmpty()) {
        plans.sortKeys("order", c.orderBy());
      }
      json().key("type").string(c.type().text()).endObject();
    }
    json().endArray();
  }

  void windows(String key, List<WindowCall> calls) {
    json().key(key).beginArray();
    for (WindowCall c : calls) {
      json().beginObject();
      if (!c.argumentOrder().isEmpty()) {
        plans.sortKeys("argument_order", c.argumentOrder());
      }
      children("arguments", c.arguments());
      json().key("column").number(c.column());
      if (c.duplicates() == Duplicates.REMOVE) {
        json().key("duplicates").string(c.duplicates().name());
      }
      if (!c.filter().isEmpty()) {
        children("filter", c.filter());
      }
      c.frame().ifPresent(this::frame);
      json().key("name").string(c.name());
      plans.strings("names", c.argumentNames());
      if (c.nulls() == NullTreatment.IGNORE) {
        json().key("nulls").string(c.nulls().name());
      }
      plans.sortKeys("order", c.orderBy());
      children("partition", c.partitionBy());
      json().key("type").string(c.type().text()).endObject();
    }
    json().endArray();
  }

  private void frame(WindowCall.WindowFrame f) {
    json().key("frame").beginObject().key("end");
    bound(f.end());
    json().key("exclusion").string(f.exclusion().name()).key("start");
    bound(f.start());
    json().key("unit").string(f.unit().name()).endObject();
  }

  private void bound(WindowCall.Bound b) {
    json().beginArray().string(b.edge().name());
    b.distance().ifPresent(this::expr);
    json().endArray();
  }
}
