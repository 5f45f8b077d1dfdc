package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Expressions of a normal form for people: columns under the names of what they hold,
/// `orders.price` or `sum(orders.price)`. A table that is read more than once is numbered from its
/// second read on; branches of a set operation are numbered each for itself. Long texts are cut and
/// end in a digest of the rest, so that texts are equal only if they were.
public final class ReadableText {
  private static final int LONGEST = 300;

  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> reads = new LinkedHashMap<>();
  private final Rewriting naming = new Rewriting(this::nameIn, this::nameIn);

  private final IdentityHashMap<Expr.Shared, String> shared = new IdentityHashMap<>();

  private ReadableText() {}

  /// The texts of a query.
  public static ReadableText of(Body body) {
    ReadableText text = new ReadableText();
    text.nameIn(body.plan());
    body.outputs().forEach(text::nameIn);
    return text;
  }

  private Expr nameIn(Expr e) {
    if (e instanceof Expr.Lambda l) {
      for (int i = 0; i < l.parameters().size(); i++) {
        names.put(l.parameters().get(i), "$" + i);
      }
    }
    return naming.children(e);
  }

  private Plan nameIn(Plan p) {
    if (p instanceof Plan.SetOperation s) {
      branches(s.branches());
    } else {
      naming.children(p);
    }
    switch (p) {
      case Plan.Scan s -> {
        int read = reads.merge(s.table(), 1, Integer::sum);
        String table = read == 1 ? s.table() : s.table() + "#" + read;
        for (int i = 0; i < s.columns().size(); i++) {
          names.put(s.columns().get(i).id(), table + "." + s.names().get(i));
        }
      }
      case Plan.Values v -> positions("values", v.columns());
      case Plan.Extend x ->
          x.definitions().forEach(d -> names.put(d.column(), expr(d.expression())));
      case Plan.Aggregate a -> {
        a.keys().forEach(k -> names.put(k.column(), expr(k.expression())));
        a.calls().forEach(c -> names.put(c.column(), call(c)));
      }
      case Plan.Windows w -> w.calls().forEach(c -> names.put(c.column(), call(c)));
      case Plan.SetOperation s -> {
        for (int i = 0; i < s.columns().size(); i++) {
          names.put(s.columns().get(i).id(), least(s.branches(), i));
        }
      }
      case Plan.Unnest u ->
          u.lists().forEach(l -> names.put(l.column().id(), "unnest(" + list(l.arguments()) + ")"));
      case Plan.TableFunction f -> positions(call(f), f.columns());
      case Plan.Pivot v -> {
        v.groups().forEach(k -> names.put(k.column(), expr(k.expression())));
        v.calls().forEach(c -> names.put(c.column(), call(c)));
      }
      case Plan.Unpivot u -> {
        u.kept().forEach(k -> names.put(k.column(), expr(k.expression())));
        positions("unpivot", u.columns());
      }
      case Plan.Recursive r -> positions("recursive", r.columns());
      case Plan.Back b -> positions("back", b.columns());
      default -> {}
    }
    return p;
  }

  /// The first text in the order of texts, whatever the order of the branches.
  private String least(List<Plan.Branch> branches, int output) {
    String least = expr(branches.getFirst().outputs().get(output));
    for (Plan.Branch branch : branches) {
      String text = expr(branch.outputs().get(output));
      least = text.compareTo(least) < 0 ? text : least;
    }
    return least;
  }

  /// A branch that moves among the others keeps its texts.
  private void branches(List<Plan.Branch> branches) {
    Map<String, Integer> before = Map.copyOf(reads);
    Map<String, Integer> most = new LinkedHashMap<>();
    for (Plan.Branch branch : branches) {
      reads.clear();
      reads.putAll(before);
      nameIn(branch.plan());
      branch.outputs().forEach(this::nameIn);
      reads.forEach((table, count) -> most.merge(table, count, Math::max));
    }
    reads.clear();
    reads.putAll(most);
  }

  private void positions(String base, List<Plan.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      names.put(columns.get(i).id(), base + "." + i);
    }
  }

  private String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - 20) + "… #" + dev.weir.model.Sha256.of(text).substring(0, 12);
  }

  /// The texts of a list.
  public String list(List<Expr> list) {
    return list.stream().map(this::expr).collect(Collectors.joining(", "));
  }

  /// A sort key.
  public String sortKey(SortBy key) {
    return expr(key.expression())
        + switch (key.direction()) {
          case ASCENDING -> "";
          case DESCENDING -> " DESC";
        }
        + " NULLS "
        + key.nulls();
  }

  /// A table function.
  public String call(Plan.TableFunction f) {
    return f.name() + "(" + list(f.arguments()) + ")";
  }

  /// An aggregate.
  public String call(AggregateCall c) {
    String order =
        c.orderBy().isEmpty()
            ? ""
            : c.orderBy().stream()
                .map(this::sortKey)
                .collect(Collectors.joining(", ", " ORDER BY ", ""));
    String filter =
        c.filter().isEmpty()
            ? ""
            : c.filter().stream()
                .map(this::expr)
                .collect(Collectors.joining(" AND ", " FILTER (WHERE ", ")"));
    return cut(
        (c.name().equals(FunctionNames.COUNT_STAR) ? "count(*" : c.name() + "(")
            + (c.duplicates().name().equals("REMOVE") ? "DISTINCT " : "")
            + list(c.arguments())
            + order
            + ")"
            + filter);
  }

  /// A window function.
  public String call(WindowCall c) {
    String arguments =
        (c.duplicates().name().equals("REMOVE") ? "DISTINCT " : "")
            + list(c.arguments())
            + c.argumentOrder().stream()
                .map(k -> " ORDER " + sortKey(k))
                .collect(Collectors.joining())
            + (c.nulls().name().equals("IGNORE") ? " IGNORE NULLS" : "");
    String filter = c.filter().isEmpty() ? "" : " FILTER (WHERE " + list(c.filter()) + ")";
    String order =
        c.orderBy().isEmpty()
            ? ""
            : " ORDER BY "
                + c.orderBy().stream().map(this::sortKey).collect(Collectors.joining(", "));
    String frame =
        c.frame()
            .map(f ->
                " "
                    + f.unit()
                    + " "
                    + edge(f.start())
                    + " TO "
                    + edge(f.end())
                    + " "
                    + f.exclusion())
            .orElse("");
    return cut(
        c.name()
            + "("
            + arguments
            + ")"
            + filter
            + " OVER ("
            + (c.partitionBy().isEmpty() ? "" : "PARTITION BY " + list(c.partitionBy()))
            + order
            + frame
            + ")");
  }

  private String edge(WindowCall.Bound b) {
    return b.distance().map(d -> expr(d) + " ").orElse("") + b.edge();
  }

  /// An expression.
  public String expr(Expr e) {
    return cut(
        switch (e) {
          case Expr.Ref r -> names.getOrDefault(r.column(), "?");
          case Expr.Constant c -> c.value().map(v -> constant(c, v)).orElse("NULL");
          case Expr.Parameter p -> "$" + p.name();
          case Expr.Call c -> scalar(c);
          case Expr.Compare c -> compared(c);
          case Expr.Logic l ->
              l.operands().stream()
                  .map(this::expr)
                  .sorted()
                  .collect(Collectors.joining(" " + l.connective() + " ", "(", ")"));
          case Expr.Not n -> "NOT " + expr(n.operand());
          case Expr.IsNull n -> expr(n.operand()) + " IS NULL";
          case Expr.Between b ->
              expr(b.value()) + " BETWEEN " + expr(b.low()) + " AND " + expr(b.high());
          case Expr.InList in -> expr(in.value()) + " IN (" + list(in.candidates()) + ")";
          case Expr.Case c ->
              "CASE "
                  + c.operand().map(this::expr).orElse("")
                  + c.whens().stream()
                      .map(w -> "WHEN " + expr(w.condition()) + " THEN " + expr(w.result()) + " ")
                      .collect(Collectors.joining())
                  + "ELSE "
                  + expr(c.otherwise())
                  + " END";
          case Expr.Cast c ->
              c.mode() + " CAST(" + expr(c.value()) + " AS " + c.type().text() + ")";
          case Expr.Collate c -> expr(c.value()) + " COLLATE " + c.collation();
          case Expr.Try t -> "TRY(" + expr(t.value()) + ")";
          case Expr.Field f -> expr(f.value()) + "." + f.field();
          case Expr.Lambda l -> "lambda " + l.parameters().size() + ": " + expr(l.body());
          case Expr.Scalar s -> "(SELECT " + expr(s.output()) + from(s.plan()) + ")";
          case Expr.Exists x -> "EXISTS (" + from(x.plan()).strip() + ")";
          case Expr.Any a ->
              expr(a.value())
                  + " "
                  + a.operator().symbol()
                  + " ANY (SELECT "
                  + expr(a.output())
                  + from(a.plan())
                  + ")";
          case Expr.ArrayOf a -> "ARRAY(SELECT " + expr(a.output()) + from(a.plan()) + ")";
          case Expr.Shared s -> shared(s);
        });
  }

  private String shared(Expr.Shared s) {
    String known = shared.get(s);
    if (known == null) {
      known = expr(s.value());
      shared.put(s, known);
    }
    return known;
  }

  private static String constant(Expr.Constant c, String value) {
    return c.type() == dev.weir.model.ScalarType.VARCHAR ? "'" + value + "'" : value;
  }

  private String scalar(Expr.Call c) {
    boolean operator = !Character.isLetter(c.name().charAt(0));
    if (!operator || c.arguments().size() != 2) {
      return c.name() + "(" + list(c.arguments()) + ")";
    }
    String left = expr(c.arguments().getFirst());
    String right = expr(c.arguments().getLast());
    // The normal form's order of operands depends on numbers that texts do not have.
    return CommutativeOperands.commutes(c)
        ? "(" + inOrder(left, " " + c.name() + " ", right) + ")"
        : "(" + left + " " + c.name() + " " + right + ")";
  }

  private String compared(Expr.Compare c) {
    String left = expr(c.left());
    String right = expr(c.right());
    String symbol = " " + c.operator().symbol() + " ";
    return switch (c.operator()) {
      case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> inOrder(left, symbol, right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> left + symbol + right;
    };
  }

  /// Names before constants, then as texts are ordered.
  private static String inOrder(String left, String between, String right) {
    boolean named = startsWithLetter(left);
    boolean leftFirst = named == startsWithLetter(right) ? left.compareTo(right) <= 0 : named;
    return leftFirst ? left + between + right : right + between + left;
  }

  private static boolean startsWithLetter(String text) {
    return !text.isEmpty() && Character.isLetter(text.charAt(0));
  }

  /// A plan in short: its sources and conditions, and the kind of what else it does.
  private String from(Plan plan) {
    return switch (plan) {
      case Plan.Scan s -> " FROM " + s.table();
      case Plan.Join j ->
          j.inputs().stream().map(this::from).collect(Collectors.joining(","))
              + (j.conjuncts().isEmpty()
                  ? ""
                  : j.conjuncts().stream()
                      .map(this::expr)
                      .collect(Collectors.joining(" AND ", " WHERE ", "")));
      case Plan.Aggregate a ->
          from(a.input())
              + " GROUP BY "
              + list(a.keys().stream().map(Plan.Definition::expression).toList());
      default -> {
        StringBuilder inside = new StringBuilder(" FROM " + plan.getClass().getSimpleName());
        new Rewriting(
                e -> {
                  inside.append(' ').append(expr(e));
                  return e;
                },
                p -> {
                  inside.append(from(p));
                  return p;
                })
            .children(plan);
        yield inside.toString();
      }
    };
  }
}
