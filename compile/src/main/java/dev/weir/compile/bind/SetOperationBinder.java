package dev.weir.compile.bind;

import dev.weir.compile.function.Coercion;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSetOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// UNION, INTERSECT and EXCEPT: columns by position or by name, each of one common type.
final class SetOperationBinder {
  private final BindContext context;
  private final QueryBinder queries;

  SetOperationBinder(BindContext context, QueryBinder queries) {
    this.context = context;
    this.queries = queries;
  }

  Relation bind(SqlSetOperation operation, Optional<Scope> outer, CteScope visible) {
    List<Relation> inputs = new ArrayList<>();
    for (SqlQueryBody operand : operation.operands()) {
      inputs.add(queries.bind(operand, outer, visible));
    }
    if (operation.kind() != SqlSetOperation.Kind.UNION
        && operation.matching() == SqlSetOperation.Matching.BY_NAME) {
      context.record(
          ErrorCode.INVALID_QUERY,
          "BY NAME goes with UNION alone; name the columns in one order on both sides of "
              + operation.kind(),
          operation.span());
    }
    return new Relation.SetOperation(
        Relation.SetOperation.Kind.valueOf(operation.kind().name()),
        operation.quantifier() == SqlSetOperation.Quantifier.ALL
            ? Relation.SetOperation.Duplicates.KEEP
            : Relation.SetOperation.Duplicates.REMOVE,
        Relation.SetOperation.Matching.valueOf(operation.matching().name()),
        inputs,
        operation.matching() == SqlSetOperation.Matching.BY_NAME
            ? byName(operation, inputs)
            : byPosition(operation, inputs));
  }

  private List<Column> byPosition(SqlSetOperation operation, List<Relation> inputs) {
    List<Column> columns = new ArrayList<>(inputs.getFirst().columns());
    for (int i = 1; i < inputs.size(); i++) {
      List<Column> more = inputs.get(i).columns();
      if (more.size() != columns.size()) {
        if (!context.hasProblems()) {
          context.record(
              ErrorCode.INVALID_QUERY,
              operation.kind()
                  + " needs as many columns on both sides; here are "
                  + columns.size()
                  + " and "
                  + more.size(),
              operation.operands().get(i).span());
        }
        return columns;
      }
      for (int c = 0; c < columns.size(); c++) {
        Column column = columns.get(c);
        columns.set(
            c,
            new Column(
                column.name(),
                common(column.type(), more.get(c).type(), operation.operands().get(i).span())));
      }
    }
    return columns;
  }

  private List<Column> byName(SqlSetOperation operation, List<Relation> inputs) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      Set<String> names = new HashSet<>();
      for (Column column : inputs.get(i).columns()) {
        if (!names.add(Identifiers.fold(column.name())) && !context.hasProblems()) {
          context.record(
              ErrorCode.DUPLICATE_NAME,
              "UNION BY NAME needs names that differ; '" + column.name() + "' is there twice",
              operation.operands().get(i).span());
        }
        columns.merge(
            Identifiers.fold(column.name()),
            column,
            (a, b) -> new Column(a.name(), common(a.type(), b.type(), operation.span())));
      }
    }
    return List.copyOf(columns.values());
  }

  private DataType common(DataType a, DataType b, Span span) {
    return Coercion.setType(a, b)
        .orElseGet(() ->
            context
                .problem(
                    ErrorCode.TYPE_MISMATCH,
                    "a column is "
                        + a.text()
                        + " on one side and "
                        + b.text()
                        + " on the other; cast one of them",
                    span)
                .type());
  }

  /// The type of a column of VALUES.
  DataType type(List<Expression> cells, Span span) {
    DataType type = cells.getFirst().type();
    for (Expression cell : cells.subList(1, cells.size())) {
      type = common(type, cell.type(), span);
    }
    context.parameters.learn(cells, type);
    return type;
  }
}
