package dev.weir.verify.function;

import dev.weir.compile.function.Coercion;
import dev.weir.model.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The rules of coercion against what the engine makes of CASE, lists, set operations and
/// comparisons over all pairs of samples.
final class CoercionOracle {
  private final Engine engine;
  private final Samples samples;

  CoercionOracle(Engine engine, Samples samples) {
    this.engine = engine;
    this.samples = samples;
  }

  Tally commonTypes() {
    Tally tally = new Tally();
    for (Sample a : samples.all()) {
      for (Sample b : samples.all()) {
        String ours =
            text(Coercion.commonType(List.of(b.argument(), a.argument())), "no common type");
        String call = "CASE WHEN c0 THEN " + a.sql() + " ELSE " + b.sql() + " END";
        tally.add("CASE", label(call, a, b), engine.typeOf(call), ours);
      }
    }
    return tally;
  }

  Tally setTypes() {
    Tally tally = new Tally();
    for (Sample a : samples.all()) {
      for (Sample b : samples.all()) {
        String call =
            "SELECT " + a.sql() + " FROM samples UNION ALL SELECT " + b.sql() + " FROM samples";
        String ours = text(Coercion.setType(a.argument().type(), b.argument().type()), "no cast");
        tally.add("UNION", label(call, a, b), engine.typeOfQuery(call), ours);
      }
    }
    return tally;
  }

  Tally comparisons() {
    Tally tally = new Tally();
    for (Sample a : samples.all()) {
      for (Sample b : samples.all()) {
        for (String operator : List.of("=", "<", "IN")) {
          String call =
              operator.equals("IN")
                  ? a.sql() + " IN (" + b.sql() + ")"
                  : a.sql() + " " + operator + " " + b.sql();
          Optional<DataType> type =
              operator.equals("<")
                  ? Coercion.orderingType(a.argument(), b.argument())
                  : Coercion.equalityType(a.argument(), b.argument());
          String ours = type.isPresent() ? "BOOLEAN" : Engine.ERROR + "not comparable";
          tally.add(operator, label(call, a, b), engine.typeOf(call), ours);
        }
      }
    }
    return tally;
  }

  /// COALESCE over three samples by chance.
  Tally triples(long seed, int count) {
    Random random = new Random(seed);
    Tally tally = new Tally();
    for (int i = 0; i < count; i++) {
      List<Sample> three = new ArrayList<>();
      Sample first = samples.all().get(random.nextInt(samples.all().size()));
      three.add(first);
      while (three.size() < 3) {
        Sample next = samples.all().get(random.nextInt(samples.all().size()));
        if (Coercion.commonType(List.of(first.argument(), next.argument())).isPresent()
            || random.nextInt(20) == 0) {
          three.add(next);
        }
      }
      String call = "coalesce(" + String.join(", ", three.stream().map(Sample::sql).toList()) + ")";
      List<String> types = three.stream().map(s -> s.argument().type().text()).toList();
      String ours =
          text(Coercion.commonType(three.stream().map(Sample::argument).toList()), "none");
      tally.add("coalesce", call + "  -- " + types, engine.typeOf(call), ours);
    }
    return tally;
  }

  private static String text(Optional<DataType> type, String none) {
    return type.map(DataType::text).orElse(Engine.ERROR + none);
  }

  private static String label(String call, Sample a, Sample b) {
    return call + "  -- " + a.argument().type().text() + ", " + b.argument().type().text();
  }
}
