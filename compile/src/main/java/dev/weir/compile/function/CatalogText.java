package dev.weir.compile.function;

import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.model.function.FunctionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// The resource that holds the catalog, cut into one block per function; signatures are read when a
/// function is first asked for. A block is a header and one indented line per overload:
///
///     scalar round
///       x DECIMAL, precision INTEGER -> DECIMAL
///     scalar random volatile
///       -> DOUBLE
///     scalar mod = %
///
/// `= name` takes the overloads of another function of the same kind.
record CatalogText(String version, byte[] content, Map<String, Function> functions) {

  static CatalogText load(String resource) {
    return parse(Resources.bytes(resource));
  }

  private static CatalogText parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Map<String, Function> functions = new LinkedHashMap<>(2048);
    int end = text.indexOf('\n');
    String version = text.substring(0, end);
    int at = end + 1;
    while (at < text.length()) {
      int header = text.indexOf('\n', at);
      int next = header + 1;
      while (next < text.length() && text.charAt(next) == ' ') {
        next = text.indexOf('\n', next) + 1;
      }
      Function function = Function.of(text.substring(at, header), text.substring(header + 1, next));
      functions.put(key(function.kind(), function.name()), function);
      at = next;
    }
    return new CatalogText(version, bytes, functions);
  }

  /// Scalar, aggregate, window and macro share one name space; table functions have their own.
  static String key(FunctionKind kind, String name) {
    String folded = Identifiers.fold(name);
    return kind.isTable() ? "table " + folded : folded;
  }

  /// The SHA-256 of the resource and of another one, in hexadecimal.
  String digest(byte[] other) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content);
      return HexFormat.of().formatHex(digest.digest(other));
    } catch (NoSuchAlgorithmException e) {
      throw new WeirException(ErrorCode.INTERNAL, "this JVM has no SHA-256", e);
    }
  }
}
