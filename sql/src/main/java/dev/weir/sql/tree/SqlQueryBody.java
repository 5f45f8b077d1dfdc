package dev.weir.sql.tree;

/// What can stand where rows are made.
public sealed interface SqlQueryBody extends SqlNode
    permits SqlQuery, SqlSelect, SqlSetOperation, SqlValues, SqlPivotBody, SqlDescribe {}
