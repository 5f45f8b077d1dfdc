package dev.weir.compile.lineage;

import dev.weir.compile.function.FunctionNames;
import dev.weir.model.ScalarType;
import dev.weir.model.relation.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What flows into nested values that a query puts together, and into what it takes out of them.
final class NestedFlow {
  private final Function<Expression, Flow> flows;
  private final Leaves leaves;

  NestedFlow(Function<Expression, Flow> flows, Leaves leaves) {
    this.flows = flows;
    this.leaves = leaves;
  }

  /// The flow of a call that makes or opens a nested value; empty for all others.
  Optional<Flow> of(Expression.Function f) {
    return switch (f.name()) {
      case FunctionNames.STRUCT_PACK, FunctionNames.STRUCT_INSERT, FunctionNames.STRUCT_UPDATE ->
          Optional.of(struct(f));
      case FunctionNames.ROW, FunctionNames.LIST_VALUE, FunctionNames.ARRAY_VALUE ->
          Optional.of(list(f));
      case FunctionNames.MAP -> map(f);
      case FunctionNames.ARRAY_EXTRACT, FunctionNames.LIST_ELEMENT, FunctionNames.LIST_EXTRACT ->
          f.arguments().size() == 2 ? Optional.of(element(f)) : Optional.empty();
      case FunctionNames.STRUCT_EXTRACT, FunctionNames.STRUCT_EXTRACT_AT -> extracted(f);
      case FunctionNames.MAP_EXTRACT_VALUE -> PartKey.key(f.arguments().getLast()).flatMap(part(f));
      case FunctionNames.MAP_EXTRACT, FunctionNames.ELEMENT_AT ->
          PartKey.key(f.arguments().getLast())
              .flatMap(part(f))
              .map(flow -> flow.through(Kinds.TRANSFORMATION));
      default -> Optional.empty();
    };
  }

  private Function<String, Optional<Flow>> part(Expression.Function f) {
    return key -> flows.apply(f.arguments().getFirst()).part(key);
  }

  private List<Flow> arguments(Expression.Function f) {
    return f.arguments().stream().map(flows).toList();
  }

  private static Flow whole(List<Flow> arguments) {
    return Flow.all(arguments).through(Kinds.TRANSFORMATION);
  }

  private Flow struct(Expression.Function f) {
    List<Flow> arguments = arguments(f);
    Map<String, Flow> parts = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = i < f.argumentNames().size() ? f.argumentNames().get(i) : "";
      Flow flow = arguments.get(i);
      if (name.isEmpty()) {
        parts.putAll(flow.parts());
      } else {
        parts.put(PartKey.field(name), flow);
      }
    }
    return whole(arguments).withParts(parts);
  }

  private Flow list(Expression.Function f) {
    List<Flow> elements = arguments(f);
    Map<String, Flow> parts = new LinkedHashMap<>();
    for (int i = 0; i < elements.size(); i++) {
      parts.put(PartKey.element(i + 1), elements.get(i));
    }
    if (!f.name().equals(FunctionNames.ROW)) {
      parts.put(PartKey.ELEMENT, Flow.all(elements));
      parts.put(PartKey.LENGTH, Flow.NONE);
    }
    return whole(elements).withParts(parts);
  }

  private Optional<Flow> map(Expression.Function f) {
    if (f.arguments().size() != 2
        || !(f.arguments().getFirst() instanceof Expression.Function keys)
        || !(f.arguments().getLast() instanceof Expression.Function values)
        || !keys.name().equals(FunctionNames.LIST_VALUE)
        || !values.name().equals(FunctionNames.LIST_VALUE)
        || keys.arguments().size() != values.arguments().size()) {
      return Optional.empty();
    }
    Map<String, Expression> parts = new LinkedHashMap<>();
    for (int i = 0; i < keys.arguments().size(); i++) {
      Optional<String> key = PartKey.key(keys.arguments().get(i));
      if (key.isEmpty() || parts.putIfAbsent(key.get(), values.arguments().get(i)) != null) {
        return Optional.empty();
      }
    }
    Map<String, Flow> known = new LinkedHashMap<>();
    parts.forEach((key, value) -> known.put(key, flows.apply(value)));
    List<Flow> all = new ArrayList<>(known.values());
    all.add(flows.apply(keys));
    return Optional.of(whole(all).withParts(known));
  }

  private Flow element(Expression.Function f) {
    Flow list = flows.apply(f.arguments().getFirst());
    Expression index = f.arguments().getLast();
    return PartKey.place(index)
        .flatMap(list::part)
        .orElseGet(() -> element(list).and(flows.apply(index).through(Kinds.TRANSFORMATION)));
  }

  /// Any element of a list.
  Flow element(Flow list) {
    return list.part(PartKey.ELEMENT).orElseGet(() -> leaves.part(list, Origin.ELEMENT));
  }

  /// What decides how many elements a list has.
  Flow length(Flow list) {
    return list.part(PartKey.LENGTH).orElseGet(() -> leaves.part(list, Origin.LENGTH));
  }

  /// A field of a struct.
  Flow field(Flow struct, String name) {
    return struct.part(PartKey.field(name)).orElseGet(() -> leaves.part(struct, name));
  }

  private Optional<Flow> extracted(Expression.Function f) {
    Expression which = f.arguments().getLast();
    if (which instanceof Expression.Literal name && name.type() == ScalarType.VARCHAR) {
      return name.value().map(n -> field(flows.apply(f.arguments().getFirst()), n));
    }
    return PartKey.place(which).flatMap(part(f));
  }
}
