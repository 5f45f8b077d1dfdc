package dev.weir.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many queries in one process: a JSON line `{"id": …, "sql": …}` in, a JSON line out, in order. A
/// line that cannot be read or compiled gives a line that says why, and the next one follows. Keys
/// that are not known are left to the caller's own use.
final class BatchLines {
  /// No text of a query is refused later than by this many bytes of its line.
  private static final int LONGEST_LINE = 64 << 20;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Function<String, Map<String, Object>> compile;
  private final PrintStream out;

  /// @param compile makes the outcome of one query, errors included
  BatchLines(Function<String, Map<String, Object>> compile, PrintStream out) {
    this.compile = compile;
    this.out = out;
  }

  /// Works through the lines to the end.
  void run(InputStream in) throws IOException {
    int number = 0;
    for (byte[] line = line(in); line != null; line = line(in)) {
      number++;
      out.print(answer(line, number));
      out.print('\n');
      if (in.available() == 0) {
        // Somebody may wait for this answer before asking again.
        out.flush();
      }
    }
  }

  private String answer(byte[] line, int number) throws IOException {
    Request request = new Request();
    Map<String, Object> outcome;
    if (line.length > LONGEST_LINE) {
      outcome =
          ErrorJson.failure(
              new WeirException(
                  ErrorCode.LIMIT_EXCEEDED,
                  "line " + number + " has more than " + LONGEST_LINE + " bytes; split the query"));
      return withId(request.id, outcome);
    }
    try {
      request.read(line);
      String sql = request.sql;
      outcome =
          sql == null
              ? ErrorJson.failure(error("the line has no \"sql\" with a text", number, 1))
              : compile.apply(sql);
    } catch (IOException e) {
      outcome = ErrorJson.failure(error("the line is not a JSON object: " + reason(e), number, 1));
    }
    try {
      return withId(request.id, outcome);
    } catch (OutOfMemoryError e) {
      // The answer is larger than the query by far; the next line has the memory again.
      return withId(request.id, ErrorJson.failure(outOfMemory(e)));
    }
  }

  static WeirException outOfMemory(OutOfMemoryError e) {
    return new WeirException(
        ErrorCode.OUT_OF_MEMORY,
        "the query takes more memory than Weir may use ("
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB); split it, lower the limits of the policy, or give Weir more with"
            + " WEIR_JAVA_OPTS=-Xmx",
        e);
  }

  private static String withId(String id, Map<String, Object> outcome) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("id");
      json.writeRawValue(id);
      for (Map.Entry<String, Object> member : outcome.entrySet()) {
        json.writeFieldName(member.getKey());
        Json.write(json, member.getValue());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static WeirException error(String message, int line, int column) {
    SourcePlace place = new SourcePlace("<batch>", line, column, "");
    return new WeirException(List.of(Problem.at(ErrorCode.SYNTAX, message, place)));
  }

  private static String reason(IOException e) {
    return e instanceof com.fasterxml.jackson.core.JsonProcessingException json
        // Where Jackson's text would tell what it reads from, which here is always the line.
        ? json.getOriginalMessage().replaceFirst("(?s) ?\\(for .*\\[Source:.*", "")
        : String.valueOf(e.getMessage());
  }

  /// The next line without its end, or null after the last.
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      // The rest of a line that is too long is read and forgotten.
      if (line.size() <= LONGEST_LINE) {
        line.write(next);
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  /// What a line asks; the id is kept as JSON, whatever its type.
  private static final class Request {
    private String id = "null";
    private @Nullable String sql;

    void read(byte[] line) throws IOException {
      try (JsonParser parser = FACTORY.createParser(line)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("it does not begin with {");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          JsonToken value = parser.nextToken();
          if (key.equals("id")) {
            id = copy(parser);
          } else if (key.equals("sql") && value == JsonToken.VALUE_STRING) {
            sql = parser.getText();
          } else {
            parser.skipChildren();
          }
        }
        if (parser.nextToken() != null) {
          throw new IOException("something follows the object");
        }
      }
    }

    private static String copy(JsonParser parser) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = FACTORY.createGenerator(text)) {
        json.copyCurrentStructure(parser);
      }
      return text.toString();
    }
  }
}
