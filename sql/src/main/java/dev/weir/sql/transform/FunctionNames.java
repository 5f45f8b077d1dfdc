package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlTable;
import java.util.Optional;

/// Functions by the names and forms of the dialect. One that the dialect is not known to have is
/// refused: a text that fails on the engine, or means something else there, is no translation.
///
///     SELECT list_transform(xs, lambda x: x + 1), ifnull(a, 0) FROM l
///     SELECT transform(xs, x -> x + 1), coalesce(a, 0) FROM l        -- spark
public final class FunctionNames implements SqlTransform {
  private final Dialect dialect;
  private final FunctionMap map;
  private final FunctionRules rules;

  /// To the functions of a dialect.
  public FunctionNames(Dialect dialect) {
    this.dialect = dialect;
    switch (dialect.name()) {
      case "spark" -> {
        map = FunctionMap.SPARK;
        rules = new SparkFunctions();
      }
      case "postgres" -> {
        map = FunctionMap.POSTGRES;
        rules = new PostgresFunctions();
      }
      default -> {
        map = FunctionMap.ANSI;
        rules = new AnsiFunctions();
      }
    }
  }

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return e instanceof Call call ? written(call, context) : e;
      }

      @Override
      SqlTable changed(SqlTable table) {
        if (table instanceof SqlTable.Function f && !isTableFunction(f)) {
          context.unsupported("table function " + f.call().name().text() + " like this", f.span());
        }
        return table;
      }
    }.query(query);
  }

  /// Spark's range calls its column otherwise, so it must have a name.
  private boolean isTableFunction(SqlTable.Function f) {
    boolean named = f.alias().isPresent() && !f.alias().get().columns().isEmpty();
    return switch (Build.function(f.call())) {
      case "unnest" -> !dialect.name().equals("spark");
      case "generate_series" -> dialect.name().equals("postgres");
      case "explode", "posexplode", "inline" -> dialect.name().equals("spark");
      case "range" -> dialect.name().equals("spark") && named;
      default -> false;
    };
  }

  private SqlExpression written(Call call, TransformContext context) {
    String name = Build.function(call);
    Optional<SqlExpression> special = rules.written(name, call, context);
    if (special.isPresent()) {
      return special.get();
    }
    String known = map.written(name);
    if (known.isEmpty()) {
      context.unsupported("function " + call.name().text(), call.span());
      return call;
    }
    return known.equals(name) ? call : Calls.renamed(call, known);
  }

  @Override
  public String name() {
    return "FunctionNames(" + dialect.name() + ")";
  }
}
