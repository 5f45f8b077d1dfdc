package dev.weir.compile.rewrite;

import dev.weir.model.Column;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes names that differ by case alone in one way: aliases, CTEs, and columns of subqueries. The
/// names of the query's own outputs stay, as do those of base tables and of their columns, which
/// the catalog gives; and a name that is marked as case-sensitive stays wherever it stands exactly
/// so. Inside of PIVOT and UNPIVOT names are values and stay.
///
/// ```text
/// SELECT D.Total FROM (SELECT sum(x) AS Total FROM t) AS D
/// SELECT d.total AS Total FROM (SELECT sum(x) AS total FROM t) AS d
/// ```
final class NormalizeIdentifiers implements RewriteRule {
  @Override
  public String name() {
    return "normalize_identifiers";
  }

  @Override
  public Relation apply(Relation query, RewriteContext context) {
    return new Folding(context.options()).top(query);
  }

  /// A query whose own outputs have normal names too.
  static Relation outputs(Relation query, RewriteOptions options) {
    return Renaming.outputs(query, new Folding(options)::folded);
  }

  // The same instance back means that nothing changed.
  @SuppressWarnings("ReferenceEquality")
  private static final class Folding extends RelationMap {
    private final RewriteOptions.Fold fold;
    private final Set<String> kept;
    private final Map<Integer, List<Column>> items = new LinkedHashMap<>();

    Folding(RewriteOptions options) {
      this.fold = options.fold();
      this.kept = new LinkedHashSet<>(options.keptNames());
    }

    String folded(String name) {
      if (kept.contains(name)) {
        return name;
      }
      return switch (fold) {
        case LOWER -> Identifiers.fold(name);
        case UPPER -> raised(name);
      };
    }

    private static String raised(String name) {
      StringBuilder raised = new StringBuilder(name.length());
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        raised.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
      }
      return raised.toString();
    }

    /// A query that keeps the names of its outputs.
    Relation top(Relation query) {
      return parts(query);
    }

    @Override
    Relation relation(Relation relation) {
      return parts(relation);
    }

    private Relation inner(Relation relation) {
      return Renaming.outputs(relation(relation), this::folded);
    }

    @Override
    Relation.Cte cte(Relation.Cte cte) {
      Relation query = inner(cte.query());
      String name = folded(cte.name());
      List<Column> columns = Renaming.columns(cte.columns(), this::folded);
      return query == cte.query() && name.equals(cte.name()) && columns == cte.columns()
          ? cte
          : new Relation.Cte(
              cte.id(), name, columns, cte.kind(), cte.materialization(), cte.usingKey(), query);
    }

    @Override
    From from(From from) {
      From named =
          switch (from) {
            case From.Pivot p -> p;
            case From.Unpivot u -> u;
            case From.Derived d -> derived(d);
            case From.CteScan s -> cteScan(s);
            case From.Scan s -> s;
            case From.FunctionScan f -> parts(f);
            case From.Join j -> parts(j);
          };
      return switch (named) {
        case From.Scan s -> Renaming.item(s, folded(s.alias()));
        case From.CteScan s -> Renaming.item(s, folded(s.alias()));
        case From.Derived d -> Renaming.item(d, folded(d.alias()));
        case From.FunctionScan f -> Renaming.item(f, folded(f.alias()));
        case From.Pivot p -> Renaming.item(p, folded(p.alias()));
        case From.Unpivot u -> Renaming.item(u, folded(u.alias()));
        case From.Join join -> join;
      };
    }

    private From derived(From.Derived d) {
      Relation query = inner(d.query());
      List<Column> columns = Renaming.columns(d.columns(), this::folded);
      items.put(d.id(), columns);
      return query == d.query() && columns == d.columns()
          ? d
          : new From.Derived(d.id(), query, d.alias(), columns, d.sample());
    }

    private From cteScan(From.CteScan s) {
      List<Column> columns = Renaming.columns(s.columns(), this::folded);
      String name = folded(s.name());
      items.put(s.id(), columns);
      return columns == s.columns() && name.equals(s.name())
          ? s
          : new From.CteScan(s.id(), s.cte(), name, s.alias(), columns);
    }

    @Override
    Expression expression(Expression expression) {
      if (!(expression instanceof Expression.ColumnRef c)) {
        return parts(expression);
      }
      List<Column> columns = items.get(c.source());
      return columns == null || c.ordinal() >= columns.size()
          ? c
          : Renaming.reference(c, columns.get(c.ordinal()));
    }
  }
}
