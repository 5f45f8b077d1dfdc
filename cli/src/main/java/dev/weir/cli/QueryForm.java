package dev.weir.cli;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.json.RelationJson;
import dev.weir.compile.normal.Normalizer;

/// What `weir compile --form` shows of a query: canonical JSON, of which the same query gives the
/// same bytes everywhere.
enum QueryForm {
  /// The bound relation, `weir.relation/1`.
  RELATION,
  /// The normal form, `weir.normal/1`, which the fingerprint's component `query` is the hash of.
  NORMAL;

  RawJson of(CompiledQuery query) {
    return new RawJson(
        switch (this) {
          case RELATION -> RelationJson.dump(query.relation());
          case NORMAL -> Normalizer.normalize(query.relation()).text();
        });
  }

  /// The member of an answer that holds it.
  String member() {
    return switch (this) {
      case RELATION -> "relation";
      case NORMAL -> "normal";
    };
  }
}
