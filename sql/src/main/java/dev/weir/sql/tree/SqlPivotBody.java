package dev.weir.sql.tree;

/// The statement forms `PIVOT t ON …` and `UNPIVOT t ON …`, which stand where a SELECT can stand.
/// `table` is a [SqlTable.Pivot] or [SqlTable.Unpivot].
public record SqlPivotBody(SqlTable table, Span span) implements SqlQueryBody {}
