package dev.weir.verify.feature;

import dev.weir.compile.CompiledQuery;
import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.verify.feature.Verdict.Fault;
import dev.weir.verify.feature.Verdict.Wrongness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Lets one engine run a query as written, as emitted, in its normal form and after every rewrite
/// rule, and compares rows, order, names and types.
///
/// The tables exist twice, in opposite orders of rows. A result that depends on that order is not
/// compared; an ordered result that does not is compared as a sequence. All queries judged so far
/// take part in the judgement of fingerprints.
final class FeatureJudge implements AutoCloseable {
  /// How much of what the compiler can make of a query is judged.
  enum Depth {
    /// The emitted text and the stated schema.
    EMITTED,
    /// Also the normal form, the fingerprint, and all rewrite rules together.
    FORMS,
    /// Also every rewrite rule alone.
    RULES
  }

  private record Seen(String sql, Answer.Result result) {}

  private final FeatureDatabase database;
  private final FeatureDatabase backward;
  private final Catalog catalog;
  private final Map<String, Seen> fingerprints = new LinkedHashMap<>();

  FeatureJudge() {
    this.database = FeatureDatabase.open(FeatureTables.Layout.FORWARD);
    this.backward = FeatureDatabase.open(FeatureTables.Layout.BACKWARD);
    this.catalog = database.catalog();
  }

  /// What one query comes to.
  Verdict judge(String sql, Depth depth) {
    Answer answer = database.run(sql);
    CompiledQuery compiled;
    try {
      compiled = Compiler.duckdb().compile(sql, "<sql>", catalog);
    } catch (WeirException e) {
      if (e.code() == ErrorCode.INTERNAL) {
        return Verdict.Wrong.of(Wrongness.INTERNAL, first(e), "");
      }
      return switch (answer) {
        case Answer.Refused refused -> new Verdict.BothRefuse(refused.message(), first(e));
        case Answer.Failed failed -> new Verdict.Fails(failed.message());
        case Answer.Result _ -> new Verdict.Refused(first(e));
      };
    } catch (RuntimeException | StackOverflowError e) {
      return Verdict.Wrong.of(Wrongness.INTERNAL, FeatureForms.shown(e), "");
    }
    return switch (answer) {
      case Answer.Refused refused ->
          Verdict.Wrong.of(Wrongness.ACCEPTED, refused.message(), compiled.engineSql());
      case Answer.Failed failed -> new Verdict.Fails(failed.message());
      case Answer.Result result -> compared(sql, compiled, result, depth);
    };
  }

  private Verdict compared(String sql, CompiledQuery compiled, Answer.Result result, Depth depth) {
    boolean stable = false;
    boolean ordered = false;
    if (backward.run(sql) instanceof Answer.Result other) {
      stable = other.multiset().equals(result.multiset());
      ordered = other.rows().equals(result.rows()) && OuterOrder.isIn(sql);
    }
    Expected expected = new Expected(result, stable, ordered);
    String text = compiled.engineSql();
    List<Fault> faults = new ArrayList<>();
    expected.against(database.run(text), text).ifPresent(faults::add);
    if (faults.isEmpty()) {
      schema(compiled, result, faults);
      if (depth != Depth.EMITTED) {
        new FeatureForms(compiled, database, expected, faults).check(depth);
      }
    }
    if (stable && depth != Depth.EMITTED) {
      fingerprint(sql, compiled, result, faults);
    }
    return faults.isEmpty() ? new Verdict.Agrees(result) : new Verdict.Wrong(faults);
  }

  private static void schema(CompiledQuery compiled, Answer.Result result, List<Fault> faults) {
    List<String> stated =
        compiled.schema().columns().stream()
            .map(c -> c.name() + " " + FeatureDatabase.withoutLabels(c.type().text()))
            .toList();
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < result.names().size(); i++) {
      String type = result.types().get(i);
      actual.add(result.names().get(i) + " " + read(type));
    }
    if (!stated.equals(actual)) {
      faults.add(new Fault(Wrongness.SCHEMA, stated + ", not " + actual, compiled.engineSql()));
    }
  }

  /// A type of the driver as the compiler writes it; the driver leaves out the labels of an ENUM
  /// that is no part of another type.
  private static String read(String type) {
    return type.contains("ENUM") && !type.contains("ENUM(")
        ? type
        : FeatureDatabase.withoutLabels(DataType.parse(type).text());
  }

  private void fingerprint(
      String sql, CompiledQuery compiled, Answer.Result result, List<Fault> faults) {
    Seen before = fingerprints.putIfAbsent(compiled.fingerprint().id(), new Seen(sql, result));
    if (before != null
        && !(before.result().multiset().equals(result.multiset())
            && before.result().columns().equals(result.columns()))) {
      faults.add(
          new Fault(
              Wrongness.FINGERPRINT,
              before.result().columns()
                  + " "
                  + before.result().multiset()
                  + ", not "
                  + result.columns()
                  + " "
                  + result.multiset(),
              before.sql()));
    }
  }

  private static String first(Exception e) {
    return String.valueOf(e.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    database.close();
    backward.close();
  }
}
