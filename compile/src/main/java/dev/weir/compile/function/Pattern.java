package dev.weir.compile.function;

import dev.weir.model.DataType;
import java.util.List;
import java.util.Objects;

/// The type of a parameter or result in a signature: a type with holes.
sealed interface Pattern {

  /// Exactly this type, no holes.
  record Exact(DataType type) implements Pattern {
    public Exact {
      Objects.requireNonNull(type);
    }
  }

  /// `ANY`: each argument for itself.
  record Any() implements Pattern {}

  /// `T`, `K`, `V`: the same type wherever the name stands.
  record Template(String name) implements Pattern {}

  /// A type whose parts the signature leaves open: `DECIMAL`, `STRUCT`, `MAP`, …
  record Open(Family family) implements Pattern {}

  record ListOf(Pattern element) implements Pattern {}

  /// A fixed-size list of any size: `FLOAT[ANY]`.
  record ArrayOf(Pattern element) implements Pattern {}

  record MapOf(Pattern key, Pattern value) implements Pattern {}

  record TupleOf(List<Pattern> elements) implements Pattern {
    public TupleOf {
      elements = List.copyOf(elements);
    }
  }

  record StructOf(List<String> names, List<Pattern> types) implements Pattern {
    public StructOf {
      names = List.copyOf(names);
      types = List.copyOf(types);
    }
  }

  record Lambda() implements Pattern {}

  /// A table argument, or the result of a function that has none.
  record Table() implements Pattern {}

  /// The type constructors that a signature can leave open.
  enum Family {
    DECIMAL,
    LIST,
    ARRAY,
    STRUCT,
    TUPLE,
    MAP,
    UNION
  }

  /// Whether the pattern contains a template.
  default boolean isTemplated() {
    return switch (this) {
      case Template _ -> true;
      case ListOf p -> p.element.isTemplated();
      case ArrayOf p -> p.element.isTemplated();
      case MapOf p -> p.key.isTemplated() || p.value.isTemplated();
      case TupleOf p -> p.elements.stream().anyMatch(Pattern::isTemplated);
      case StructOf p -> p.types.stream().anyMatch(Pattern::isTemplated);
      case Exact _, Any _, Open _, Lambda _, Table _ -> false;
    };
  }

  /// The pattern as the catalog's text has it.
  default String text() {
    return switch (this) {
      case Exact p -> p.type.text();
      case Any _ -> "ANY";
      case Template p -> p.name;
      case Open p -> p.family.name();
      case ListOf p -> p.element.text() + "[]";
      case ArrayOf p -> p.element.text() + "[ANY]";
      case MapOf p -> "MAP(" + p.key.text() + ", " + p.value.text() + ")";
      case TupleOf p ->
          "TUPLE(" + String.join(", ", p.elements.stream().map(Pattern::text).toList()) + ")";
      case StructOf p -> {
        StringBuilder text = new StringBuilder("STRUCT(");
        for (int i = 0; i < p.names.size(); i++) {
          text.append(i == 0 ? "" : ", ").append('"').append(p.names.get(i)).append("\" ");
          text.append(p.types.get(i).text());
        }
        yield text.append(')').toString();
      }
      case Lambda _ -> "LAMBDA";
      case Table _ -> "TABLE";
    };
  }
}
