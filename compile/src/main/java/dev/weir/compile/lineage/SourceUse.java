package dev.weir.compile.lineage;

import dev.weir.model.BaseColumn;
import dev.weir.model.TableName;
import dev.weir.model.relation.Expression;
import java.util.List;
import java.util.Optional;

/// What a query needs of one base table.
///
/// @param table the table, under the name by which the query reads it
/// @param required its columns without which the query cannot be answered, sorted
/// @param deciding those of them that flow into no value: they only decide which rows there are and
///   in which order
/// @param predicate a condition that every row meets which can have a part in the result; empty
///   when none is known
public record SourceUse(
    TableName table,
    List<BaseColumn> required,
    List<BaseColumn> deciding,
    Optional<Predicate> predicate) {
  public SourceUse {
    required = List.copyOf(required);
    deciding = List.copyOf(deciding);
  }

  /// A condition over the columns of one table. A row for which it is false or NULL can be left out
  /// of the table without any change in the query's rows. It compares columns with constants and
  /// with each other; evaluating it cannot fail where the query itself would not.
  ///
  /// @param expression the condition; the table is the FROM item 0
  /// @param sql its text; columns stand behind the table's own name, without schema
  public record Predicate(Expression expression, String sql) {}
}
