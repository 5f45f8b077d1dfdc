package dev.weir.cli;

import java.util.Map;

/// What a command does with the text of a query. Both methods throw a
/// [dev.weir.model.WeirException] with every problem of the text.
interface QueryWork {
  /// Does it and tells people.
  ///
  /// @param label what errors call the text
  void print(String sql, String label, Console console);

  /// Does it and gives the members of a JSON object, `ok` and `micros` apart, in their order.
  Map<String, Object> answer(String sql, String label);
}
