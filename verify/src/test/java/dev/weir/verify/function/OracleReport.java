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
      }
    }
  }

  static void report(Path folder, String name, Tally tally) throws IOException {
    System.out.println(tally.summary(name));
    Files.write(
        folder.resolve(name + ".txt"),
        tally.differences().stream().map(Tally.Difference::toString).toList());
  }
}
