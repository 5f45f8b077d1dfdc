package dev.weir.verify.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Prints agreement and writes all differences to a file, for work on the rules.
final class OracleReport {
  private OracleReport() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[1]);
    try (Engine engine = new Engine()) {
      Samples samples = new Samples(engine.connection());
      if (arguments[0].equals("coercion")) {
        CoercionOracle oracle = new CoercionOracle(engine, samples);
        report(folder, "case", oracle.commonTypes());
        report(folder, "union", oracle.setTypes());
        report(folder, "comparison", oracle.comparisons());
        report(folder, "triples", oracle.triples(7, 3000));
      } else if (arguments[0].equals("cases")) {
        report(folder, "cases", new FunctionCases(engine).tally());
      } else if (arguments[0].equals("operators")) {
        OperatorOracle oracle = new OperatorOracle(engine, samples);
        report(folder, "decimals", oracle.decimals());
        report(folder, "unary", oracle.unary());
        report(folder, "subscript", oracle.subscripts());
        if (arguments.length > 2) {
          report(folder, "binary", oracle.binary(1, 1));
        }
      } else {
        FunctionOracle oracle =
            new FunctionOracle(
                engine, samples, Long.getLong("seed", 7), Integer.parseInt(arguments[2]));
        Tally tally = new Tally();
        for (FunctionOracle.Subject subject : oracle.subjects()) {
          if (arguments.length < 4 || subject.name().matches(arguments[3])) {
            oracle.check(subject, tally);
          }
        }
        report(folder, "functions", tally);
      }
    }
  }

  static void report(Path folder, String name, Tally tally) throws IOException {
    System.out.println(tally.summary(name));
    Files.write(
        folder.resolve(name + ".txt"),
        new Exceptions().unexplained(tally).stream().map(Tally.Difference::toString).toList());
  }
}
