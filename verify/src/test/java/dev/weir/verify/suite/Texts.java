package dev.weir.verify.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/// What `{name}` and `${name}` stand for at a place of a script. Immutable.
record Texts(Map<String, String> values) {
  Texts {
    values = new LinkedHashMap<>(values);
  }

  /// The same with a loop's variable; `a,b` names several, whose values are joined alike.
  Texts with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    String[] names = name.split(",");
    String[] parts = names.length == 1 ? new String[] {value} : value.split(",");
    for (int i = 0; i < names.length && i < parts.length; i++) {
      more.put(names[i], parts[i]);
    }
    return new Texts(more);
  }

  /// The text with all names replaced.
  String of(String text) {
    String replaced = text;
    if (text.indexOf('{') >= 0) {
      for (Map.Entry<String, String> entry : values.entrySet()) {
        replaced =
            replaced
                .replace("${" + entry.getKey() + "}", entry.getValue())
                .replace("{" + entry.getKey() + "}", entry.getValue());
      }
    }
    return replaced;
  }
}
