package dev.weir.compile.diff;

import java.util.List;

/// A piece of a query as the diff sees it: an operator, a condition, a key, an output. `label` is
/// what it says, `kind` what it is.
record Part(String kind, ChangeClass about, String label, List<Part> children) {
  Part {
    children = List.copyOf(children);
  }

  static Part leaf(String kind, ChangeClass about, String label) {
    return new Part(kind, about, label, List.of());
  }
}
