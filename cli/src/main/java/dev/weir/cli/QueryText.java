package dev.weir.cli;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The part of a command line that says where queries come from: a text, a file or a batch.
final class QueryText {
  private static final String STANDARD_INPUT = "-";
  private static final String ANONYMOUS = "<sql>";

  @Option(names = "--sql", paramLabel = "TEXT", description = "The text of a query.")
  private String sql = "";

  @Parameters(
      paramLabel = "FILE",
      arity = "1",
      description = "A file with a query; - is standard input.")
  private String file = "";

  @Option(
      names = "--batch",
      paramLabel = "FILE.jsonl",
      description = "One {\"id\": …, \"sql\": …} a line, one answer a line; - is standard input.")
  private String batch = "";

  QueryText() {}

  /// Whether answers are JSON lines, whatever else is asked for.
  boolean isBatch() {
    return !batch.isEmpty();
  }

  /// Does the work and tells people what came out; a batch always answers in JSON.
  int print(QueryWork work, Console console) throws IOException {
    if (isBatch()) {
      return batch(work, console);
    }
    work.print(text(console), label(), console);
    return ExitCode.DONE;
  }

  /// Does the work and answers in JSON.
  int answer(QueryWork work, Console console) throws IOException {
    if (isBatch()) {
      return batch(work, console);
    }
    Map<String, Object> answer = answer(work, text(console), label());
    console.out().println(Json.text(answer));
    return Boolean.TRUE.equals(answer.get("ok")) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private int batch(QueryWork work, Console console) throws IOException {
    return batch(batch, work, console);
  }

  /// Answers a batch, a line for each line.
  ///
  /// @param file a file of JSON lines; `-` is standard input
  static int batch(String file, QueryWork work, Console console) throws IOException {
    try (InputStream lines = lines(file, console)) {
      new BatchLines(query -> answer(work, query, ANONYMOUS), console.out()).run(lines);
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> answer(QueryWork work, String sql, String label) {
    return answered(() -> work.answer(sql, label));
  }

  /// Never throws: a mistake of Weir is an answer too, and so is a query that takes all the memory,
  /// so that one query cannot stop a batch.
  static Map<String, Object> answered(Supplier<Map<String, Object>> work) {
    long begun = System.nanoTime();
    Map<String, Object> answer;
    try {
      Map<String, Object> members = work.get();
      answer = new LinkedHashMap<>();
      answer.put("ok", true);
      answer.putAll(members);
    } catch (WeirException e) {
      answer = ErrorJson.failure(e);
    } catch (OutOfMemoryError e) {
      answer = ErrorJson.failure(BatchLines.outOfMemory(e));
    } catch (RuntimeException | Error e) {
      answer =
          ErrorJson.failure(
              new WeirException(ErrorCode.INTERNAL, "this is a bug in Weir: " + e, e));
    }
    answer.put("micros", (System.nanoTime() - begun) / 1000);
    return answer;
  }

  private String label() {
    return file.isEmpty() ? ANONYMOUS : file;
  }

  private String text(Console console) {
    if (file.isEmpty()) {
      return sql;
    }
    return file.equals(STANDARD_INPUT)
        ? TextFile.read("standard input", console.in())
        : TextFile.read(Path.of(file));
  }

  private static InputStream lines(String batch, Console console) throws IOException {
    if (batch.equals(STANDARD_INPUT)) {
      return new BufferedInputStream(console.in());
    }
    try {
      return new BufferedInputStream(Files.newInputStream(Path.of(batch)));
    } catch (NoSuchFileException e) {
      throw new WeirException(ErrorCode.MISSING_FILE, "there is no file " + batch, e);
    }
  }
}
