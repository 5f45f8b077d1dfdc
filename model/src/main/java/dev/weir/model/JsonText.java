package dev.weir.model;

import dev.weir.model.JsonValue.JsonArray;
import dev.weir.model.JsonValue.JsonBoolean;
import dev.weir.model.JsonValue.JsonNull;
import dev.weir.model.JsonValue.JsonNumber;
import dev.weir.model.JsonValue.JsonObject;
import dev.weir.model.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reader behind [CanonicalJson#read]: strict JSON, one value.
final class JsonText {
  private static final int DEEPEST = 2000;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String text;
  private final Places places;
  private int at;
  private int depth;

  /// Who wants to know where things stand, by JSON pointer.
  private interface Places {
    void value(String pointer, int at);

    void key(String pointer, int at);

    default String member(String pointer, String name) {
      return pointer + "/" + PlacedJson.escaped(name);
    }

    default String element(String pointer, int index) {
      return pointer + "/" + index;
    }
  }

  /// Nobody does, so that no pointer need be made.
  private static final Places NOBODY =
      new Places() {
        @Override
        public void value(String pointer, int at) {}

        @Override
        public void key(String pointer, int at) {}

        @Override
        public String member(String pointer, String name) {
          return "";
        }

        @Override
        public String element(String pointer, int index) {
          return "";
        }
      };

  JsonText(String text) {
    this.text = text;
    this.places = NOBODY;
  }

  /// Notes where values and keys begin.
  JsonText(String text, Map<String, Integer> values, Map<String, Integer> keys) {
    this.text = text;
    this.places =
        new Places() {
          @Override
          public void value(String pointer, int at) {
            values.put(pointer, at);
          }

          @Override
          public void key(String pointer, int at) {
            keys.put(pointer, at);
          }
        };
  }

  /// How far reading came.
  int position() {
    return at;
  }

  JsonValue read() {
    JsonValue value = value("");
    skipSpace();
    if (at < text.length()) {
      throw wrong("nothing may follow the value");
    }
    return value;
  }

  private JsonValue value(String pointer) {
    skipSpace();
    if (at >= text.length()) {
      throw wrong("a value is missing");
    }
    places.value(pointer, at);
    return switch (text.charAt(at)) {
      case '{' -> object(pointer);
      case '[' -> array(pointer);
      case '"' -> new JsonString(string());
      case 't' -> word("true", new JsonBoolean(true));
      case 'f' -> word("false", new JsonBoolean(false));
      case 'n' -> word("null", new JsonNull());
      default -> number();
    };
  }

  private JsonObject object(String pointer) {
    enter();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!taken('}')) {
      do {
        skipSpace();
        int key = at;
        String name = string();
        String member = places.member(pointer, name);
        places.key(member, key);
        expect(':');
        if (members.put(name, value(member)) != null) {
          throw wrong("the key \"" + name + "\" appears twice in one object");
        }
      } while (taken(','));
      expect('}');
    }
    depth--;
    return new JsonObject(members);
  }

  private JsonArray array(String pointer) {
    enter();
    List<JsonValue> elements = new ArrayList<>();
    if (!taken(']')) {
      do {
        elements.add(value(places.element(pointer, elements.size())));
      } while (taken(','));
      expect(']');
    }
    depth--;
    return new JsonArray(elements);
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw wrong("nested deeper than " + DEEPEST + " levels");
    }
  }

  private String string() {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw wrong("a string is missing");
    }
    at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c < 0x20) {
        throw wrong("control characters in strings are written as \\u escapes");
      }
      out.append(c == '\\' ? escape() : c);
    }
    throw wrong("the string does not end");
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong("\\u takes four hexadecimal digits");
        }
        try {
          yield (char) Integer.parseInt(text, at, at += 4, 16);
        } catch (NumberFormatException e) {
          throw wrong("\\u takes four hexadecimal digits");
        }
      }
      default -> throw wrong("unknown escape \\" + c);
    };
  }

  private JsonValue number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw wrong("a value is missing");
    }
    at = number.end();
    return new JsonNumber(Double.parseDouble(number.group()));
  }

  private JsonValue word(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value is missing");
    }
    at += word.length();
    return value;
  }

  private boolean taken(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw wrong("'" + c + "' is missing");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private WeirException wrong(String why) {
    return new WeirException(
        ErrorCode.SYNTAX,
        "not JSON at character " + (at + 1) + " of " + text.length() + ": " + why);
  }
}
