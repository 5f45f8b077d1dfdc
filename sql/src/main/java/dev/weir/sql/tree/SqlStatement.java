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

  /// One column of a CREATE TABLE. A generated column may have no type.
  record ColumnDefinition(
      Identifier name,
      Optional<SqlType> type,
      Nullability nullability,
      KeyRole key,
      Optional<SqlExpression> defaultValue,
      Optional<Generated> generated,
      List<SqlExpression> checks,
      Optional<Reference> reference,
      Optional<QualifiedName> collation,
      Span span)
      implements SqlNode {
    public ColumnDefinition {
      checks = List.copyOf(checks);
    }
  }

  /// `GENERATED ALWAYS AS (value) VIRTUAL`.
  record Generated(SqlExpression value, Storage storage, Span span) implements SqlNode {}

  /// Whether a generated column is computed when it is read or when it is written.
  enum Storage {
    VIRTUAL,
    STORED
  }

  /// `REFERENCES table (column, …)`; without columns the key of the table is meant.
  record Reference(QualifiedName table, List<Identifier> columns, Span span) implements SqlNode {
    public Reference {
      columns = List.copyOf(columns);
    }
  }

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

  /// A constraint over a table, with the name that was given to it.
  sealed interface TableConstraint extends SqlNode {
    /// The name behind CONSTRAINT.
    Optional<Identifier> name();

    /// PRIMARY KEY or UNIQUE over columns.
    record Key(Optional<Identifier> name, KeyRole role, List<Identifier> columns, Span span)
        implements TableConstraint {
      public Key {
        columns = List.copyOf(columns);
      }
    }

    /// `CHECK (condition)`.
    record Check(Optional<Identifier> name, SqlExpression condition, Span span)
        implements TableConstraint {}

    /// `FOREIGN KEY (column, …) REFERENCES …`.
    record ForeignKey(
        Optional<Identifier> name, List<Identifier> columns, Reference reference, Span span)
        implements TableConstraint {
      public ForeignKey {
        columns = List.copyOf(columns);
      }
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
