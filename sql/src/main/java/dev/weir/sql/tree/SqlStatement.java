package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// One statement of a text, classified exactly; only queries and CREATE TABLE have a tree.
public sealed interface SqlStatement extends SqlNode {
  /// A query that only reads.
  record Query(SqlQuery query, Span span) implements SqlStatement {}

  /// `CREATE TABLE name (columns…)`, its column list parsed whole.
  record CreateTable(
      QualifiedName name,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      Span span)
      implements SqlStatement {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }
  }

  /// One column of a CREATE TABLE.
  record ColumnDefinition(
      Identifier name,
      Optional<SqlType> type,
      Nullability nullability,
      KeyRole key,
      Optional<SqlExpression> defaultValue,
      Span span)
      implements SqlNode {}

  /// Whether NULL may stand in a column.
  enum Nullability {
    NULLABLE,
    NOT_NULL
  }

  /// Whether a column is a key by itself.
  enum KeyRole {
    NONE,
    UNIQUE,
    PRIMARY_KEY
  }

  /// A constraint over columns: PRIMARY KEY or UNIQUE.
  record TableConstraint(KeyRole role, List<Identifier> columns, Span span) implements SqlNode {
    public TableConstraint {
      columns = List.copyOf(columns);
    }
  }

  /// Anything else, by its kind; a query that writes inside a CTE is of kind INSERT, UPDATE or
  /// DELETE.
  record Other(Kind kind, Span span) implements SqlStatement {}

  /// What a statement that is not a plain query does.
  enum Kind {
    QUERY,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    TRUNCATE,
    CREATE,
    ALTER,
    DROP,
    COMMENT,
    COPY,
    EXPORT,
    IMPORT,
    ATTACH,
    DETACH,
    USE,
    SET,
    RESET,
    PRAGMA,
    CALL,
    EXPLAIN,
    DESCRIBE,
    SUMMARIZE,
    SHOW,
    TRANSACTION,
    PREPARE,
    EXECUTE,
    DEALLOCATE,
    VACUUM,
    ANALYZE,
    CHECKPOINT,
    INSTALL,
    LOAD
  }
}
