package dev.weir.build;

import dev.weir.store.JsonMembers;
import dev.weir.store.JsonRecord;

/// Which build of a product is the current one, `weir.head/1`. Every move of the head is a record
/// of its own, so that the history stays.
///
/// @param sequence counts the moves, from 1
record Head(String product, long sequence, String buildId, String runId) {
  static final String FORMAT = "weir.head/1";

  String json() {
    return new JsonMembers()
        .text("format", FORMAT)
        .text("product", product)
        .number("sequence", sequence)
        .text("build_id", buildId)
        .text("run_id", runId)
        .line();
  }

  static Head read(JsonRecord json) {
    return new Head(
        json.text("product"), json.number("sequence"), json.text("build_id"), json.text("run_id"));
  }
}
