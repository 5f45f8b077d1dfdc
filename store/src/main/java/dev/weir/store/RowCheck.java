package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.ColumnStatistics;
import dev.weir.run.EngineSession;
import dev.weir.run.WrittenFiles;
import dev.weir.store.Contract.Nullability;
import dev.weir.store.Contract.PromisedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Holds the rows of staged files to a contract, before they are published.
final class RowCheck {
  private final Contract contract;
  private final WrittenFiles written;
  private final EngineSession session;
  private final String scan;
  private final List<Problem> problems = new ArrayList<>();

  /// @param scan a query that reads the files
  RowCheck(Contract contract, WrittenFiles written, EngineSession session, String scan) {
    this.contract = contract;
    this.written = written;
    this.session = session;
    this.scan = scan;
  }

  /// @throws WeirException with `CONTRACT_VIOLATION`, all problems at once
  void require() {
    for (PromisedColumn column : contract.columns()) {
      if (column.nullability() == Nullability.NEVER_NULL) {
        requireNoNulls(column.name(), "the contract promises that it is never null");
      }
    }
    for (List<String> key : contract.keys()) {
      key.forEach(column -> requireNoNulls(column, "it is part of a key"));
      requireUnique(key);
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
  }

  private void requireNoNulls(String column, String why) {
    OptionalLong counted = nullsInStatistics(column);
    long nulls = counted.isPresent() ? counted.getAsLong() : nullsInRows(column);
    if (nulls > 0) {
      violated("column '%s' is null in %d rows, but %s".formatted(column, nulls, why));
    }
  }

  /// What the writer counted; empty when it did not, as for nested columns.
  private OptionalLong nullsInStatistics(String column) {
    long sum = 0;
    for (var file : written.files()) {
      OptionalLong nulls =
          file.columns().stream()
              .filter(c -> c.path().size() == 1 && Identifiers.same(c.path().getFirst(), column))
              .map(ColumnStatistics::nulls)
              .findFirst()
              .orElse(OptionalLong.empty());
      if (nulls.isEmpty()) {
        return nulls;
      }
      sum += nulls.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private long nullsInRows(String column) {
    String name = Identifiers.quote(column);
    return count(single("SELECT count(*) FROM (" + scan + ") WHERE " + name + " IS NULL"));
  }

  private void requireUnique(List<String> key) {
    String columns = key.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    String texts =
        key.stream()
            .map(name -> "CAST(" + Identifiers.quote(name) + " AS VARCHAR)")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*), min(example) FROM (SELECT concat_ws(', ', %s) AS example FROM (%s) GROUP BY %s HAVING count(*) > 1)"
            .formatted(texts, scan, columns);
    List<Object> answer = single(sql);
    if (count(answer) > 0) {
      violated(
          "the key [%s] is not unique: %d values occur more than once, for example (%s)"
              .formatted(String.join(", ", key), count(answer), answer.get(1)));
    }
  }

  private static long count(List<Object> row) {
    return ((Number) row.getFirst()).longValue();
  }

  /// The one row of a query, with a text for what is null.
  private List<Object> single(String sql) {
    try (BatchStream stream = session.query(sql)) {
      List<Object> values = new ArrayList<>();
      stream.collect(1).getFirst().forEach(value -> values.add(value == null ? "NULL" : value));
      return values;
    }
  }

  private void violated(String message) {
    problems.add(Problem.of(ErrorCode.CONTRACT_VIOLATION, message));
  }
}
