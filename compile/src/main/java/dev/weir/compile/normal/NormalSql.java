package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.From.Ordinality;
import dev.weir.model.relation.From.Unpivot.Nulls;
import dev.weir.model.relation.JoinKind;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/// A normal form as DuckDB SQL: one nested SELECT per plan, columns named by their numbers. It is
/// there to show, on small data, that a normal form gives the rows of its query; nothing else runs
/// it.
public final class NormalSql {
  private final ExprSql exprs = new ExprSql(this);

  private NormalSql() {}

  /// The query's columns in their order, named `o0`, `o1` and so on. The order of rows is kept.
  public static String of(NormalForm form) {
    NormalSql sql = new NormalSql();
    List<Expr> outputs = form.body().outputs();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < form.positions().size(); i++) {
      columns.add(sql.exprs.expr(outputs.get(form.positions().get(i))) + " AS o" + i);
    }
    return "SELECT " + String.join(", ", columns) + sql.from(form.body().plan());
  }

  /// ` FROM (…)`, or nothing for a plan that is one row.
  String from(Plan plan) {
    return MergedFilters.isOneRow(plan) ? "" : " FROM (" + select(plan) + ") AS q";
  }

  private static String columns(Plan plan) {
    BitSet defined = Columns.defined(plan);
    String list = defined.stream().mapToObj(c -> "c" + c).collect(Collectors.joining(", "));
    return list.isEmpty() ? "1 AS one" : list;
  }

  private static String all(Plan plan) {
    BitSet defined = Columns.defined(plan);
    return defined.stream().mapToObj(c -> "c" + c + ", ").collect(Collectors.joining());
  }

  private String where(List<Expr> conjuncts) {
    return conjuncts.isEmpty() ? "" : " WHERE " + condition(conjuncts);
  }

  private String condition(List<Expr> conjuncts) {
    return conjuncts.isEmpty()
        ? "TRUE"
        : conjuncts.stream().map(exprs::expr).collect(Collectors.joining(" AND "));
  }

  private String named(List<String> values, List<Integer> columns) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      list.add(values.get(i) + " AS c" + columns.get(i));
    }
    return list.isEmpty() ? "1 AS one" : String.join(", ", list);
  }

  private static List<Integer> ids(List<Plan.Column> columns) {
    return columns.stream().map(Plan.Column::id).toList();
  }

  private String branch(Plan.Branch b, List<Integer> columns) {
    return "SELECT "
        + named(b.outputs().stream().map(exprs::expr).toList(), columns)
        + from(b.plan());
  }

  /// A query that gives the columns that a plan defines.
  String select(Plan plan) {
    return switch (plan) {
      case Plan.Scan s ->
          "SELECT "
              + named(s.names().stream().map(Identifiers::quote).toList(), ids(s.columns()))
              + " FROM "
              + s.table();
      case Plan.Values v -> values(v);
      case Plan.Join j ->
          "SELECT "
              + columns(j)
              + (j.inputs().isEmpty()
                  ? ""
                  : " FROM "
                      + j.inputs().stream()
                          .map(i -> "(" + select(i) + ")")
                          .collect(Collectors.joining(", ")))
              + where(j.conjuncts());
      case Plan.Outer o ->
          "SELECT "
              + columns(o)
              + " FROM ("
              + select(o.left())
              + ") AS l "
              + (o.kept() == Plan.Kept.BOTH ? "FULL" : o.kept().name())
              + " JOIN ("
              + select(o.right())
              + ") AS r ON "
              + condition(o.on());
      case Plan.OrderedJoin o -> orderedJoin(o);
      case Plan.Extend x ->
          "SELECT "
              + all(x.input())
              + named(
                  x.definitions().stream().map(d -> exprs.expr(d.expression())).toList(),
                  x.definitions().stream().map(Plan.Definition::column).toList())
              + from(x.input());
      case Plan.Aggregate a -> aggregate(a.input(), a.keys(), a.sets(), a.calls());
      case Plan.Windows w ->
          "SELECT "
              + all(w.input())
              + named(
                  w.calls().stream().map(exprs::call).toList(),
                  w.calls().stream().map(WindowCall::column).toList())
              + from(w.input());
      case Plan.DistinctOn d ->
          "SELECT DISTINCT ON ("
              + exprs.list(d.keys())
              + ") "
              + columns(d)
              + from(d.input())
              + exprs.orderBy(d.order());
      case Plan.Sort s -> "SELECT " + columns(s) + from(s.input()) + exprs.orderBy(s.keys());
      case Plan.Limit l ->
          "SELECT "
              + columns(l)
              + from(l.input())
              + exprs.orderBy(l.order())
              + l.count()
                  .map(c ->
                      " LIMIT ("
                          + exprs.expr(c)
                          + ")"
                          + (l.unit() == Relation.Limit.Unit.PERCENT ? "%" : ""))
                  .orElse("")
              + l.offset().map(o -> " OFFSET (" + exprs.expr(o) + ")").orElse("");
      case Plan.SetOperation s -> setOperation(s);
      case Plan.Unnest u ->
          "SELECT "
              + all(u.input())
              + named(
                  u.lists().stream().map(l -> exprs.plainCall(FunctionNames.UNNEST, l)).toList(),
                  u.lists().stream().map(l -> l.column().id()).toList())
              + from(u.input());
      case Plan.TableFunction f -> tableFunction(f);
      case Plan.Sampled s ->
          "SELECT " + columns(s) + " FROM (" + select(s.input()) + ") AS q" + sample(s.sample());
      case Plan.Pivot p ->
          aggregate(p.input(), p.groups(), List.of(Lowering.upTo(p.groups().size())), p.calls());
      case Plan.Unpivot u -> unpivot(u);
      case Plan.Recursive r -> recursive(r);
      case Plan.Back b -> {
        List<String> read = b.ordinals().stream().map(o -> "p" + o).toList();
        yield "SELECT " + named(read, ids(b.columns())) + " FROM r" + b.id();
      }
      case Plan.Shared s ->
          "WITH r"
              + s.id()
              + "("
              + positions(s.query().outputs().size())
              + ") AS MATERIALIZED ("
              + branch(s.query(), Lowering.upTo(s.query().outputs().size()))
              + ") "
              + select(s.input());
      case Plan.AsWritten a -> select(a.input());
    };
  }

  private static String sample(Relation.Sample s) {
    return " TABLESAMPLE "
        + s.method().map(m -> m + "(").orElse("reservoir(")
        + s.size()
        + (s.unit() == Relation.Sample.Unit.ROWS ? " ROWS)" : "%)")
        + s.seed().map(seed -> " REPEATABLE (" + seed + ")").orElse("");
  }

  private static String positions(int count) {
    return Lowering.upTo(count).stream().map(i -> "p" + i).collect(Collectors.joining(", "));
  }

  private String values(Plan.Values v) {
    List<String> rows = new ArrayList<>();
    for (List<Expr> row : v.rows()) {
      rows.add("(" + (row.isEmpty() ? "1" : exprs.list(row)) + ")");
    }
    List<String> read = new ArrayList<>();
    for (int i = 0; i < v.columns().size(); i++) {
      read.add("CAST(p" + i + " AS " + v.columns().get(i).type().text() + ")");
    }
    return "SELECT "
        + named(read, ids(v.columns()))
        + " FROM (VALUES "
        + String.join(", ", rows)
        + ") AS v("
        + positions(Math.max(1, v.columns().size()))
        + ")";
  }

  private String orderedJoin(Plan.OrderedJoin o) {
    String right = "(" + select(o.right()) + ") AS r";
    String type = o.kind().type() == JoinKind.Type.INNER ? "" : o.kind().type() + " ";
    String joined =
        switch (o.kind().matching()) {
          case ALL -> throw new IllegalStateException(o.kind().label() + " is not ordered");
          case ANY ->
              type
                  + "JOIN LATERAL (SELECT * FROM "
                  + right
                  + " WHERE "
                  + condition(o.on())
                  + " LIMIT 1) AS r ON TRUE";
          case ASOF -> "ASOF " + type + "JOIN " + right + " ON " + condition(o.on());
          case POSITIONAL -> "POSITIONAL JOIN " + right;
        };
    return "SELECT " + columns(o) + " FROM (" + select(o.left()) + ") AS l " + joined;
  }

  /// Keys are computed in an inner query, so that none is taken for an ordinal.
  private String aggregate(
      Plan input, List<Plan.Definition> keys, List<List<Integer>> sets, List<AggregateCall> calls) {
    List<String> computed = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = "k" + keys.get(i).column();
      computed.add(exprs.expr(keys.get(i).expression()) + " AS " + key);
      selected.add(key + " AS c" + keys.get(i).column());
    }
    for (AggregateCall c : calls) {
      // A grouping by one set has all its keys in it.
      boolean all = c.name().equals(FunctionNames.GROUPING) && sets.size() == 1;
      selected.add((all ? "0" : exprs.call(c)) + " AS c" + c.column());
    }
    if (selected.isEmpty()) {
      selected.add("count(*) AS one");
    }
    List<String> groups = new ArrayList<>();
    for (List<Integer> set : sets) {
      groups.add(
          set.stream()
              .map(i -> "k" + keys.get(i).column())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    boolean whole = sets.size() == 1 && sets.getFirst().isEmpty();
    return "SELECT "
        + String.join(", ", selected)
        + " FROM (SELECT "
        + all(input)
        + (computed.isEmpty() ? "1 AS one" : String.join(", ", computed))
        + from(input)
        + ") AS q"
        + (whole ? "" : " GROUP BY GROUPING SETS (" + String.join(", ", groups) + ")");
  }

  private String setOperation(Plan.SetOperation s) {
    String operator =
        switch (s.kind()) {
          case UNION_ALL -> " UNION ALL ";
          case INTERSECT -> " INTERSECT ";
          case INTERSECT_ALL -> " INTERSECT ALL ";
          case EXCEPT -> " EXCEPT ";
          case EXCEPT_ALL -> " EXCEPT ALL ";
        };
    String text = "(" + branch(s.branches().getFirst(), ids(s.columns())) + ")";
    for (Plan.Branch b : s.branches().subList(1, s.branches().size())) {
      text = "(" + text + operator + "(" + branch(b, ids(s.columns())) + "))";
    }
    return text;
  }

  private String tableFunction(Plan.TableFunction f) {
    List<String> read = f.ordinals().stream().map(o -> "p" + o).toList();
    return "SELECT "
        + named(read, ids(f.columns()))
        + " FROM "
        + exprs.plainCall(f.name(), f.arguments(), f.argumentNames())
        + (f.ordinality() == Ordinality.WITH_ORDINALITY ? " WITH ORDINALITY" : "")
        + " AS f("
        + positions(f.width())
        + ")";
  }

  private String unpivot(Plan.Unpivot u) {
    List<String> parts = new ArrayList<>();
    String kept =
        u.kept().stream()
            .map(k -> exprs.expr(k.expression()) + " AS c" + k.column() + ", ")
            .collect(Collectors.joining());
    for (Plan.Entry entry : u.entries()) {
      List<String> values = new ArrayList<>(List.of(ExprSql.text(entry.name())));
      entry.values().forEach(v -> values.add(exprs.expr(v)));
      String filter =
          u.nulls() == Nulls.INCLUDE
              ? ""
              : " WHERE "
                  + entry.values().stream()
                      .map(v -> exprs.expr(v) + " IS NOT NULL")
                      .collect(Collectors.joining(" AND "));
      parts.add("SELECT " + kept + named(values, ids(u.columns())) + from(u.input()) + filter);
    }
    return String.join(" UNION ALL ", parts);
  }

  private String recursive(Plan.Recursive r) {
    List<String> read = Lowering.upTo(r.columns().size()).stream().map(i -> "p" + i).toList();
    String key =
        r.usingKey().isEmpty()
            ? ""
            : r.usingKey().stream()
                .map(i -> "p" + i)
                .collect(Collectors.joining(", ", " USING KEY (", ")"));
    return "WITH RECURSIVE r"
        + r.id()
        + "("
        + String.join(", ", read)
        + ")"
        + key
        + " AS ("
        + branch(r.first(), ids(r.columns()))
        + (r.rounds() == Plan.Rounds.KEEP ? " UNION ALL " : " UNION ")
        + branch(r.step(), ids(r.columns()))
        + ") SELECT "
        + named(read, ids(r.columns()))
        + " FROM r"
        + r.id();
  }
}
