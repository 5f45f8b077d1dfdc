package dev.weir.compile.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which FROM items a part of a query refers to, and which it has.
final class Reads implements Parts.Deep {
  private final Set<Integer> read = new LinkedHashSet<>();
  private final Set<Integer> defined = new LinkedHashSet<>();

  private Reads() {}

  /// The items outside of an expression whose columns it reads.
  static Set<Integer> of(Expression expression) {
    Reads reads = new Reads();
    reads.expression(expression);
    return reads.free();
  }

  /// The items outside of a query whose columns it reads: what it is correlated with.
  static Set<Integer> of(Relation relation) {
    Reads reads = new Reads();
    reads.relation(relation);
    return reads.free();
  }

  /// The items outside of a FROM item whose columns it reads.
  static Set<Integer> of(From from) {
    Reads reads = new Reads();
    reads.from(from);
    return reads.free();
  }

  /// The items whose columns can be named behind a FROM clause.
  static Set<Integer> visible(From from) {
    Set<Integer> ids = new LinkedHashSet<>();
    visible(from, ids);
    return ids;
  }

  private static void visible(From from, Set<Integer> ids) {
    switch (from) {
      case From.Scan s -> ids.add(s.id());
      case From.CteScan s -> ids.add(s.id());
      case From.Derived d -> ids.add(d.id());
      case From.FunctionScan f -> ids.add(f.id());
      case From.Pivot p -> ids.add(p.id());
      case From.Unpivot u -> ids.add(u.id());
      case From.Join j -> {
        visible(j.left(), ids);
        if (j.kind().keepsRightColumns()) {
          visible(j.right(), ids);
        }
      }
    }
  }

  private Set<Integer> free() {
    read.removeAll(defined);
    return read;
  }

  @Override
  public void expression(Expression expression) {
    if (expression instanceof Expression.ColumnRef column) {
      read.add(column.source());
    } else {
      Parts.of(expression, this);
    }
  }

  @Override
  public void from(From from) {
    if (!(from instanceof From.Join)) {
      visible(from, defined);
    }
    Parts.of(from, this);
  }
}
