package dev.weir.verify.function;

import dev.weir.compile.function.Argument;

/// An argument as the engine reads it and as the catalog sees it.
record Sample(String sql, Argument argument) {
  String label() {
    return sql;
  }
}
