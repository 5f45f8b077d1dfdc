package dev.weir.compile.normal;

import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Structural hashes of expressions and plans, the same in every JVM. A column counts by its
/// colour, which hashing the plan that defines it gives it, so that column numbers do not matter.
/// They serve to put things in order, never to tell whether things are equal.
class Hashing {
  private static final long[] SCALARS =
      Arrays.stream(ScalarType.values()).mapToLong(t -> text(t.text())).toArray();

  private final PlanHashing plans = new PlanHashing(this);
  private final Ties ties;
  private long[] colours;

  /// Hashes of what [#isKept], as long as no column changes its colour: who puts operands in order
  /// asks for those of each level of an expression.
  private IdentityHashMap<Expr, Long> known = new IdentityHashMap<>();

  /// Hashes of shared values, as long as none of the columns that they read changes its colour.
  private final IdentityHashMap<Expr.Shared, Long> sharedKnown = new IdentityHashMap<>();

  private final BitSet sharedReads = new BitSet();

  private Hashing(int columns) {
    this(columns, new Ties.Ignored());
  }

  /// Colours are the column numbers.
  static Hashing byNumber() {
    return new Hashing(0) {
      @Override
      long colour(int column) {
        return spread(column + 0x1234567L);
      }

      @Override
      void paint(int column, long colour) {
        // The number is the colour.
      }

      @Override
      boolean mergesEqualColumns() {
        return false;
      }

      @Override
      boolean isKept(Expr e) {
        return e instanceof Expr.Compare || e instanceof Expr.Logic || e instanceof Expr.Call;
      }
    };
  }

  /// Colours for so many columns; `ties` tells inputs of a join apart that look the same.
  Hashing(int columns, Ties ties) {
    colours = new long[columns];
    this.ties = ties;
  }

  Ties ties() {
    return ties;
  }

  boolean mergesEqualColumns() {
    return true;
  }

  /// Mixes something into the colours of some columns.
  void shade(BitSet columns, long by) {
    for (int i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1)) {
      paint(i, mix(colour(i), by));
    }
  }

  long colour(int column) {
    return column < colours.length ? colours[column] : 0;
  }

  void paint(int column, long colour) {
    if (!known.isEmpty()) {
      known = new IdentityHashMap<>();
    }
    if (column >= colours.length) {
      colours = Arrays.copyOf(colours, Math.max(16, column * 2));
    }
    if (sharedReads.get(column) && colours[column] != colour) {
      sharedKnown.clear();
      sharedReads.clear();
    }
    colours[column] = colour;
  }

  static long spread(long value) {
    long h = value * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  static long mix(long a, long b) {
    return spread(a * 31 + Long.rotateLeft(b, 17) + 0x632BE59BD9B4E019L);
  }

  static long text(String text) {
    long h = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    return h;
  }

  static long type(DataType type) {
    return switch (type) {
      case ScalarType s -> SCALARS[s.ordinal()];
      default -> text(type.text());
    };
  }

  /// Of expressions in order.
  long sequence(List<Expr> list) {
    long h = list.size();
    for (Expr e : list) {
      h = mix(h, hash(e));
    }
    return h;
  }

  /// Of expressions in whatever order.
  long bag(List<Expr> list) {
    long sum = list.size();
    for (Expr e : list) {
      sum += spread(hash(e));
    }
    return spread(sum);
  }

  long maybe(Optional<Expr> e) {
    return e.isPresent() ? hash(e.get()) : 7;
  }

  long sortKeys(List<SortBy> keys) {
    long h = keys.size();
    for (SortBy key : keys) {
      h = mix(h, hash(key.expression()));
      h = mix(h, key.direction().ordinal() * 2L + key.nulls().ordinal());
    }
    return h;
  }

  /// What tells the inputs of a join apart.
  long[] inputKeys(Plan.Join join) {
    return plans.inputKeys(join);
  }

  long hash(Plan plan) {
    return plans.hash(plan);
  }

  long hash(Expr e) {
    if (!isKept(e)) {
      return computed(e);
    }
    Long before = known.get(e);
    if (before != null) {
      return before;
    }
    long hash = computed(e);
    known.put(e, hash);
    return hash;
  }

  /// Whether a hash is worth keeping: here only those inside chains of calls, as colours change
  /// often and what is small is hashed sooner than found.
  boolean isKept(Expr e) {
    return e instanceof Expr.Call c && Children.any(c, Expr.Call.class::isInstance, p -> false);
  }

  private long computed(Expr e) {
    return switch (e) {
      case Expr.Ref r -> mix(1, colour(r.column()));
      case Expr.Constant c ->
          mix(mix(2, type(c.type())), c.value().isPresent() ? text(c.value().get()) : 3);
      case Expr.Parameter p -> mix(mix(4, text(p.name())), type(p.type()));
      case Expr.Call c -> {
        long h = mix(mix(5, text(c.name())), type(c.type()));
        for (String name : c.argumentNames()) {
          h = mix(h, text(name));
        }
        yield mix(
            h, CommutativeOperands.commutes(c) ? bag(c.arguments()) : sequence(c.arguments()));
      }
      case Expr.Compare c -> {
        long left = hash(c.left());
        long right = hash(c.right());
        long h = mix(6, c.operator().ordinal());
        yield ComparisonDirection.isSymmetric(c.operator())
            ? mix(h, spread(left) + spread(right))
            : mix(mix(h, left), right);
      }
      case Expr.Logic l -> mix(8 + l.connective().ordinal(), bag(l.operands()));
      case Expr.Not n -> mix(10, hash(n.operand()));
      case Expr.IsNull n -> mix(11, hash(n.operand()));
      case Expr.Between b -> mix(mix(mix(12, hash(b.value())), hash(b.low())), hash(b.high()));
      case Expr.InList in -> mix(mix(13, hash(in.value())), bag(in.candidates()));
      case Expr.Case c -> {
        long h = mix(mix(14, maybe(c.operand())), type(c.type()));
        for (Expr.When w : c.whens()) {
          h = mix(mix(h, hash(w.condition())), hash(w.result()));
        }
        yield mix(h, hash(c.otherwise()));
      }
      case Expr.Cast c -> mix(mix(15 + c.mode().ordinal(), hash(c.value())), type(c.type()));
      case Expr.Collate c -> mix(mix(17, hash(c.value())), text(c.collation()));
      case Expr.Try t -> mix(18, hash(t.value()));
      case Expr.Field f -> mix(mix(19, hash(f.value())), text(f.field()));
      case Expr.Lambda l -> {
        for (int i = 0; i < l.parameters().size(); i++) {
          paint(l.parameters().get(i), 1000 + i);
        }
        yield mix(mix(20, l.parameters().size()), hash(l.body()));
      }
      case Expr.Scalar s -> mix(mix(21, hash(s.plan())), hash(s.output()));
      case Expr.Exists x -> mix(22, hash(x.plan()));
      case Expr.Any a -> {
        long h = mix(mix(23, hash(a.value())), a.operator().ordinal());
        h = mix(h, hash(a.plan()));
        yield mix(h, hash(a.output()));
      }
      case Expr.Shared s -> shared(s);
      case Expr.ArrayOf a -> mix(mix(24, hash(a.plan())), hash(a.output()));
    };
  }

  /// That of the value, as if it stood there itself.
  private long shared(Expr.Shared s) {
    Long before = sharedKnown.get(s);
    if (before != null) {
      return before;
    }
    long hash = hash(s.value());
    sharedKnown.put(s, hash);
    sharedReads.or(s.reads());
    return hash;
  }
}
