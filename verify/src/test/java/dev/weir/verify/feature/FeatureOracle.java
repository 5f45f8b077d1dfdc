package dev.weir.verify.feature;

import dev.weir.verify.feature.FeatureJudge.Depth;
import dev.weir.verify.feature.Verdict.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Judges many queries and keeps what is wrong, each fault with the smallest query that shows it.
///
/// Every other generated query is a sibling of the one before: one decision is another one, so that
/// two queries which differ in little meet in the judgement of fingerprints.
final class FeatureOracle implements AutoCloseable {
  private static final int MOST_SHRUNK = 40;
  private static final int MOST_ALIKE = 1;

  private final FeatureJudge judge = new FeatureJudge();
  private final FeatureJudge shrinking = new FeatureJudge();
  private final KnownFaults known;
  private final Map<String, Integer> tally = new TreeMap<>();
  private final Map<String, Integer> alike = new TreeMap<>();
  private final Refusals refusals = new Refusals();
  private final Set<String> shown = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int judged;
  private int agreed;
  private int excluded;

  FeatureOracle(KnownFaults known) {
    this.known = known;
  }

  /// Writes and judges so many queries.
  void generated(long seed, int count) {
    List<Integer> before = List.of();
    for (int n = 0; n < count; n++) {
      Choices choices =
          n % 2 == 0 ? Choices.fresh(seed + n) : Choices.replay(sibling(before, seed + n));
      String sql = FeatureWriter.write(choices);
      before = choices.record();
      judge("seed " + seed + ", case " + n, sql, before);
    }
  }

  /// Judges a query that is written by hand.
  void written(String sql) {
    judge("written", sql, List.of());
  }

  private static List<Integer> sibling(List<Integer> record, long seed) {
    List<Integer> changed = new ArrayList<>(record);
    int at = new Random(seed).nextInt(changed.size());
    changed.set(at, changed.get(at) == 0 ? 1 : changed.get(at) - 1);
    return changed;
  }

  /// Every rule alone, on each third query, costs as much as all else.
  private void judge(String name, String sql, List<Integer> record) {
    Depth depth = judged % 3 == 0 ? Depth.RULES : Depth.FORMS;
    judged++;
    Verdict verdict = judge.judge(sql, depth);
    tally.merge(verdict.getClass().getSimpleName(), 1, Integer::sum);
    switch (verdict) {
      case Verdict.Agrees _ -> agreed++;
      case Verdict.BothRefuse _, Verdict.Fails _ -> {}
      case Verdict.Refused refused -> refusals.add(refused.message(), sql);
      case Verdict.Wrong faults ->
          faults.faults().forEach(fault -> wrong(name, sql, record, fault));
    }
  }

  private void wrong(String name, String sql, List<Integer> record, Fault fault) {
    if (known.isKnown(sql, fault)) {
      excluded++;
      return;
    }
    tally.merge("wrong " + fault.kind(), 1, Integer::sum);
    boolean shrunk =
        !record.isEmpty()
            && fault.kind() != Verdict.Wrongness.FINGERPRINT
            && wrong.size() < MOST_SHRUNK
            && alike.merge(fault.likeness(), 1, Integer::sum) <= MOST_ALIKE;
    String small =
        shrunk ? Shrinker.shrink(record, sql, other -> like(other, fault).isPresent()) : sql;
    Fault least = shrunk ? like(small, fault).orElse(fault) : fault;
    if (shown.add(least.kind() + small)) {
      String text =
          name
              + ": "
              + least.kind()
              + "\n  "
              + small
              + "\n  form: "
              + least.text()
              + "\n  "
              + least.detail()
              + (small.equals(sql) ? "" : "\n  from " + sql);
      wrong.add(text);
      System.out.println(text);
    }
  }

  /// A fault of the same kind in another query, which is not a known one.
  private Optional<Fault> like(String sql, Fault fault) {
    return shrinking.judge(sql, fault.kind().depth()) instanceof Verdict.Wrong found
        ? found.faults().stream()
            .filter(f -> f.likeness().equals(fault.likeness()) && !known.isKnown(sql, f))
            .findFirst()
        : Optional.empty();
  }

  int judged() {
    return judged;
  }

  /// How many queries mean the same in every form.
  int agreed() {
    return agreed;
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  List<String> refusals() {
    return refusals.lines();
  }

  /// The verdicts by kind.
  String summary() {
    return judged + " queries, " + tally + ", known faults " + excluded;
  }

  @Override
  public void close() {
    judge.close();
    shrinking.close();
  }
}
