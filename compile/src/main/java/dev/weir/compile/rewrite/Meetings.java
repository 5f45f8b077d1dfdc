package dev.weir.compile.rewrite;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Coercion;
import dev.weir.compile.function.FunctionNames;
import dev.weir.model.DataType;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Casts that say in which type values of two types meet, where a table of coercions says so and
/// the rows show nothing of it.
// The same instance back means that nothing changed.
@SuppressWarnings("ReferenceEquality")
final class Meetings extends ExpressionRewrite {
  private final CoercionTable table;
  private final RewriteContext context;

  Meetings(CoercionTable table, RewriteContext context) {
    this.table = table;
    this.context = context;
  }

  @Override
  Expression node(Expression e) {
    return switch (e) {
      case Expression.Comparison c -> comparison(c);
      case Expression.Between b -> between(b);
      case Expression.InList in -> member(in);
      case Expression.Case c -> branches(c);
      case Expression.Function f when f.name().equals(FunctionNames.COALESCE) -> coalesce(f);
      default -> e;
    };
  }

  private Expression comparison(Expression.Comparison c) {
    boolean ordered =
        switch (c.operator()) {
          case EQUAL, NOT_EQUAL, DISTINCT_FROM, NOT_DISTINCT_FROM -> false;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
    List<Expression> sides = List.of(c.left(), c.right());
    List<Expression> met =
        compared(sides, ordered ? Coercion::orderingType : Coercion::equalityType);
    return met == sides
        ? c
        : new Expression.Comparison(c.operator(), met.getFirst(), met.getLast());
  }

  private Expression between(Expression.Between b) {
    List<Expression> all = List.of(b.value(), b.low(), b.high());
    List<Expression> met = compared(all, Coercion::orderingType);
    return met == all ? b : new Expression.Between(met.getFirst(), met.get(1), met.getLast());
  }

  private Expression member(Expression.InList in) {
    List<Expression> all = new ArrayList<>();
    all.add(in.value());
    all.addAll(in.candidates());
    List<Expression> met = compared(all, Coercion::equalityType);
    return met == all ? in : new Expression.InList(met.getFirst(), met.subList(1, met.size()));
  }

  /// How the engine finds the type in which it compares two values.
  private interface EngineType {
    Optional<DataType> of(Argument a, Argument b);
  }

  /// The first value and those that it is compared with, cast to where they meet; the same list
  /// when that is up to the engine.
  private List<Expression> compared(List<Expression> values, EngineType engine) {
    DataType first = values.getFirst().type();
    Set<DataType> types = new LinkedHashSet<>();
    values.forEach(value -> types.add(value.type()));
    if (types.size() < 2 || values.stream().anyMatch(Meetings::adapts)) {
      return values;
    }
    Set<DataType> stated = new LinkedHashSet<>();
    Optional<DataType> own = Optional.of(first);
    for (DataType type : types) {
      if (!type.equals(first)) {
        Optional<DataType> meeting = table.meeting(first, type);
        if (meeting.isEmpty()) {
          return values;
        }
        stated.add(meeting.get());
      }
      own = own.flatMap(o -> engine.of(Argument.of(o), Argument.of(type)));
    }
    String pairs = pairs(first, types);
    if (stated.size() > 1) {
      context.note(pairs + ": left alone, they meet in several types");
      return values;
    }
    DataType meeting = stated.iterator().next();
    boolean engines = types.size() == 2 && own.equals(Optional.of(meeting));
    if (!engines && (!holds(meeting, types) || own.isEmpty() || !holds(own.get(), types))) {
      context.note(
          pairs
              + ": left alone, the engine compares in "
              + own.map(DataType::text).orElse("no type at all"));
      return values;
    }
    context.note(pairs + ": compared as " + meeting.text());
    return values.stream().map(value -> cast(value, meeting)).toList();
  }

  private static String pairs(DataType first, Set<DataType> types) {
    return types.stream()
        .filter(type -> !type.equals(first))
        .map(type -> CoercionTable.Meeting.pair(first, type))
        .collect(Collectors.joining(", "));
  }

  private static boolean holds(DataType type, Set<DataType> parts) {
    return parts.stream().allMatch(part -> ExactWidening.holds(type, part));
  }

  private Expression branches(Expression.Case c) {
    List<Expression> results = new ArrayList<>();
    c.whens().forEach(when -> results.add(when.result()));
    results.add(c.otherwise());
    List<Expression> met = chosen(results, c.type(), "CASE");
    if (met == results) {
      return c;
    }
    List<Expression.When> whens = new ArrayList<>();
    for (int i = 0; i < c.whens().size(); i++) {
      whens.add(new Expression.When(c.whens().get(i).condition(), met.get(i)));
    }
    return new Expression.Case(c.operand(), whens, met.getLast(), c.type());
  }

  private Expression coalesce(Expression.Function f) {
    List<Expression> met = chosen(f.arguments(), f.type(), "COALESCE");
    return met == f.arguments() ? f : f.withArguments(met);
  }

  /// Values of which one comes out, cast to the type in which it does; the same list when that is
  /// up to the engine.
  private List<Expression> chosen(List<Expression> values, DataType own, String what) {
    Set<DataType> types = new LinkedHashSet<>();
    for (Expression value : values) {
      if (value instanceof Literal && value.type() != ScalarType.NULL) {
        return values;
      }
      types.add(value.type());
    }
    List<Expression> met = new ArrayList<>();
    boolean changed = false;
    for (Expression value : values) {
      Optional<DataType> meeting =
          types.stream().flatMap(t -> table.meeting(value.type(), t).stream()).findFirst();
      boolean casts = meeting.isPresent() && !value.type().equals(own) && meeting.get().equals(own);
      if (meeting.isPresent() && !meeting.get().equals(own)) {
        context.note(what + " of " + value.type().text() + ": left alone, it gives " + own.text());
        return values;
      }
      if (casts) {
        context.note(what + " of " + value.type().text() + ": chosen as " + own.text());
      }
      changed |= casts;
      met.add(casts ? cast(value, own) : value);
    }
    return changed ? met : values;
  }

  private static Expression cast(Expression value, DataType type) {
    return value.type().equals(type)
        ? value
        : new Expression.Cast(Expression.CastMode.STRICT, value, type);
  }

  /// Whether it takes the type of its neighbour, or would lose more than its type by a cast.
  private static boolean adapts(Expression e) {
    return e instanceof Expression.Parameter
        || Inside.any(e, x -> x instanceof Expression.Collate)
        || e.type() == ScalarType.NULL
        || e instanceof Literal && e.type() == ScalarType.VARCHAR;
  }
}
