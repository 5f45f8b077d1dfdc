package dev.weir.compile.analyze;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DataType;
import dev.weir.model.function.FunctionTraits;
import dev.weir.model.relation.Expression;
import java.util.List;

/// What is known of the functions that a query calls.
public final class CallTraits {
  private CallTraits() {}

  /// The traits of a call of a scalar function.
  public static FunctionTraits of(Expression.Function f) {
    return f.function().traits();
  }

  /// The traits of an aggregate.
  public static FunctionTraits of(Expression.Aggregate a) {
    return a.function().traits();
  }

  /// The traits of a window function, or of an aggregate over a window.
  public static FunctionTraits of(Expression.Window w) {
    return w.function().traits();
  }

  /// The traits of a function of the engine that a rule makes a call of.
  public static FunctionTraits made(String name, List<DataType> parameters, DataType type) {
    return FunctionCatalog.duckdb().traits(name, parameters, type);
  }

  /// The name under which rules know a function of the engine; any other name stays as it is.
  public static String canonicalName(String name) {
    return FunctionCatalog.duckdb().canonicalName(name);
  }
}
