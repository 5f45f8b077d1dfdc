package dev.weir.verify.diff;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.diff.ChangeClass;
import dev.weir.compile.diff.ColumnChange;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.compile.diff.SemanticDiff;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.verify.emit.Database;
import dev.weir.verify.emit.NamedQuery;
import dev.weir.verify.emit.Oracle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares queries with their mutations and lets the engine judge what the diff claims:
///
/// - cosmetic: the same rows, and the same normal form;
/// - order: the same rows whatever their order;
/// - projection, with or without order: as many rows, and the columns that are called unchanged
///   together hold the same values;
/// - anything else counts as everything; then the class of what was changed must be among those
///   named.
final class DiffOracle {
  private static final FunctionCatalog FUNCTIONS = FunctionCatalog.duckdb();
  private static final Set<ChangeClass> NARROW =
      EnumSet.of(
          ChangeClass.COSMETIC, ChangeClass.PROJECTION, ChangeClass.WINDOW, ChangeClass.ORDER);

  private final Database database;
  private final Catalog catalog;
  private final List<String> editions;
  private final Map<ChangeClass, Integer> classes = new EnumMap<>(ChangeClass.class);
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<List<String>>> known = new LinkedHashMap<>();
  private int mutations;
  private int run;
  private int refused;

  DiffOracle(Database database, Catalog catalog, List<String> editions) {
    this.database = database;
    this.catalog = catalog;
    this.editions = editions;
    database.execute("SET max_execution_time = 10000");
  }

  String summary() {
    return "%d mutations, %d judged by the engine, %d refused; classes %s"
        .formatted(mutations, run, refused, classes);
  }

  int mutations() {
    return mutations;
  }

  List<String> wrong() {
    return wrong;
  }

  /// Judges every `step`-th mutation of a query.
  void check(NamedQuery query, int step) {
    Relation relation;
    try {
      relation =
          QueryBinder.bind(
              SqlParser.of(Dialect.DUCKDB).parseQuery(query.sql()),
              query.sql(),
              query.name(),
              catalog,
              FUNCTIONS,
              BindOptions.plain());
    } catch (WeirException e) {
      refused++;
      return;
    }
    known.clear();
    List<Mutation> all = Mutations.of(relation);
    for (int i = Math.floorMod(query.name().hashCode(), step); i < all.size(); i += step) {
      judge(query, relation, all.get(i));
    }
  }

  private void judge(NamedQuery query, Relation before, Mutation mutation) {
    mutations++;
    QueryDiff diff;
    try {
      diff = SemanticDiff.between(before, mutation.relation(), Map.of());
    } catch (RuntimeException e) {
      failed(query.name() + ", " + mutation.what() + ": " + e, before, mutation.relation());
      return;
    }
    diff.classes().forEach(c -> classes.merge(c, 1, Integer::sum));
    String place = query.name() + ", " + mutation.what() + ": " + diff.classes();
    if (NARROW.containsAll(diff.classes())) {
      narrow(place, before, mutation.relation(), diff);
    } else if (!mutation.expected().isEmpty()
        && !diff.classes().contains(ChangeClass.UNKNOWN)
        && diff.classes().stream().noneMatch(mutation.expected()::contains)) {
      wrong.add(
          place
              + " names none of "
              + mutation.expected()
              + "\n"
              + texts(before, mutation.relation()));
    }
  }

  /// Not every mutation is a query that the binder would make; what the engine takes must be one.
  private void failed(String place, Relation before, Relation after) {
    try {
      database.describe(Oracle.emitted(after));
      wrong.add(place + "\n" + texts(before, after));
    } catch (SQLException | RuntimeException e) {
      refused++;
    }
  }

  private static String texts(Relation before, Relation after) {
    return "  before " + Oracle.emitted(before) + "\n  after  " + Oracle.emitted(after);
  }

  private void narrow(String place, Relation before, Relation after, QueryDiff diff) {
    if (diff.isCosmetic()
        && !Normalizer.normalize(before).hash().equals(Normalizer.normalize(after).hash())) {
      wrong.add(place + ": another normal form\n" + texts(before, after));
    }
    if (observesOrder(before) || observesOrder(after)) {
      return;
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < after.columns().size(); i++) {
      if (diff.columns().get(i).status() == ColumnChange.Status.UNCHANGED) {
        places.add(i);
      }
    }
    List<String> olds = names(before);
    List<String> news = names(after);
    try {
      List<String> old = rows(before, places.stream().map(i -> olds.indexOf(news.get(i))).toList());
      List<String> now = rows(after, places);
      run++;
      if (!old.equals(now)) {
        wrong.add(place + ": other rows\n" + texts(before, after) + "\n" + diff.text());
      }
    } catch (SQLException e) {
      refused++;
    }
  }

  /// Names of columns, the n-th of a name told from the others.
  private static List<String> names(Relation relation) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    return relation.columns().stream()
        .map(c -> Identifiers.fold(c.name()))
        .map(name -> name + " " + seen.merge(name, 1, Integer::sum))
        .toList();
  }

  /// Which rows a limit lets through, or what an order-dependent function makes, may differ from
  /// plan to plan.
  private static boolean observesOrder(Relation relation) {
    String sql = Oracle.emitted(relation);
    return sql.matches(
        "(?s).*(LIMIT|SAMPLE|DISTINCT ON|random|uuid|row_number|first|last|any_value|arg_m|list\\(|array_agg|string_agg|group_concat|ROWS BETWEEN|lag|lead|nth_value|ntile|POSITIONAL|nextval|array\\().*");
  }

  /// Some columns of all rows, sorted.
  private List<String> rows(Relation relation, List<Integer> places) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (List<String> row : rows(Oracle.emitted(relation))) {
      rows.add(places.stream().map(row::get).collect(Collectors.joining(" | ")));
    }
    rows.sort(null);
    return rows;
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> cached = known.get(sql);
    if (cached != null) {
      return cached;
    }
    List<List<String>> rows = new ArrayList<>();
    for (String edition : editions.isEmpty() ? List.of("") : editions) {
      if (!edition.isEmpty()) {
        database.execute(edition);
      }
      database.values(sql).stream()
          .map(row -> row.stream().map(DiffOracle::rounded).toList())
          .forEach(rows::add);
    }
    known.put(sql, rows);
    return rows;
  }

  /// Sums of floating point depend on the order of their terms.
  private static String rounded(String text) {
    if (!text.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
      return text;
    }
    BigDecimal number = new BigDecimal(text).round(new MathContext(10)).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }
}
