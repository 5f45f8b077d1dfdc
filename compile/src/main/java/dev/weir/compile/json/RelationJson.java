package dev.weir.compile.json;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.CanonicalJson;
import dev.weir.model.DeepStack;
import dev.weir.model.ErrorCode;
import dev.weir.model.JsonValue;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;

/// Bound relations as canonical JSON: `{"format":"weir.relation/1","relation":{…}}`. Every node is
/// an object whose `node` names its kind; types are texts; empty lists and absent parts are left
/// out. `load(dump(x))` equals x, and equal relations give equal bytes. Thread-safe.
public final class RelationJson {
  /// The name and version of the form.
  public static final String FORMAT = "weir.relation/1";

  private RelationJson() {}

  /// The text of a relation.
  public static String dump(Relation relation) {
    return DeepStack.call(() ->
        CanonicalJson.write(
            new JsonObjects()
                .text("format", FORMAT)
                .put("relation", RelationWriter.write(relation))
                .build()));
  }

  /// The relation of a text, its calls as a catalog of functions has them.
  ///
  /// @throws WeirException with `SYNTAX` if the text is not JSON, with `STORE_CORRUPT` if it is not
  ///   of this form and version, or is no relation that could run
  public static Relation load(String text, FunctionCatalog functions) {
    return DeepStack.call(() -> loaded(text, functions));
  }

  private static Relation loaded(String text, FunctionCatalog functions) {
    Node document = Node.of(CanonicalJson.read(text));
    String format = document.text("format");
    if (!format.equals(FORMAT)) {
      throw new WeirException(
          ErrorCode.STORE_CORRUPT,
          "cannot read the format '" + format + "': this version of Weir reads " + FORMAT);
    }
    try {
      return new RelationReader(functions).read(document.node("relation"));
    } catch (IllegalArgumentException e) {
      throw Node.corrupt(String.valueOf(e.getMessage()));
    } catch (WeirException e) {
      throw e.code() == ErrorCode.STORE_CORRUPT
          ? e
          : Node.corrupt(e.problems().getFirst().message());
    }
  }

  /// The relation as a JSON value, to stand inside another document.
  public static JsonValue value(Relation relation) {
    return DeepStack.call(() -> RelationWriter.write(relation));
  }
}
