package dev.weir.store;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Problem;
import dev.weir.model.Schema;
import dev.weir.store.Contract.PromisedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Holds a product's columns to its contract, before anything runs; [RowCheck] does the same for
/// rows.
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
