package dev.weir.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The wire form of a profile: JSON with sorted keys and no spaces.
final class ProfileJson {
  private ProfileJson() {}

  static String of(RuntimeProfile profile) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("format", text("weir.profile/1"));
    fields.put("name", text(profile.name()));
    fields.put("version", Integer.toString(profile.version()));
    fields.put("threads", Integer.toString(profile.threads()));
    // Numbers beyond 2^53 are not safe in JSON, so byte counts are texts.
    fields.put("memory_bytes", text(Long.toString(profile.memoryBytes())));
    fields.put("spill", text(profile.spill().name()));
    fields.put("spill_bytes", text(Long.toString(profile.spillBytes())));
    fields.put("insertion_order", text(profile.insertionOrder().name()));
    fields.put("batch_rows", Integer.toString(profile.batchRows()));
    fields.put("disabled_optimizers", array(profile.disabledOptimizers()));
    Map<String, String> settings = new TreeMap<>();
    profile.settings().forEach((name, value) -> settings.put(name, text(value)));
    fields.put("settings", object(settings));
    return object(fields);
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> text(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(List<String> values) {
    return values.stream().map(ProfileJson::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
