package dev.weir.compile.diff;

import dev.weir.compile.diff.Edit.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the edits off a [TreeMatching]: parts of the later tree in order, then what is gone.
final class EditScript {
  private EditScript() {}

  static List<Edit> of(Part before, Part after, Map<String, String> given) {
    TreeMatching matching = new TreeMatching(before, after, given);
    List<Edit> edits = new ArrayList<>();
    for (int a = 1; a < matching.after.size(); a++) {
      Part part = matching.after.parts.get(a);
      int b = matching.before(a);
      if (b < 0) {
        edits.add(new Edit(Operation.INSERT, part.kind(), part.about(), "", part.label()));
        continue;
      }
      Part was = matching.before.parts.get(b);
      int parent = matching.before(matching.after.parents.get(a));
      Operation operation =
          !was.label().equals(part.label())
              ? Operation.UPDATE
              : parent == matching.before.parents.get(b) ? Operation.KEEP : Operation.MOVE;
      ChangeClass about = operation == Operation.MOVE ? moved(matching, a, b) : part.about();
      edits.add(new Edit(operation, part.kind(), about, was.label(), part.label()));
    }
    for (int b = 1; b < matching.before.size(); b++) {
      if (matching.after(b) < 0) {
        Part part = matching.before.parts.get(b);
        edits.add(new Edit(Operation.REMOVE, part.kind(), part.about(), part.label(), ""));
      }
    }
    return edits;
  }

  /// A source that moved is the same source: what changed is what stands above it.
  private static ChangeClass moved(TreeMatching matching, int a, int b) {
    ChangeClass about = matching.after.parts.get(a).about();
    if (about != ChangeClass.SOURCE) {
      return about;
    }
    int above = matching.after.parents.get(a);
    return above > 0
        ? matching.after.parts.get(above).about()
        : matching.before.parts.get(matching.before.parents.get(b)).about();
  }
}
