package dev.weir.verify.identity;

import dev.weir.compile.catalog.Catalog;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import java.util.ArrayList;
import java.util.List;

/// The seeded generator and its tables for other packages.
public final class GeneratedQueries {
  private GeneratedQueries() {}

  /// Statements that choose an edition of the tables' data, one each.
  public static List<String> editions() {
    return List.of("SET schema = 'one'", "SET schema = 'two'");
  }

  /// Makes the tables in all editions and gives their catalog.
  public static Catalog load(Database database) {
    return SmallTables.load(database);
  }

  /// Queries whose rows do not depend on the order in which an operator happens to meet rows. The
  /// same seed gives the same queries; each is named by its own seed.
  public static List<NamedQuery> write(long seed, int count) {
    List<NamedQuery> queries = new ArrayList<>();
    for (long each = seed; queries.size() < count; each++) {
      Draws draws = new Draws(each, each, -1);
      String sql = QueryWriter.write(draws);
      if (!draws.isOrderObserved()) {
        queries.add(new NamedQuery("seed " + each, sql));
      }
    }
    return queries;
  }
}
