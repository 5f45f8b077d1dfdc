package dev.weir.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A JSON document that remembers where everything stands, so that a mistake in it can be shown.
sealed interface JsonTree {
  /// Where the value begins.
  SourcePlace place();

  /// An object; keys come in the order of the text, and may repeat.
  record Branch(SourcePlace place, List<Member> members) implements JsonTree {}

  /// A string.
  record Leaf(SourcePlace place, String text) implements JsonTree {}

  /// An array.
  record Sequence(SourcePlace place, List<JsonTree> elements) implements JsonTree {}

  /// A number, truth value or null.
  record Other(SourcePlace place) implements JsonTree {}

  /// A key with its value.
  record Member(String key, SourcePlace place, JsonTree value) {}

  /// Reads a document.
  ///
  /// @param file the name to put into places
  /// @throws WeirException with `SYNTAX` when the text is not JSON
  static JsonTree read(String file, String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      Reading reading = new Reading(file, text, parser);
      JsonTree tree = reading.value();
      if (parser.nextToken() != null) {
        throw reading.error("something follows the end of the document");
      }
      return tree;
    } catch (JsonProcessingException e) {
      int offset = Math.toIntExact(Math.max(0, e.getLocation().getCharOffset()));
      throw syntax("not JSON: " + e.getOriginalMessage(), SourcePlace.of(file, text, offset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WeirException syntax(String message, SourcePlace place) {
    return new WeirException(List.of(Problem.at(ErrorCode.SYNTAX, message, place)));
  }

  /// Reads by recursive descent; the parser itself bounds the depth.
  record Reading(String file, String text, JsonParser parser) {
    JsonTree value() throws IOException {
      JsonToken token = parser.currentToken();
      SourcePlace place = place();
      if (token == null) {
        throw error("the document is empty");
      }
      if (token == JsonToken.START_OBJECT) {
        return branch(place);
      }
      if (token == JsonToken.VALUE_STRING) {
        return new Leaf(place, parser.getText());
      }
      if (token == JsonToken.START_ARRAY) {
        List<JsonTree> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value());
        }
        return new Sequence(place, elements);
      }
      return new Other(place);
    }

    private Branch branch(SourcePlace place) throws IOException {
      List<Member> members = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        SourcePlace at = place();
        String key = parser.currentName();
        parser.nextToken();
        members.add(new Member(key, at, value()));
      }
      return new Branch(place, members);
    }

    private SourcePlace place() {
      return SourcePlace.of(
          file, text, Math.toIntExact(parser.currentTokenLocation().getCharOffset()));
    }

    WeirException error(String message) {
      return syntax(message, place());
    }
  }
}
