package dev.weir.cli;

import dev.weir.build.RowTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of running two queries, for people and for programs.
final class TrialOutput {
  private TrialOutput() {}

  static String text(List<RowTrial> trials) {
    StringBuilder text = new StringBuilder();
    long differing = trials.stream().filter(RowTrial::differs).count();
    long failed = trials.stream().filter(t -> !t.failure().isEmpty()).count();
    text.append("rows differ in %d of %d runs".formatted(differing, trials.size()));
    text.append(failed == 0 ? "" : ", %d failed".formatted(failed));
    text.append(differing == 0 ? "; that proves nothing about other rows\n" : "\n");
    boolean shown = false;
    for (RowTrial trial : trials) {
      text.append("  ").append(trial.over()).append(": ").append(result(trial)).append('\n');
      if (trial.differs() && !shown) {
        // One example is enough; the smallest comes first.
        shown = true;
        rows(text, trial);
      }
    }
    return text.toString();
  }

  private static String result(RowTrial trial) {
    if (!trial.failure().isEmpty()) {
      return "not compared: " + trial.failure().lines().findFirst().orElse("");
    }
    String counts =
        "%,d rows before, %,d after".formatted(trial.rows().before(), trial.rows().after());
    if (trial.columns().isEmpty()) {
      return counts + "; no column of one name and type";
    }
    return trial.differs()
        ? "%s; %,d only before, %,d only after"
            .formatted(counts, trial.differing().before(), trial.differing().after())
        : counts + "; the same in " + String.join(", ", trial.columns());
  }

  private static void rows(StringBuilder text, RowTrial trial) {
    text.append("      ").append(String.join(" | ", trial.columns())).append('\n');
    trial.onlyBefore().forEach(row -> line(text, "-", row));
    trial.onlyAfter().forEach(row -> line(text, "+", row));
  }

  private static void line(StringBuilder text, String sign, List<String> row) {
    text.append("    ").append(sign).append(' ').append(String.join(" | ", row)).append('\n');
  }

  /// One object per run; `failure` is absent where there is none.
  static List<Object> json(List<RowTrial> trials) {
    List<Object> list = new ArrayList<>();
    for (RowTrial trial : trials) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("over", trial.over());
      members.put("differs", trial.differs());
      members.put("columns", trial.columns());
      members.put("rows_before", trial.rows().before());
      members.put("rows_after", trial.rows().after());
      members.put("only_before", trial.differing().before());
      members.put("only_after", trial.differing().after());
      members.put("examples_before", trial.onlyBefore());
      members.put("examples_after", trial.onlyAfter());
      if (!trial.failure().isEmpty()) {
        members.put("failure", trial.failure());
      }
      list.add(members);
    }
    return list;
  }
}
