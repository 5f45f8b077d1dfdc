package dev.weir.verify.function;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Operators over all pairs of samples, and decimal arithmetic over many precisions and scales.
final class OperatorOracle {
  private static final List<String> BINARY =
      List.of(
          "+", "-", "*", "/", "//", "%", "**", "^", "&", "|", "<<", ">>", "||", "~~", "!~~", "~~*",
          "~~~", "^@", "&&", "@>", "<@", "<->", "<=>", "->", "->>");
  private static final List<String> UNARY = List.of("+", "-", "~", "@");

  private final Engine engine;
  private final Samples samples;
  private final FunctionOracle functions;

  OperatorOracle(Engine engine, Samples samples) {
    this.engine = engine;
    this.samples = samples;
    this.functions = new FunctionOracle(engine, samples, 1, 1);
  }

  /// @param every one in how many pairs is tried
  Tally binary(long seed, int every) {
    Random random = new Random(seed);
    Tally tally = new Tally();
    for (String operator : BINARY) {
      for (Sample a : samples.all()) {
        for (Sample b : samples.all()) {
          if (random.nextInt(every) > 0) {
            continue;
          }
          String call = "(" + a.sql() + ") " + operator + " (" + b.sql() + ")";
          String label = operator + "(" + label(a) + ", " + label(b) + ")";
          List<Argument> arguments = List.of(a.argument(), b.argument());
          tally.add(operator, label, engine.typeOf(call), functions.resolved(operator, arguments));
        }
      }
    }
    return tally;
  }

  /// `a[b]` over all pairs.
  Tally subscripts() {
    Tally tally = new Tally();
    for (Sample a : samples.all()) {
      for (Sample b : samples.all()) {
        tally.add(
            "[]",
            label(a) + "[" + label(b) + "]",
            engine.typeOf("(" + a.sql() + ")[" + b.sql() + "]"),
            subscript(a.argument(), b.argument()));
      }
    }
    return tally;
  }

  private static String subscript(Argument base, Argument index) {
    try {
      return FunctionCatalog.duckdb().resolveSubscript(base, index).type().text();
    } catch (WeirException e) {
      return Engine.ERROR + e.getMessage();
    }
  }

  Tally unary() {
    Tally tally = new Tally();
    for (String operator : UNARY) {
      for (Sample a : samples.columns()) {
        String call = operator + "(" + a.sql() + ")";
        tally.add(
            operator,
            operator + "(" + label(a) + ")",
            engine.typeOf(call),
            functions.resolved(operator, List.of(a.argument())));
      }
    }
    return tally;
  }

  private static String label(Sample sample) {
    return sample.sql().startsWith("c") ? sample.argument().type().text() : sample.sql();
  }

  /// Every pair of some forty decimal types under every arithmetic operator.
  Tally decimals() throws SQLException {
    List<String> types = new ArrayList<>();
    for (int precision : List.of(1, 2, 4, 5, 9, 10, 17, 18, 19, 20, 28, 37, 38)) {
      for (int scale : List.of(0, 1, precision / 2, precision)) {
        String type = "DECIMAL(" + precision + "," + Math.min(scale, precision) + ")";
        if (!types.contains(type)) {
          types.add(type);
        }
      }
    }
    types.addAll(List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UBIGINT", "HUGEINT"));
    StringBuilder table = new StringBuilder("CREATE OR REPLACE TABLE decimals (");
    for (int i = 0; i < types.size(); i++) {
      table.append(i == 0 ? "" : ", ").append("d").append(i).append(' ').append(types.get(i));
    }
    try (Statement statement = engine.connection().createStatement()) {
      statement.execute(table.append(")").toString());
    }
    Tally tally = new Tally();
    for (String operator : List.of("+", "-", "*", "/", "%")) {
      for (int i = 0; i < types.size(); i++) {
        for (int j = 0; j < types.size(); j++) {
          Argument a = Argument.of(DataType.parse(types.get(i)));
          Argument b = Argument.of(DataType.parse(types.get(j)));
          tally.add(
              operator,
              types.get(i) + " " + operator + " " + types.get(j),
              engine.typeOfQuery("SELECT d" + i + " " + operator + " d" + j + " FROM decimals"),
              functions.resolved(operator, List.of(a, b)));
        }
      }
    }
    return tally;
  }
}
