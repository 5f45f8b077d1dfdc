package dev.weir.compile.emit;

import dev.weir.model.Identifiers;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which FROM items of enclosing blocks each block refers to, itself or through blocks inside it.
/// Their aliases are the ones that the block must not hide.
final class OuterReferences {
  private final IdentityHashMap<Relation.Select, Set<Integer>> byBlock = new IdentityHashMap<>();
  private final Set<String> tables = new LinkedHashSet<>();

  private OuterReferences() {}

  static OuterReferences of(Relation relation) {
    OuterReferences references = new OuterReferences();
    Walk walk = references.new Walk();
    walk.relation(relation);
    return references;
  }

  /// The ids of the outer items that a block refers to.
  Set<Integer> of(Relation.Select block) {
    return byBlock.getOrDefault(block, Set.of());
  }

  /// Whether some block reads a base table under that name, given without a schema.
  boolean readsTable(String foldedName) {
    return tables.contains(foldedName);
  }

  private record Block(Set<Integer> used, Set<Integer> defined) {
    Block() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  private final class Walk implements Parts.Sink {
    private final Deque<Block> blocks = new ArrayDeque<>();

    Walk() {
      blocks.push(new Block());
    }

    @Override
    public void expression(Expression expression) {
      if (expression instanceof Expression.ColumnRef column) {
        block().used().add(column.source());
      } else {
        Parts.of(expression, this);
      }
    }

    @Override
    public void from(From from) {
      switch (from) {
        case From.Scan s -> {
          define(s.id());
          if (s.table().parts().size() == 1) {
            tables.add(Identifiers.fold(s.table().name()));
          }
        }
        case From.CteScan s -> define(s.id());
        case From.Derived d -> define(d.id());
        case From.FunctionScan f -> define(f.id());
        case From.Join _ -> {}
        case From.Pivot p -> define(p.id());
        case From.Unpivot u -> define(u.id());
      }
      Parts.of(from, this);
    }

    @Override
    public void relation(Relation relation) {
      if (!(relation instanceof Relation.Select select)) {
        Parts.of(relation, this);
        return;
      }
      blocks.push(new Block());
      Parts.of(relation, this);
      Block inner = blocks.pop();
      inner.used().removeAll(inner.defined());
      if (!inner.used().isEmpty()) {
        byBlock.put(select, inner.used());
        block().used().addAll(inner.used());
      }
    }

    private Block block() {
      return blocks.element();
    }

    private void define(int id) {
      block().defined().add(id);
    }
  }
}
