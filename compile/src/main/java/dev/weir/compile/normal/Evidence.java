package dev.weir.compile.normal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the rules did to one query: how often each was tried and changed something, and how long
/// that took in all. Not thread-safe; one per query.
public sealed interface Evidence {
  /// The time before a rule is tried; zero when nothing is kept.
  long start();

  /// Notes that a rule was tried since `start`.
  void end(Rule rule, long start, boolean changed);

  /// Notes that rules still changed something after the most rounds that they get. The form is
  /// right then, but may differ from that of another text of the same query.
  ///
  /// @param what the part of the query that they still changed
  void unsettled(String what, int rounds);

  /// Keeps nothing and costs nothing.
  static Evidence none() {
    return None.NONE;
  }

  /// Keeps everything.
  static Kept kept() {
    return new Kept();
  }

  /// What is known of one rule.
  record RuleRun(String pass, String rule, int tried, int changed, long nanos) {}

  /// Evidence that is kept.
  final class Kept implements Evidence {
    private final Map<Rule, long[]> runs = new LinkedHashMap<>();
    private final Set<String> unsettled = new LinkedHashSet<>();

    @Override
    public long start() {
      return System.nanoTime();
    }

    @Override
    public void end(Rule rule, long start, boolean changed) {
      long[] run = runs.computeIfAbsent(rule, r -> new long[3]);
      run[0]++;
      run[1] += changed ? 1 : 0;
      run[2] += System.nanoTime() - start;
    }

    @Override
    public void unsettled(String what, int rounds) {
      unsettled.add("the rules still changed " + what + " after " + rounds + " rounds");
    }

    /// What rules did not come to an end with, in words; empty when they did with all.
    public List<String> unsettled() {
      return List.copyOf(unsettled);
    }

    /// The rules in the order of [Rules], those that were tried.
    public List<RuleRun> runs() {
      List<RuleRun> all = new ArrayList<>();
      List<Rule> order = new ArrayList<>(Rules.ON_EXPRESSIONS);
      order.addAll(Rules.ON_CONDITIONS);
      order.addAll(Rules.ON_PLANS);
      for (Rule rule : order) {
        long[] run = runs.get(rule);
        if (run != null) {
          all.add(
              new RuleRun(rule.pass().title(), rule.name(), (int) run[0], (int) run[1], run[2]));
        }
      }
      return all;
    }
  }

  /// Evidence that nobody asked for.
  enum None implements Evidence {
    NONE;

    @Override
    public long start() {
      return 0;
    }

    @Override
    public void end(Rule rule, long start, boolean changed) {
      // Nobody asked.
    }

    @Override
    public void unsettled(String what, int rounds) {
      // Nobody asked.
    }
  }
}
