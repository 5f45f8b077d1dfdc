package dev.weir.verify.suite;

import java.util.List;

/// What a query gives.
///
/// @param rows the values as texts
/// @param readable whether these are all rows; some have too many, or values that the driver cannot
///   read
record Result(List<String> names, List<String> types, List<List<String>> rows, boolean readable) {
  Result {
    names = List.copyOf(names);
    types = List.copyOf(types);
    rows = List.copyOf(rows);
  }
}
