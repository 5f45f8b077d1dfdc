package dev.weir.compile.rewrite;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the rules that rewrite one query share: options, keys of tables, and numbers that nothing
/// in the query has yet. One per query; not thread-safe.
public final class RewriteContext {
  private final RewriteOptions options;
  private final TableKeys keys;
  private final FunctionCatalog functions;
  private final Relation query;
  private final Map<String, Integer> notes = new LinkedHashMap<>();
  private boolean counted;
  private int sources;
  private int ctes;
  private int lambdas;

  private RewriteContext(
      Relation query, RewriteOptions options, TableKeys keys, FunctionCatalog functions) {
    this.query = query;
    this.options = options;
    this.keys = keys;
    this.functions = functions;
  }

  /// A context whose fresh numbers are above all those of the query.
  public static RewriteContext of(
      Relation query, RewriteOptions options, TableKeys keys, FunctionCatalog functions) {
    return new RewriteContext(query, options, keys, functions);
  }

  /// What rules may be told.
  public RewriteOptions options() {
    return options;
  }

  /// The declared keys of base tables.
  public TableKeys keys() {
    return keys;
  }

  /// Where calls that a rule makes are looked up.
  public FunctionCatalog functions() {
    return functions;
  }

  /// Remembers something that a rule did or left, for the evidence.
  void note(String text) {
    notes.merge(text, 1, Integer::sum);
  }

  /// What was noted since the last call, in order, with how often if more than once.
  List<String> takeNotes() {
    List<String> taken =
        notes.entrySet().stream()
            .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + ", " + e.getValue() + " times")
            .toList();
    notes.clear();
    return taken;
  }

  /// An id for one more FROM item.
  public int freshSource() {
    count();
    return sources++;
  }

  /// An id for one more CTE.
  public int freshCte() {
    count();
    return ctes++;
  }

  /// An id for one more lambda.
  public int freshLambda() {
    count();
    return lambdas++;
  }

  /// Most queries need no number: the query is walked for the first one.
  private void count() {
    if (!counted) {
      counted = true;
      new Numbers().relation(query);
    }
  }

  private final class Numbers implements Parts.Sink {
    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.Lambda lambda) {
        lambdas = Math.max(lambdas, lambda.id() + 1);
      }
      Parts.of(expression, this);
    }

    @Override
    public void from(From from) {
      int id =
          switch (from) {
            case From.Scan s -> s.id();
            case From.CteScan s -> s.id();
            case From.Derived d -> d.id();
            case From.FunctionScan f -> f.id();
            case From.Pivot p -> p.id();
            case From.Unpivot u -> u.id();
            case From.Join _ -> -1;
          };
      sources = Math.max(sources, id + 1);
      Parts.of(from, this);
    }

    @Override
    public void relation(Relation relation) {
      if (relation instanceof Relation.With with) {
        with.ctes().forEach(cte -> ctes = Math.max(ctes, cte.id() + 1));
      }
      Parts.of(relation, this);
    }
  }
}
