package dev.weir.verify.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the function catalog from a live engine. Names, kinds, aliases and stability come from
/// `duckdb_functions()`; signatures from the candidates in the engine's own error message, since
/// only they say which parameters have defaults and which take names.
///
/// Run `main` with `--write FILE` after a change of the engine, then read the diff.
final class FunctionCatalogGenerator {
  private static final String FIRST_LINE = "weir.functions/1 duckdb-2.0.0\n";
  private static final String NO_SUCH_NAME = "no_such_parameter_name";

  private final Connection connection;

  FunctionCatalogGenerator(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    if (arguments.length != 2 || !arguments[0].equals("--write")) {
      throw new IllegalArgumentException("usage: --write FILE");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.writeString(Path.of(arguments[1]), new FunctionCatalogGenerator(connection).text());
    }
  }

  private record Named(String name, String kind) {}

  private record Function(String original, String stability, TreeSet<String> overloads) {}

  /// The catalog's text: functions by name and kind, overloads by text.
  String text() throws SQLException {
    Map<Named, Function> functions = functions();
    addBuiltIns(functions);
    StringBuilder text = new StringBuilder(FIRST_LINE);
    for (Map.Entry<Named, Function> entry : functions.entrySet()) {
      Named named = entry.getKey();
      Function function = entry.getValue();
      Function original = functions.get(new Named(function.original, named.kind));
      text.append(named.kind).append(' ').append(named.name);
      boolean alias = original != null && original.overloads.equals(function.overloads);
      text.append(alias ? " = " + function.original : "");
      text.append(function.stability).append('\n');
      if (!alias) {
        function.overloads.forEach(o -> text.append("  ").append(o).append('\n'));
      }
    }
    return text.toString();
  }

  /// What the engine's binder knows and its list of functions does not.
  private static void addBuiltIns(Map<Named, Function> functions) {
    add(functions, "coalesce", "value ANY, *args ANY -> ANY");
    add(functions, "ifnull", "value ANY, \"other\" ANY, / -> ANY");
    add(functions, "grouping", "*args ANY -> BIGINT");
    add(functions, "grouping_id", "*args ANY -> BIGINT");
    add(
        functions,
        "unnest",
        "list ANY, /, recursive BOOLEAN := false, max_depth BIGINT := 1 -> ANY");
    add(
        functions,
        "unlist",
        "list ANY, /, recursive BOOLEAN := false, max_depth BIGINT := 1 -> ANY");
    Function extract = functions.get(new Named("json_extract", "scalar"));
    functions.put(
        new Named("->", "scalar"),
        new Function("json_extract", "", Objects.requireNonNull(extract).overloads));
  }

  private static void add(Map<Named, Function> functions, String name, String overload) {
    functions.put(
        new Named(name, "scalar"), new Function("", "", new TreeSet<>(List.of(overload))));
  }

  private Map<Named, Function> functions() throws SQLException {
    Map<Named, Function> functions =
        new TreeMap<>(Comparator.comparing(Named::name).thenComparing(Named::kind));
    String sql =
        """
        SELECT function_type, function_name, coalesce(alias_of, ''),
          coalesce(stability, '') || CASE WHEN has_side_effects THEN ' effect' ELSE '' END,
          list_transform(parameters, lambda p, i:
            '"' || p || '" ' || coalesce(parameter_types[i], 'ANY'))::VARCHAR[],
          coalesce(varargs, ''), coalesce(return_type, 'TABLE'), parameters::VARCHAR[],
          coalesce(macro_definition, '')
        FROM duckdb_functions()
        WHERE database_name = 'system' AND function_type <> 'pragma'
          AND function_name NOT LIKE '\\_\\_%' ESCAPE '\\'
        ORDER BY ALL
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Named named = new Named(rows.getString(2), rows.getString(1));
        Function function = functions.computeIfAbsent(named, n -> created(n, rows));
        if (named.kind.endsWith("macro")) {
          function.overloads.add(macro(named, strings(rows, 8), rows.getString(9)));
        } else if (named.kind.equals("table")) {
          function.overloads.add(String.join(", ", strings(rows, 5)) + " -> TABLE");
        } else if (function.overloads.isEmpty()) {
          List<String> candidates = candidates(named);
          if (candidates.isEmpty()) {
            List<String> parameters = new ArrayList<>(strings(rows, 5));
            if (!rows.getString(6).isEmpty()) {
              parameters.add("*args " + rows.getString(6));
            }
            candidates = List.of(String.join(", ", parameters) + " -> " + rows.getString(7));
          }
          function.overloads.addAll(candidates);
        }
      }
    }
    return functions;
  }

  private static Function created(Named named, ResultSet rows) {
    try {
      String stability = rows.getString(4).toUpperCase(Locale.ROOT);
      String word =
          stability.startsWith("VOLATILE") || stability.endsWith("EFFECT")
              ? " volatile"
              : stability.startsWith("CONSISTENT_WITHIN_QUERY") ? " stable" : "";
      return new Function(rows.getString(3), word, new TreeSet<>());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the row of " + named, e);
    }
  }

  private static List<String> strings(ResultSet rows, int column) throws SQLException {
    List<String> strings = new ArrayList<>();
    for (Object value : (Object[]) rows.getArray(column).getArray()) {
      strings.add(String.valueOf(value));
    }
    return strings;
  }

  /// A macro's parameters with their defaults, which only its error message tells.
  private String macro(Named named, List<String> parameters, String body) throws SQLException {
    String head = String.join(", ", parameters);
    String start = named.name + "(";
    String select = named.kind.equals("macro") ? "SELECT " : "SELECT * FROM ";
    for (String line : error(select + named.name + "(" + NO_SUCH_NAME + " := 1)")) {
      String candidate = line.replaceAll("^[\\w.\"]*\\.", "");
      if (candidate.startsWith(start) && candidate.endsWith(")")) {
        String inner = candidate.substring(start.length(), candidate.length() - 1);
        String names = inner.replaceAll(" := ('[^']*'|[^,]*)", "").replace("\"", "");
        if (names.equals(head)) {
          head = inner.replace("\"", "");
        }
      }
    }
    return head + " => " + body;
  }

  /// The signatures that the engine lists when no overload fits.
  private List<String> candidates(Named named) throws SQLException {
    String call = '"' + named.name.replace("\"", "\"\"") + '"';
    String over = named.kind.equals("window") ? " OVER ()" : "";
    Map<String, List<String>> tries = new LinkedHashMap<>();
    for (String arguments :
        List.of(NO_SUCH_NAME + " := 1", "1", "", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10")) {
      List<String> lines = error("SELECT " + call + "(" + arguments + ")" + over);
      List<String> found = new ArrayList<>();
      for (String line : lines) {
        int open = line.indexOf('(');
        int arrow = line.lastIndexOf(") -> ");
        if (open > 0 && arrow > 0) {
          String head = line.substring(open + 1, arrow);
          found.add((head.isEmpty() ? "" : head + " ") + line.substring(arrow + 2));
        }
      }
      tries.put(arguments, found);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<String> error(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("DESCRIBE " + sql).close();
      return List.of();
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).lines().map(String::strip).toList();
    }
  }
}
