package dev.weir.compile.diff;

import dev.weir.compile.function.FunctionNames;
import dev.weir.compile.normal.AggregateCall;
import dev.weir.compile.normal.Body;
import dev.weir.compile.normal.Columns;
import dev.weir.compile.normal.Expr;
import dev.weir.compile.normal.Plan;
import dev.weir.compile.normal.ReadableText;
import dev.weir.compile.normal.SortBy;
import java.util.ArrayList;
import java.util.List;

/// A normal form as a tree of [Part]s.
final class PartTree {
  private final ReadableText text;

  private PartTree(ReadableText text) {
    this.text = text;
  }

  static Part of(Body body, ReadableText text) {
    PartTree tree = new PartTree(text);
    List<Part> parts = new ArrayList<>();
    for (Expr output : body.outputs()) {
      parts.add(tree.part("output", ChangeClass.PROJECTION, output));
    }
    parts.add(tree.plan(body.plan()));
    return new Part("query", ChangeClass.PROJECTION, "", parts);
  }

  /// An expression, with the subqueries in it below.
  private Part part(String kind, ChangeClass about, Expr expression) {
    List<Part> below = new ArrayList<>();
    Subqueries.of(expression, plan -> below.add(plan(plan)));
    return new Part(kind, about, text.expr(expression), below);
  }

  private List<Part> leaves(String kind, ChangeClass about, List<Expr> list) {
    List<Part> parts = new ArrayList<>();
    list.forEach(e -> parts.add(part(kind, about, e)));
    return parts;
  }

  private List<Part> sortKeys(ChangeClass about, List<SortBy> keys) {
    List<Part> parts = new ArrayList<>();
    keys.forEach(k -> parts.add(Part.leaf("sort key", about, text.sortKey(k))));
    return parts;
  }

  private List<Part> calls(List<AggregateCall> calls) {
    List<Part> parts = new ArrayList<>();
    // Rows do not depend on what is aggregated; where they do, the condition that reads it differs.
    calls.forEach(c -> parts.add(Part.leaf("aggregate", ChangeClass.PROJECTION, text.call(c))));
    return parts;
  }

  private static List<Expr> values(List<Plan.Definition> definitions) {
    return definitions.stream().map(Plan.Definition::expression).toList();
  }

  private Part over(String kind, ChangeClass about, String label, List<Part> own, Plan input) {
    List<Part> parts = new ArrayList<>(own);
    parts.add(plan(input));
    return new Part(kind, about, label, parts);
  }

  private Part branch(Plan.Branch b) {
    List<Part> parts =
        new ArrayList<>(leaves("branch output", ChangeClass.PROJECTION, b.outputs()));
    parts.add(plan(b.plan()));
    return new Part("branch", ChangeClass.ROW_MULTIPLICATION, "", parts);
  }

  private Part plan(Plan plan) {
    return switch (plan) {
      case Plan.Scan s -> Part.leaf("scan", ChangeClass.SOURCE, s.table());
      case Plan.Values v -> {
        List<Part> rows = new ArrayList<>();
        v.rows().forEach(r -> rows.add(Part.leaf("row", ChangeClass.SOURCE, text.list(r))));
        yield new Part("values", ChangeClass.SOURCE, "", rows);
      }
      case Plan.Join j -> join(j);
      case Plan.Outer o -> {
        List<Part> parts = new ArrayList<>(leaves("join condition", ChangeClass.JOIN, o.on()));
        parts.add(plan(o.left()));
        parts.add(plan(o.right()));
        yield new Part("outer join", ChangeClass.JOIN, "keeps " + o.kept(), parts);
      }
      case Plan.OrderedJoin o -> {
        List<Part> parts = new ArrayList<>(leaves("join condition", ChangeClass.JOIN, o.on()));
        parts.add(plan(o.left()));
        parts.add(plan(o.right()));
        yield new Part("ordered join", ChangeClass.JOIN, o.kind().label(), parts);
      }
      case Plan.Extend x ->
          over(
              "computed",
              ChangeClass.PROJECTION,
              "",
              leaves("computed column", ChangeClass.PROJECTION, values(x.definitions())),
              x.input());
      case Plan.Aggregate a -> {
        List<Part> parts =
            new ArrayList<>(leaves("group key", ChangeClass.GROUPING, values(a.keys())));
        parts.addAll(calls(a.calls()));
        String sets = a.sets().size() == 1 ? "" : a.sets().toString();
        yield over("grouping", ChangeClass.GROUPING, sets, parts, a.input());
      }
      case Plan.Windows w -> {
        List<Part> parts = new ArrayList<>();
        w.calls()
            .forEach(
                c -> parts.add(Part.leaf("window function", ChangeClass.WINDOW, text.call(c))));
        yield over("windows", ChangeClass.WINDOW, "", parts, w.input());
      }
      case Plan.DistinctOn d -> {
        List<Part> parts = new ArrayList<>(leaves("key", ChangeClass.GROUPING, d.keys()));
        parts.addAll(sortKeys(ChangeClass.GROUPING, d.order()));
        yield over("distinct on", ChangeClass.GROUPING, "", parts, d.input());
      }
      case Plan.Sort s ->
          over("sort", ChangeClass.ORDER, "", sortKeys(ChangeClass.ORDER, s.keys()), s.input());
      case Plan.Limit l -> {
        String label =
            l.count().map(text::expr).orElse("ALL")
                + " "
                + l.unit()
                + l.offset().map(o -> " OFFSET " + text.expr(o)).orElse("");
        yield over(
            "limit", ChangeClass.FILTER, label, sortKeys(ChangeClass.FILTER, l.order()), l.input());
      }
      case Plan.SetOperation s ->
          new Part(
              "set operation",
              ChangeClass.ROW_MULTIPLICATION,
              s.kind().name(),
              s.branches().stream().map(this::branch).toList());
      case Plan.Unnest u -> {
        List<Part> parts = new ArrayList<>();
        u.lists()
            .forEach(l ->
                parts.add(
                    Part.leaf(
                        FunctionNames.UNNEST,
                        ChangeClass.ROW_MULTIPLICATION,
                        text.list(l.arguments()) + l.argumentNames())));
        yield over(FunctionNames.UNNEST, ChangeClass.ROW_MULTIPLICATION, "", parts, u.input());
      }
      case Plan.TableFunction f ->
          Part.leaf(
              "table function",
              f.name().equals(FunctionNames.UNNEST)
                  ? ChangeClass.ROW_MULTIPLICATION
                  : ChangeClass.SOURCE,
              text.call(f) + " " + f.ordinality());
      case Plan.Sampled s ->
          over("sample", ChangeClass.FILTER, s.sample().toString(), List.of(), s.input());
      case Plan.Pivot p -> {
        List<Part> parts =
            new ArrayList<>(leaves("group key", ChangeClass.GROUPING, values(p.groups())));
        parts.addAll(calls(p.calls()));
        yield over("pivot", ChangeClass.GROUPING, "", parts, p.input());
      }
      case Plan.Unpivot u -> {
        List<Part> parts =
            new ArrayList<>(leaves("kept", ChangeClass.PROJECTION, values(u.kept())));
        u.entries()
            .forEach(e ->
                parts.add(
                    Part.leaf(
                        "entry",
                        ChangeClass.ROW_MULTIPLICATION,
                        e.name() + ": " + text.list(e.values()))));
        yield over("unpivot", ChangeClass.ROW_MULTIPLICATION, u.nulls().name(), parts, u.input());
      }
      case Plan.Recursive r ->
          new Part(
              "recursion",
              ChangeClass.ROW_MULTIPLICATION,
              r.rounds() + " " + r.usingKey(),
              List.of(branch(r.first()), branch(r.step())));
      case Plan.Back b -> Part.leaf("back", ChangeClass.SOURCE, b.ordinals().toString());
      case Plan.Shared s ->
          new Part("shared", ChangeClass.SOURCE, "", List.of(branch(s.query()), plan(s.input())));
      case Plan.AsWritten a -> plan(a.input());
    };
  }

  /// Conditions that tie inputs together are the join's, the others filter.
  private Part join(Plan.Join j) {
    List<Part> parts = new ArrayList<>();
    for (Expr conjunct : j.conjuncts()) {
      boolean ties =
          j.inputs().stream()
                  .filter(i -> Columns.read(conjunct).intersects(Columns.defined(i)))
                  .count()
              > 1;
      if (ties) {
        parts.add(part("join condition", ChangeClass.JOIN, conjunct));
      } else if (Subqueries.isSemiJoin(conjunct)) {
        parts.add(part("semi join", ChangeClass.JOIN, conjunct));
      } else {
        parts.add(part("condition", ChangeClass.FILTER, conjunct));
      }
    }
    j.inputs().forEach(i -> parts.add(plan(i)));
    return j.inputs().size() == 1
        ? new Part("filter", ChangeClass.FILTER, "", parts)
        : new Part("join", ChangeClass.JOIN, "", parts);
  }
}
