package dev.weir.verify.diff;

import dev.weir.compile.diff.ChangeClass;
import dev.weir.model.relation.Relation;
import java.util.Set;

/// A query with one thing changed.
///
/// @param what the change, in words
/// @param expected the classes of which a diff must name one; empty when any may be right
record Mutation(String what, Set<ChangeClass> expected, Relation relation) {}
