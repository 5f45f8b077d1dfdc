package dev.weir.build;

import dev.weir.compile.policy.PolicyReading;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.ErrorCode;
import dev.weir.model.PlacedJson;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import dev.weir.sql.Dialect;
import dev.weir.sql.PrintStyle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The files with policies that a project names, each read once. Thread-safe.
final class ProjectPolicies {
  private final Path folder;
  private final Map<Path, PolicyReading> files = new ConcurrentHashMap<>();

  ProjectPolicies(Path folder) {
    this.folder = folder;
  }

  /// The policy in a file; what is wrong inside is among the [#problems], not thrown.
  ///
  /// @param path relative to the project
  /// @throws WeirException when there is no such file
  PolicyReading named(String path) {
    Path file;
    try {
      file = folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new WeirException(
          ErrorCode.INVALID_PROJECT, "'" + path + "' is no path: " + e.getReason(), e);
    }
    if (!Files.isRegularFile(file)) {
      throw new WeirException(
          ErrorCode.MISSING_FILE,
          "there is no policy %s; name a file in the form %s, relative to the folder of weir.yaml"
              .formatted(file, SqlPolicy.FORMAT));
    }
    return files.computeIfAbsent(file, ProjectPolicies::read);
  }

  private static PolicyReading read(Path file) {
    try {
      SourceText text = SourceText.read(file);
      PolicyReading reading = PolicyReading.of(text.label(), text.text());
      List<Problem> problems = new ArrayList<>(reading.problems());
      reading.policy().ifPresent(policy -> problems.addAll(unfit(policy, text)));
      return new PolicyReading(reading.policy(), problems);
    } catch (WeirException e) {
      return new PolicyReading(Optional.empty(), e.problems());
    }
  }

  /// What a policy may say elsewhere, but not where DuckDB runs what comes out.
  private static List<Problem> unfit(SqlPolicy policy, SourceText text) {
    PlacedJson json = PlacedJson.read(text.label(), text.text());
    List<Problem> problems = new ArrayList<>();
    if (!policy.write().equals(Dialect.DUCKDB)) {
      problems.add(
          Problem.at(
              ErrorCode.INVALID_OPTION,
              "policy: 'write' can only be 'duckdb' in a project, which is the engine that builds its products, not '%s'; 'weir transpile' turns queries into %2$s"
                  .formatted(policy.write().name(), policy.write().name()),
              json.place("/write")));
    }
    if (policy.generation().style().quoting() == PrintStyle.Quoting.NEVER) {
      problems.add(
          Problem.at(
              ErrorCode.INVALID_OPTION,
              "policy: 'generate.quoting' cannot be 'never' in a project: the engine would take a name such as \"current_date\" for what it means without quotes; legal are always, safe",
              json.place("/generate/quoting")));
    }
    return problems;
  }

  /// Everything that is wrong inside the files that were named, each once.
  List<Problem> problems() {
    return new TreeMap<>(files).values().stream().flatMap(r -> r.problems().stream()).toList();
  }
}
