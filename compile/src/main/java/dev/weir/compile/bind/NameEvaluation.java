package dev.weir.compile.bind;

import dev.weir.compile.bind.NameValue.Items;
import dev.weir.compile.bind.NameValue.Text;
import dev.weir.compile.bind.NameValue.Truth;
import dev.weir.compile.bind.NameValue.Whole;
import dev.weir.model.Identifiers;
import dev.weir.sql.tree.SqlExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Computes what stands in `COLUMNS(…)`: a constant over names of columns, in which a star is the
/// list of them. Empty wherever that takes more than is known here, or fails.
final class NameEvaluation {
  private final Function<SqlExpression.Star, List<String>> stars;
  private final Map<String, NameValue> parameters;

  NameEvaluation(Function<SqlExpression.Star, List<String>> stars) {
    this(stars, Map.of());
  }

  private NameEvaluation(
      Function<SqlExpression.Star, List<String>> stars, Map<String, NameValue> parameters) {
    this.stars = stars;
    this.parameters = parameters;
  }

  Optional<NameValue> of(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.NullLiteral _ -> Optional.of(NameValue.NULL);
      case SqlExpression.BooleanLiteral b -> Optional.of(new Truth(b.value()));
      case SqlExpression.StringLiteral s -> Optional.of(new Text(s.value()));
      case SqlExpression.NumberLiteral n when n.digits().matches("[0-9]{1,9}") ->
          Optional.of(new Whole(Long.parseLong(n.digits())));
      case SqlExpression.ColumnName c when c.name().parts().size() == 1 ->
          Optional.ofNullable(parameters.get(Identifiers.fold(c.name().last().name())));
      case SqlExpression.Star s -> Optional.of(NameValue.texts(stars.apply(s)));
      case SqlExpression.ListLiteral l -> all(l.elements()).map(Items::new);
      case SqlExpression.Not n -> of(n.operand()).flatMap(NameEvaluation::negated);
      case SqlExpression.Logical l -> logical(l);
      case SqlExpression.Binary b -> binary(b);
      case SqlExpression.Like l -> like(l);
      case SqlExpression.InList i ->
          of(i.value())
              .flatMap(v -> all(i.candidates()).flatMap(c -> NameFunctions.in(v, c)))
              .flatMap(v -> polar(v, i.polarity()));
      case SqlExpression.InValue i ->
          all(List.of(i.container(), i.value()))
              .flatMap(a -> NameFunctions.call("contains", a))
              .flatMap(v -> polar(v, i.polarity()));
      case SqlExpression.Between b -> between(b);
      case SqlExpression.IsNull i ->
          of(i.operand()).flatMap(v -> polar(new Truth(v.equals(NameValue.NULL)), i.polarity()));
      case SqlExpression.Case c -> caseOf(c);
      case SqlExpression.Subscript s ->
          all(List.of(s.value(), s.index())).flatMap(a -> NameFunctions.call("array_extract", a));
      case SqlExpression.ListComprehension c -> comprehension(c);
      case SqlExpression.MethodCall m -> call(CallBinder.asCall(m.receiver(), m.call()));
      case SqlExpression.Call c -> c.name().parts().size() == 1 ? call(c) : method(c);
      case SqlExpression _ -> Optional.empty();
    };
  }

  /// The elements of a list that a lambda keeps.
  Optional<NameValue> filtered(NameValue list, SqlExpression.Lambda lambda) {
    return mapped(list, lambda.parameters(), lambda.body())
        .filter(kept -> kept.stream().allMatch(NameEvaluation::isCondition))
        .map(kept -> {
          List<NameValue> values = new ArrayList<>();
          for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).isTrue()) {
              values.add(((Items) list).values().get(i));
            }
          }
          return new Items(values);
        });
  }

  private static boolean isCondition(NameValue value) {
    return value instanceof Truth || value.equals(NameValue.NULL);
  }

  /// What a lambda makes of every element of a list.
  private Optional<List<NameValue>> mapped(
      NameValue list, List<dev.weir.sql.tree.Identifier> names, SqlExpression body) {
    if (!(list instanceof Items(List<NameValue> values)) || names.isEmpty() || names.size() > 2) {
      return Optional.empty();
    }
    List<NameValue> results = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Map<String, NameValue> inside = new LinkedHashMap<>(parameters);
      inside.put(Identifiers.fold(names.getFirst().name()), values.get(i));
      if (names.size() > 1) {
        inside.put(Identifiers.fold(names.get(1).name()), new Whole(i + 1L));
      }
      Optional<NameValue> result = new NameEvaluation(stars, inside).of(body);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return Optional.of(results);
  }

  private Optional<List<NameValue>> all(List<SqlExpression> expressions) {
    List<NameValue> values = new ArrayList<>();
    for (SqlExpression expression : expressions) {
      Optional<NameValue> value = of(expression);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<NameValue> negated(NameValue value) {
    return switch (value) {
      case Truth(boolean truth) -> Optional.of(new Truth(!truth));
      case NameValue.Absent absent -> Optional.of(absent);
      case Text _, Whole _, Items _ -> Optional.empty();
    };
  }

  private static Optional<NameValue> polar(NameValue value, SqlExpression.Polarity polarity) {
    return polarity == SqlExpression.Polarity.POSITIVE ? Optional.of(value) : negated(value);
  }

  private Optional<NameValue> logical(SqlExpression.Logical logical) {
    Truth decisive = new Truth(logical.connective() == SqlExpression.Connective.OR);
    return all(logical.operands())
        .filter(values -> values.stream().allMatch(NameEvaluation::isCondition))
        .map(values -> {
          if (values.contains(decisive)) {
            return decisive;
          }
          return values.contains(NameValue.NULL) ? NameValue.NULL : new Truth(!decisive.value());
        });
  }

  private Optional<NameValue> binary(SqlExpression.Binary b) {
    return all(List.of(b.left(), b.right()))
        .flatMap(sides -> NameFunctions.operator(b.operator(), sides.get(0), sides.get(1)));
  }

  private Optional<NameValue> like(SqlExpression.Like like) {
    Optional<NameValue> value = of(like.value());
    Optional<NameValue> pattern = of(like.pattern());
    Optional<NameValue> escape = like.escape().flatMap(this::of);
    if (value.isEmpty() || pattern.isEmpty() || escape.isPresent() != like.escape().isPresent()) {
      return Optional.empty();
    }
    if (value.get().equals(NameValue.NULL) || pattern.get().equals(NameValue.NULL)) {
      return Optional.of(NameValue.NULL);
    }
    return value.get() instanceof Text(String text)
            && pattern.get() instanceof Text(String written)
            && escape.stream().allMatch(Text.class::isInstance)
        ? NamePattern.fits(like.kind(), text, written, escape.map(e -> ((Text) e).value()))
            .flatMap(fits -> polar(new Truth(fits), like.polarity()))
        : Optional.empty();
  }

  private Optional<NameValue> between(SqlExpression.Between b) {
    return all(List.of(b.value(), b.low(), b.high()))
        .flatMap(v ->
            NameFunctions.operator(">=", v.get(0), v.get(1))
                .flatMap(low ->
                    NameFunctions.operator("<=", v.get(0), v.get(2))
                        .filter(_ -> low instanceof Truth)
                        .filter(high -> high instanceof Truth)
                        .map(high -> new Truth(low.isTrue() && high.isTrue()))))
        .flatMap(v -> polar(v, b.polarity()));
  }

  private Optional<NameValue> caseOf(SqlExpression.Case c) {
    Optional<NameValue> operand = c.operand().flatMap(this::of);
    if (operand.isPresent() != c.operand().isPresent()) {
      return Optional.empty();
    }
    for (SqlExpression.When when : c.whens()) {
      Optional<NameValue> condition = of(when.condition());
      if (operand.isPresent()) {
        condition = condition.flatMap(v -> NameFunctions.operator("=", operand.get(), v));
      }
      if (condition.isEmpty() || !isCondition(condition.get())) {
        return Optional.empty();
      }
      if (condition.get().isTrue()) {
        return of(when.result());
      }
    }
    return c.otherwise().isEmpty() ? Optional.of(NameValue.NULL) : of(c.otherwise().get());
  }

  private Optional<NameValue> comprehension(SqlExpression.ListComprehension c) {
    return of(c.list())
        .flatMap(list ->
            c.filter().isEmpty()
                ? Optional.of(list)
                : filtered(
                    list, new SqlExpression.Lambda(c.variables(), c.filter().get(), c.span())))
        .filter(_ -> c.filter().isEmpty() || c.variables().size() == 1)
        .flatMap(list -> mapped(list, c.variables(), c.result()))
        .map(Items::new);
  }

  /// `c.upper()` is parsed as a call with a qualified name.
  private Optional<NameValue> method(SqlExpression.Call call) {
    if (call.name().parts().size() != 2) {
      return Optional.empty();
    }
    SqlExpression receiver =
        new SqlExpression.ColumnName(
            new dev.weir.sql.tree.QualifiedName(
                List.of(call.name().parts().getFirst()), call.name().span()),
            call.name().span());
    return call(CallBinder.asCall(receiver, call));
  }

  private Optional<NameValue> call(SqlExpression.Call call) {
    List<SqlExpression> arguments = CallBinder.values(call);
    String name = Identifiers.fold(call.name().last().name());
    boolean plain =
        call.over().isEmpty()
            && call.filter().isEmpty()
            && call.orderBy().isEmpty()
            && CallBinder.argumentNames(call).isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    if (arguments.size() == 2 && arguments.get(1) instanceof SqlExpression.Lambda lambda) {
      return of(arguments.getFirst())
          .flatMap(list ->
              switch (name) {
                case "list_filter", "filter", "array_filter" -> filtered(list, lambda);
                case "list_transform", "apply", "list_apply", "array_transform", "array_apply" ->
                    mapped(list, lambda.parameters(), lambda.body()).map(Items::new);
                case String _ -> Optional.empty();
              });
    }
    return all(arguments).flatMap(values -> NameFunctions.call(name, values));
  }
}
