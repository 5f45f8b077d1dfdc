package dev.weir.verify.feature;

import java.util.List;

/// A part of FROM, and the columns that it gives.
record Source(String text, List<Field> fields) {
  Source {
    fields = List.copyOf(fields);
  }
}
