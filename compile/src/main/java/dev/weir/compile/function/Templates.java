package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `T`, `K` and `V` of one call stand for. A name that is met again takes the common type.
final class Templates {
  private final Call call;
  private final @Nullable Argument[] bound = new Argument[3];

  Templates(Call call) {
    this.call = call;
  }

  private static int slot(String name) {
    return name.equals("T") ? 0 : name.equals("K") ? 1 : 2;
  }

  void infer(Pattern pattern, Argument actual) {
    if (pattern instanceof Pattern.Exact || pattern instanceof Pattern.Any) {
      return;
    }
    if (actual.type() == ScalarType.NULL || actual.isParameter()) {
      fill(pattern);
      return;
    }
    if (pattern instanceof Pattern.Template template) {
      bind(slot(template.name()), actual);
      return;
    }
    inferNested(pattern, actual.type());
  }

  private void inferNested(Pattern pattern, DataType actual) {
    switch (pattern) {
      case Pattern.ListOf list -> inferElement(list.element(), actual);
      case Pattern.ArrayOf array -> inferElement(array.element(), actual);
      case Pattern.MapOf map -> {
        if (actual instanceof MapType type) {
          infer(map.key(), Argument.of(type.key()));
          infer(map.value(), Argument.of(type.value()));
        }
      }
      case Pattern.TupleOf tuple -> {
        List<DataType> types =
            switch (actual) {
              case TupleType t -> t.elements();
              case StructType s -> s.fields().stream().map(Field::type).toList();
              default -> List.of();
            };
        for (int i = 0; i < Math.min(types.size(), tuple.elements().size()); i++) {
          infer(tuple.elements().get(i), Argument.of(types.get(i)));
        }
      }
      case Pattern.Exact _, Pattern.Any _, Pattern.Template _, Pattern.Open _ -> {}
      case Pattern.StructOf _, Pattern.Lambda _, Pattern.Table _ -> {}
    }
  }

  private void inferElement(Pattern element, DataType actual) {
    if (actual instanceof ListType list) {
      infer(element, Argument.of(list.element()));
    } else if (actual instanceof ArrayType array) {
      infer(element, Argument.of(array.element()));
    }
  }

  /// A NULL says nothing: what is still free under it becomes NULL.
  private void fill(Pattern pattern) {
    switch (pattern) {
      case Pattern.Template template -> {
        int slot = slot(template.name());
        if (bound[slot] == null) {
          bound[slot] = Argument.nothing();
        }
      }
      case Pattern.ListOf list -> fill(list.element());
      case Pattern.ArrayOf array -> fill(array.element());
      case Pattern.MapOf map -> {
        fill(map.key());
        fill(map.value());
      }
      case Pattern.TupleOf tuple -> tuple.elements().forEach(this::fill);
      case Pattern.StructOf struct -> struct.types().forEach(this::fill);
      case Pattern.Exact _, Pattern.Any _, Pattern.Open _, Pattern.Lambda _, Pattern.Table _ -> {}
    }
  }

  private void bind(int slot, Argument actual) {
    Argument known = bound[slot];
    if (known == null) {
      bound[slot] = actual;
      return;
    }
    if (known.literal() instanceof Literal.Text && actual.literal() instanceof Literal.Text) {
      return;
    }
    DataType common = CommonTypes.STRICT.of(known, actual);
    if (common == null) {
      throw call.error(
          "%s and %s have no common type; add a cast"
              .formatted(known.type().text(), actual.type().text()));
    }
    boolean same = known.literal() instanceof Literal.Whole && known.equals(actual);
    bound[slot] = same ? known : Argument.of(common);
  }

  /// What an argument is cast to.
  DataType parameterType(Pattern pattern, Argument argument) {
    if (argument.isLambda()) {
      return argument.type();
    }
    if (pattern instanceof Pattern.Open open && open.family() == Pattern.Family.DECIMAL) {
      return Decimals.of(argument.type()).map(d -> (DataType) d).orElse(argument.type());
    }
    if (pattern instanceof Pattern.ArrayOf array && argument.type() instanceof ArrayType actual) {
      return resolved(array.element())
          .<DataType>map(element -> new ArrayType(element, actual.size()))
          .orElse(argument.type());
    }
    return resolved(pattern).orElse(argument.type());
  }

  /// The pattern with its names replaced; empty when it stays open.
  Optional<DataType> resolved(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Exact exact -> Optional.of(exact.type());
      case Pattern.Template template ->
          Optional.ofNullable(bound[slot(template.name())]).map(Argument::type);
      case Pattern.ListOf list -> resolved(list.element()).map(ListType::new);
      case Pattern.MapOf map ->
          resolved(map.key()).flatMap(k -> resolved(map.value()).map(v -> new MapType(k, v)));
      case Pattern.TupleOf tuple -> all(tuple.elements()).map(TupleType::new);
      case Pattern.StructOf struct ->
          all(struct.types())
              .map(types -> {
                List<Field> fields = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                  fields.add(new Field(struct.names().get(i), types.get(i)));
                }
                return new StructType(fields);
              });
      case Pattern.Open open when open.family() == Pattern.Family.DECIMAL -> decimal();
      case Pattern.ArrayOf _ -> Optional.empty();
      case Pattern.Any _, Pattern.Open _ -> Optional.empty();
      case Pattern.Lambda _, Pattern.Table _ -> Optional.empty();
    };
  }

  private Optional<List<DataType>> all(List<Pattern> patterns) {
    List<DataType> types = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Optional<DataType> type = resolved(pattern);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      types.add(type.get());
    }
    return Optional.of(types);
  }

  /// A DECIMAL result without rule has the first decimal argument's size.
  private Optional<DataType> decimal() {
    for (Argument argument : call.arguments()) {
      if (argument.type() instanceof DecimalType decimal) {
        return Optional.of(decimal);
      }
    }
    return call.arguments().isEmpty()
        ? Optional.empty()
        : Decimals.of(call.type(0)).map(d -> (DataType) d);
  }
}
