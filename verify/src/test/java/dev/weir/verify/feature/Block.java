package dev.weir.verify.feature;

import java.util.List;

/// A written query, and its columns as far as their names are known; they belong to no table yet.
record Block(String text, List<Field> outputs) {
  Block {
    outputs = List.copyOf(outputs);
  }
}
