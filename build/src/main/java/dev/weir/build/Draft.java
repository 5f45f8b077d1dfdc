package dev.weir.build;

import dev.weir.model.Problem;
import java.util.List;
import java.util.Set;

/// A project as far as its files could be read. What can still be found wrong with the rest of it
/// is found, so that one report has everything; nothing of it is built while there are problems.
///
/// @param problems what is wrong with the files
/// @param unread the folded names of tables that must exist but are not in the project, and of
///   products whose policy cannot be read; no fault is found with them and those who read them
/// @param flawed the folded names of products whose header is wrong: their queries count, what the
///   header says does not
record Draft(Project project, List<Problem> problems, Set<String> unread, Set<String> flawed) {
  Draft {
    problems = List.copyOf(problems);
  }

  /// The project, when nothing is wrong with it.
  Project sound() {
    Problems all = new Problems();
    problems.forEach(all::add);
    all.throwAny();
    return project;
  }
}
