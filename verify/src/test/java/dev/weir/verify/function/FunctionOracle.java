package dev.weir.verify.function;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.EngineTyped;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.WeirException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Calls every function with arguments near to its signatures and far from them, and compares what
/// the engine makes of the call with what the catalog says.
final class FunctionOracle {
  private final Engine engine;
  private final Samples samples;
  private final FunctionCatalog catalog = FunctionCatalog.duckdb();
  private final Random random;
  private final int budget;

  /// @param budget how many calls of each overload
  FunctionOracle(Engine engine, Samples samples, long seed, int budget) {
    this.engine = engine;
    this.samples = samples;
    this.random = new Random(seed);
    this.budget = budget;
  }

  /// A function with the parameter types of its overloads.
  record Subject(String name, String kind, List<List<String>> overloads, boolean many) {}

  List<Subject> subjects() throws SQLException {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    try (Statement statement = engine.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT function_name, function_type, parameter_types::VARCHAR[], varargs, alias_of"
                    + " FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate',"
                    + " 'window') AND function_name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY ALL")) {
      while (rows.next()) {
        List<String> types = new ArrayList<>();
        for (Object type : (Object[]) rows.getArray(3).getArray()) {
          types.add(String.valueOf(type));
        }
        String varargs = rows.getString(4);
        Subject subject =
            subjects.computeIfAbsent(
                rows.getString(1),
                name -> new Subject(name, kind(rows), new ArrayList<>(), varargs != null));
        subject.overloads.add(types);
        if (varargs != null) {
          for (int i = 1; i < 4; i++) {
            List<String> more = new ArrayList<>(types);
            for (int j = 0; j < i; j++) {
              more.add(varargs);
            }
            subject.overloads.add(more);
          }
        }
      }
    }
    return List.copyOf(subjects.values());
  }

  private static String kind(ResultSet rows) {
    try {
      return rows.getString(2);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void check(Subject subject, Tally tally) {
    Set<String> seen = new LinkedHashSet<>();
    for (List<String> types : subject.overloads) {
      if (types.contains("LAMBDA")) {
        continue;
      }
      for (int i = 0; i < budget; i++) {
        call(subject, arguments(types, i), seen, tally);
      }
      if (budget > 1) {
        literals(subject, types, seen, tally);
      }
    }
    if (budget > 1) {
      call(subject, List.of(), seen, tally);
      for (Sample sample : samples.all()) {
        call(subject, List.of(sample), seen, tally);
      }
    }
  }

  /// Every literal in every place, the others as the signature says.
  private void literals(Subject subject, List<String> types, Set<String> seen, Tally tally) {
    for (int place = 0; place < types.size(); place++) {
      for (Sample literal : Samples.literals()) {
        List<Sample> arguments = arguments(types, 0);
        arguments.set(place, literal);
        call(subject, arguments, seen, tally);
      }
    }
  }

  /// First as the signature says, then with more and more arguments of any type.
  private List<Sample> arguments(List<String> types, int round) {
    List<Sample> arguments = new ArrayList<>();
    for (String type : types) {
      boolean free = round > 0 && random.nextInt(budget) < round;
      arguments.add(free ? any() : near(type));
    }
    return arguments;
  }

  private Sample any() {
    return samples.all().get(random.nextInt(samples.all().size()));
  }

  private Sample near(String type) {
    List<Sample> fitting = new ArrayList<>();
    for (Sample sample : samples.all()) {
      String text = sample.argument().type().text();
      boolean fits =
          switch (type) {
            case "ANY", "T", "K", "V" -> true;
            case "T[]", "ANY[]", "K[]", "V[]", "LIST" -> text.endsWith("[]");
            case "T[][]" -> text.endsWith("[][]");
            case "DECIMAL", "STRUCT", "TUPLE", "UNION", "MAP" ->
                text.startsWith(type) && !text.endsWith("]");
            case "MAP(K, V)" -> text.startsWith("MAP");
            case "TUPLE(K, V)[]" -> text.endsWith(")[]");
            case "DOUBLE[ANY]", "FLOAT[ANY]" -> text.startsWith(type.substring(0, 5));
            default -> text.equals(type);
          };
      if (fits) {
        fitting.add(sample);
      }
    }
    return fitting.isEmpty() ? any() : fitting.get(random.nextInt(fitting.size()));
  }

  private void call(Subject subject, List<Sample> arguments, Set<String> seen, Tally tally) {
    String call = sql(subject, arguments);
    if (!seen.add(call)) {
      return;
    }
    List<String> labels =
        arguments.stream()
            .map(a -> a.sql().startsWith("c") ? a.argument().type().text() : a.sql())
            .toList();
    tally.add(
        subject.name,
        subject.name + "(" + String.join(", ", labels) + ")",
        engine.typeOf(call),
        resolved(subject.name, arguments.stream().map(Sample::argument).toList()));
  }

  private static String sql(Subject subject, List<Sample> arguments) {
    String name = '"' + subject.name.replace("\"", "\"\"") + '"';
    String list = String.join(", ", arguments.stream().map(Sample::sql).toList());
    String over = subject.kind.equals("window") ? " OVER (ORDER BY c3)" : "";
    return name + "(" + list + ")" + over;
  }

  String resolved(String name, List<Argument> arguments) {
    try {
      return catalog.resolve(name, arguments).type().text();
    } catch (EngineTyped e) {
      return Tally.ASKED;
    } catch (WeirException e) {
      return Engine.ERROR + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }
}
