package dev.weir.cli;

import dev.weir.compile.CompiledQuery;

/// A query, and its text as its author wrote it, in DuckDB's SQL.
record WrittenQuery(CompiledQuery compiled, String text) {}
