package dev.weir.compile.normal;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.relation.From.Ordinality;
import java.util.List;

/// One list unnested in a SELECT list is a join with its elements.
///
///     SELECT a, unnest(l) FROM t  →  SELECT a, u FROM t, unnest(t.l) AS x(u)
final class UnnestInFrom implements Rule.OnPlan {
  @Override
  public String name() {
    return "unnest in from";
  }

  @Override
  public Pass pass() {
    return Pass.CANONICALIZE;
  }

  @Override
  public Plan apply(Plan plan, Rule.Context context) {
    if (!(plan instanceof Plan.Unnest u) || u.lists().size() != 1) {
      return plan;
    }
    Plan.Unnested list = u.lists().getFirst();
    if (list.arguments().size() != 1 || !list.argumentNames().isEmpty()) {
      return plan;
    }
    Plan elements =
        new Plan.TableFunction(
            FunctionNames.UNNEST,
            list.arguments(),
            List.of(),
            Ordinality.NONE,
            List.of(list.column()),
            List.of(0),
            1);
    return new Plan.Join(List.of(u.input(), elements), List.of());
  }
}
