package dev.weir.verify.emit;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import dev.weir.model.Column;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares what the compiler makes of a query with what the engine makes of its text.
public final class Oracle {
  /// What is wrong with a query, in words.
  public record Failure(String query, String stage, String reason) {
    @Override
    public String toString() {
      return query + " | " + stage + " | " + reason;
    }
  }

  private static final FunctionCatalog FUNCTIONS = FunctionCatalog.duckdb();

  private final Database database;
  private final Catalog catalog;
  private final BindOptions options;

  public Oracle(Database database) {
    this.database = database;
    this.catalog = database.catalog();
    this.options = BindOptions.plain().withOracle(new EngineOracle(database)).readingOutside();
  }

  /// The relation of a query over the database's tables.
  public Relation bind(NamedQuery query) {
    return QueryBinder.bind(
        SqlParser.of(Dialect.DUCKDB).parseQuery(query.sql()),
        query.sql(),
        query.name(),
        catalog,
        FUNCTIONS,
        options);
  }

  /// The engine's text of a relation.
  public static String emitted(Relation relation) {
    return SqlPrinter.print(Emitter.emit(relation), Dialect.DUCKDB);
  }

  /// Checks one query; empty when all is right.
  public Optional<Failure> check(NamedQuery query) {
    List<String> expected;
    List<String> columns;
    try {
      columns = database.describe(query.sql());
      expected = database.rows(query.sql());
    } catch (SQLException e) {
      return failure(query, "engine", first(e));
    }
    Relation relation;
    try {
      relation = bind(query);
    } catch (WeirException e) {
      return failure(query, "bind", first(e));
    } catch (RuntimeException e) {
      return failure(query, "bind", e + " at " + e.getStackTrace()[0]);
    }
    return against(query, relation, columns, expected);
  }

  private Optional<Failure> against(
      NamedQuery query, Relation relation, List<String> columns, List<String> expected) {
    List<String> bound =
        relation.columns().stream().map(c -> c.name() + " " + c.type().text()).toList();
    if (!types(bound, relation).equals(types(columns, relation))
        || bound.size() != columns.size()) {
      return failure(query, "types", "bound " + bound + ", engine " + columns);
    }
    return rows(query, relation, bound, expected)
        .or(() ->
            bound.equals(columns)
                ? Optional.empty()
                : failure(query, "names", "bound " + bound + ", engine " + columns));
  }

  /// Descriptions without the names in front, which the binder's columns tell apart.
  private static List<String> types(List<String> columns, Relation relation) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < Math.min(columns.size(), relation.columns().size()); i++) {
      String type = relation.columns().get(i).type().text();
      String column = columns.get(i);
      types.add(column.endsWith(" " + type) ? type : column);
    }
    return types;
  }

  private Optional<Failure> rows(
      NamedQuery query, Relation relation, List<String> columns, List<String> expected) {
    String text = "";
    try {
      text = emitted(relation);
      List<String> emittedColumns = database.describe(text);
      if (!emittedColumns.equals(columns)) {
        return failure(
            query, "emitted types", text + " gives " + emittedColumns + ", not " + columns);
      }
      List<String> rows = database.rows(text);
      if (!sorted(rows).equals(sorted(expected))) {
        return failure(query, "rows", text + " gives " + rows + ", not " + expected);
      }
      if (isOrdered(relation) && !rows.equals(expected)) {
        return failure(query, "order", text + " gives " + rows + ", not " + expected);
      }
      return again(query, relation, text);
    } catch (SQLException | RuntimeException e) {
      return failure(query, "emitted", first(e) + " in " + text);
    }
  }

  /// What holds of every relation: JSON and back, and emitted text that binds to itself.
  private Optional<Failure> again(NamedQuery query, Relation relation, String text) {
    String json = RelationJson.dump(relation);
    if (!RelationJson.load(json, FunctionCatalog.duckdb()).equals(relation)) {
      return failure(query, "json", json);
    }
    String twice = emitted(bind(new NamedQuery(query.name(), text)));
    return twice.equals(text) ? Optional.empty() : failure(query, "again", text + " then " + twice);
  }

  private static boolean isOrdered(Relation relation) {
    return switch (relation) {
      case Relation.With with -> isOrdered(with.body());
      case Relation.Select select -> !select.orderBy().isEmpty();
      case Relation.Ordered ordered -> !ordered.orderBy().isEmpty();
      case Relation.SetOperation _, Relation.Values _ -> false;
    };
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private static String first(Exception e) {
    return String.valueOf(e.getMessage()).lines().limit(3).collect(Collectors.joining(" "));
  }

  private static Optional<Failure> failure(NamedQuery query, String stage, String reason) {
    String shown = reason.length() > 1500 ? reason.substring(0, 1500) + " …" : reason;
    return Optional.of(new Failure(query.name(), stage, shown));
  }

  /// The columns as the engine describes them.
  static String text(Column column) {
    return column.name() + " " + column.type().text();
  }
}
