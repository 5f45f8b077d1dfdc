package dev.weir.store;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.EngineSession;
import dev.weir.store.Contract.Nullability;
import dev.weir.store.Contract.PromisedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds a product to its contract: types before anything runs, rows before anything is published.
public final class ContractCheck {
  private ContractCheck() {}

  /// What the columns of a product break of its contract and order, or of what every dataset needs;
  /// empty when nothing.
  public static List<Problem> columns(Contract contract, OrderTier order, Schema schema) {
    List<Problem> problems = new ArrayList<>();
    distinct(schema, problems);
    if (!contract.columns().isEmpty()) {
      List<String> promised = contract.columns().stream().map(PromisedColumn::name).toList();
      contract.columns().forEach(column -> check(column, schema, problems));
      for (Column column : schema.columns()) {
        if (promised.stream().noneMatch(name -> Identifiers.same(name, column.name()))) {
          problems.add(
              violation(
                  "the query has a column '%s' (%s) that the contract does not promise; add it to the contract or leave it out"
                      .formatted(column.name(), column.type().text())));
        }
      }
      if (problems.isEmpty() && !sameOrder(promised, schema.names())) {
        problems.add(
            violation(
                "the contract promises the columns in the order %s, the query has them in the order %s"
                    .formatted(String.join(", ", promised), String.join(", ", schema.names()))));
      }
    }
    contract.keys().forEach(key -> known("the contract's key", key, schema, problems));
    known("the order 'canonical'", order.sortKeys(), schema, problems);
    return problems;
  }

  /// Reads the staged rows and fails if they break the contract.
  ///
  /// @param scan a query that reads the staged files
  /// @throws WeirException with `CONTRACT_VIOLATION`, all problems at once
  static void rows(Contract contract, EngineSession session, String scan) {
    List<Problem> problems = new ArrayList<>();
    for (PromisedColumn column : contract.columns()) {
      if (column.nullability() == Nullability.NEVER_NULL) {
        nulls(
            column.name(), "the contract promises that it is never null", session, scan, problems);
      }
    }
    for (List<String> key : contract.keys()) {
      for (String column : key) {
        nulls(column, "it is part of a key", session, scan, problems);
      }
      repeats(key, session, scan, problems);
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
  }

  private static void distinct(Schema schema, List<Problem> problems) {
    Set<String> seen = new TreeSet<>();
    for (String name : schema.names()) {
      if (!seen.add(Identifiers.fold(name))) {
        problems.add(
            Problem.of(
                ErrorCode.DUPLICATE_NAME,
                "two columns are named '%s' (names ignore case), and a dataset needs different names; rename one with AS"
                    .formatted(name)));
      }
    }
  }

  private static void check(PromisedColumn promise, Schema schema, List<Problem> problems) {
    for (Column column : schema.columns()) {
      if (Identifiers.same(column.name(), promise.name())) {
        DataType wanted = promise.type();
        if (!column.type().equals(wanted)) {
          problems.add(
              Problem.of(
                  ErrorCode.TYPE_MISMATCH,
                  "column '%s' is %s, the contract promises %s; write CAST(… AS %s) in the query, or change the contract"
                      .formatted(
                          promise.name(), column.type().text(), wanted.text(), wanted.text())));
        }
        return;
      }
    }
    problems.add(
        violation(
            "the contract promises a column '%s', which the query does not have; it has %s%s"
                .formatted(
                    promise.name(),
                    String.join(", ", schema.names()),
                    NearestNames.hint(promise.name(), schema.names()))));
  }

  private static void known(
      String what, List<String> names, Schema schema, List<Problem> problems) {
    for (String name : names) {
      if (schema.names().stream().noneMatch(other -> Identifiers.same(other, name))) {
        problems.add(
            Problem.of(
                ErrorCode.UNKNOWN_COLUMN,
                "%s names '%s', which is no column of the query; it has %s%s"
                    .formatted(
                        what,
                        name,
                        String.join(", ", schema.names()),
                        NearestNames.hint(name, schema.names()))));
      }
    }
  }

  private static void nulls(
      String column, String why, EngineSession session, String scan, List<Problem> problems) {
    String name = Identifiers.quote(column);
    String sql = "SELECT count(*) FROM (" + scan + ") WHERE " + name + " IS NULL";
    long nulls = ((Number) single(session, sql).getFirst()).longValue();
    if (nulls > 0) {
      problems.add(
          violation("column '%s' is null in %d rows, but %s".formatted(column, nulls, why)));
    }
  }

  private static void repeats(
      List<String> key, EngineSession session, String scan, List<Problem> problems) {
    String columns = key.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    String texts =
        key.stream()
            .map(name -> "CAST(" + Identifiers.quote(name) + " AS VARCHAR)")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*), min(example) FROM (SELECT concat_ws(', ', %s) AS example FROM (%s) GROUP BY %s HAVING count(*) > 1)"
            .formatted(texts, scan, columns);
    List<Object> answer = single(session, sql);
    long repeated = ((Number) answer.getFirst()).longValue();
    if (repeated > 0) {
      problems.add(
          violation(
              "the key [%s] is not unique: %d values occur more than once, for example (%s)"
                  .formatted(String.join(", ", key), repeated, answer.get(1))));
    }
  }

  /// The one row of a query that cannot answer null in its first column.
  private static List<Object> single(EngineSession session, String sql) {
    try (BatchStream stream = session.query(sql)) {
      List<Object> values = new ArrayList<>();
      stream.collect(1).getFirst().forEach(value -> values.add(value == null ? "" : value));
      return values;
    }
  }

  private static boolean sameOrder(List<String> promised, List<String> names) {
    return promised.stream()
        .map(Identifiers::fold)
        .toList()
        .equals(names.stream().map(Identifiers::fold).toList());
  }

  private static Problem violation(String message) {
    return Problem.of(ErrorCode.CONTRACT_VIOLATION, message);
  }
}
