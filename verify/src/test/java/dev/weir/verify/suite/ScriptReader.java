package dev.weir.verify.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads scripts in the format of sqllogictest, as DuckDB extends it.
final class ScriptReader {
  /// Loops are expanded up to so many steps; what follows in the script is left out.
  private static final int MOST_STEPS = 3_000;

  private final List<String> lines;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private ScriptReader(List<String> lines) {
    this.lines = lines;
  }

  /// The script in a file.
  ///
  /// @param words what `{NAME}` stands for
  static TestScript read(Path file, String name, Map<String, String> words) {
    ScriptReader reader = new ScriptReader(lines(file));
    reader.block(0, reader.lines.size(), new Texts(words));
    return reader.missing.isEmpty()
        ? new TestScript(name, reader.steps, List.of())
        : new TestScript(name, List.of(), reader.missing);
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Reads the lines from one to another, in the loops that are open.
  private void block(int from, int to, Texts texts) {
    int at = from;
    boolean reads = true;
    boolean next = true;
    while (at < to && steps.size() < MOST_STEPS) {
      List<String> head = List.of(lines.get(at).strip().split("\\s+"));
      switch (head.getFirst()) {
        case "mode" -> {
          reads = head.contains("unskip") || (reads && !head.contains("skip"));
          at++;
        }
        case "skipif" -> {
          next = !head.contains("duckdb");
          at++;
        }
        case "onlyif" -> {
          next = head.contains("duckdb");
          at++;
        }
        case "require" -> {
          List<String> required = head.subList(1, head.size());
          if (!Requirements.areMet(required)) {
            missing.add(required.getFirst());
          }
          at++;
        }
        case "require-env", "unzip" -> {
          missing.add(head.getFirst());
          at++;
        }
        case "load" -> {
          steps.add(
              new Step.Load(
                  head.size() < 2 ? Optional.empty() : Optional.of(texts.of(head.get(1)))));
          at++;
        }
        case "restart" -> {
          steps.add(new Step.Restart());
          at++;
        }
        case "loop", "concurrentloop", "foreach", "concurrentforeach" -> {
          int end = end(at, to);
          loop(head, at + 1, end, texts);
          at = end + 1;
        }
        case "statement", "query" -> {
          int end = sqlEnd(at + 1, to);
          if (reads && next) {
            String sql = texts.of(String.join("\n", lines.subList(at + 1, end)));
            steps.add(new Step.Run(at + 1, texts.of(connection(head)), sql));
          }
          next = true;
          at = afterResult(end, to);
        }
        default -> at++;
      }
    }
  }

  private void loop(List<String> head, int from, int to, Texts texts) {
    if (head.getFirst().endsWith("loop")) {
      int first = Integer.parseInt(texts.of(head.get(2)));
      int last = Integer.parseInt(texts.of(head.get(3)));
      for (int i = first; i < last && steps.size() < MOST_STEPS; i++) {
        block(from, to, texts.with(head.get(1), String.valueOf(i)));
      }
      return;
    }
    for (String value : LoopTokens.of(head.subList(2, head.size()))) {
      block(from, to, texts.with(head.get(1), texts.of(value)));
    }
  }

  /// The line of the `endloop` that closes the loop of a line.
  private int end(int loop, int to) {
    int depth = 0;
    for (int i = loop; i < to; i++) {
      String word = lines.get(i).strip().split("\\s+")[0];
      if (word.matches("(concurrent)?(loop|foreach)")) {
        depth++;
      } else if (word.equals("endloop") && --depth == 0) {
        return i;
      }
    }
    return to;
  }

  private int sqlEnd(int from, int to) {
    int at = from;
    while (at < to && !lines.get(at).isBlank() && !lines.get(at).equals("----")) {
      at++;
    }
    return at;
  }

  private int afterResult(int from, int to) {
    int at = from;
    while (at < to && !lines.get(at).isBlank()) {
      at++;
    }
    return at;
  }

  /// `statement ok con`, `query II rowsort` or `query II con`.
  private static String connection(List<String> head) {
    return head.size() < 3 || head.get(2).matches("(no|row|value)sort|#.*|----") ? "" : head.get(2);
  }
}
