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
      edits.add(new Edit(operation, part.kind(), part.about(), was.label(), part.label()));
    }
    for (int b = 1; b < matching.before.size(); b++) {
      if (matching.after(b) < 0) {
        Part part = matching.before.parts.get(b);
        edits.add(new Edit(Operation.REMOVE, part.kind(), part.about(), part.label(), ""));
      }
    }
    return edits;
  }
}
