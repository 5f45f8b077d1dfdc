package dev.weir.compile.analyze;

import dev.weir.model.function.Nondeterminism;
import dev.weir.model.function.ResolvedFunction;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which functions of a query can give something else in another run over the same data, wherever
/// they stand: in CTEs, subqueries and conditions too.
public final class NondeterministicCalls implements Parts.Deep {
  private static final String SAMPLE = "TABLESAMPLE";

  private final Map<String, Nondeterminism> found = new TreeMap<>();

  private NondeterministicCalls() {}

  /// The calls, by name, then in the order of the text: one for each place that is known of a
  /// function, at least one for each function.
  public static List<NondeterministicCall> of(Relation relation, CallPlaces places) {
    NondeterministicCalls walk = new NondeterministicCalls();
    walk.relation(relation);
    List<NondeterministicCall> calls = new ArrayList<>();
    walk.found.forEach((name, kind) -> {
      places
          .of(name)
          .forEach(place -> calls.add(new NondeterministicCall(name, kind, Optional.of(place))));
      if (places.of(name).isEmpty()) {
        calls.add(new NondeterministicCall(name, kind, Optional.empty()));
      }
    });
    return calls;
  }

  @Override
  public void expression(Expression expression) {
    switch (expression) {
      case Expression.Function f -> note(f.function());
      case Expression.Aggregate a -> note(a.function());
      case Expression.Window w -> note(w.function());
      default -> {}
    }
    Parts.of(expression, this);
  }

  private void note(ResolvedFunction function) {
    function.traits().nondeterminism().ifPresent(kind -> found.put(function.name(), kind));
  }

  @Override
  public void from(From from) {
    switch (from) {
      case From.FunctionScan f -> note(f.function());
      case From.Scan s -> sample(s.sample());
      case From.Derived d -> sample(d.sample());
      case From.CteScan _, From.Join _, From.Pivot _, From.Unpivot _ -> {}
    }
    Parts.of(from, this);
  }

  @Override
  public void relation(Relation relation) {
    if (relation instanceof Relation.Select select) {
      sample(select.sample());
    }
    Parts.of(relation, this);
  }

  /// Without a seed a sample is another one each time.
  private void sample(Optional<Relation.Sample> sample) {
    if (sample.isPresent() && sample.get().seed().isEmpty()) {
      found.put(SAMPLE, Nondeterminism.RANDOM);
    }
  }
}
