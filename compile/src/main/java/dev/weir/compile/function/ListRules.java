package dev.weir.compile.function;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.TupleType;
import dev.weir.model.function.FunctionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists: what keeps the element type, what combines lists, what reaches into them.
final class ListRules {
  private ListRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("list_concat", ListRules::concatenated);
    rules.put("||", ListRules::operator);
    rules.put("concat", ListRules::function);
    for (String name : List.of("list_filter", "list_resize")) {
      rules.put(name, call -> orNull(call, ListRules::sameElements));
    }
    for (String name : List.of("list_sort", "list_reverse_sort")) {
      rules.put(name, call -> call.hasUntypedNull() ? ScalarType.NULL : sameElements(call));
    }
    for (String name :
        List.of(
            "list_extract",
            "list_select",
            "list_where",
            "list_distinct",
            "flatten",
            "map_from_entries",
            "repeat")) {
      rules.put(name, ListRules::declaredOrNull);
    }
    rules.put("concat_ws", ListRules::separated);
    rules.put("list_slice", ListRules::slice);
    rules.put("list_zip", ListRules::zipped);
    rules.put("list_aggregate", ListRules::aggregated);
    rules.put("list_transform", call -> orNull(call, c -> new ListType(c.type(1))));
    rules.put("list_reduce", ListRules::reduced);
    rules.put("invoke", call -> call.type(0));
    for (String name :
        List.of(
            "array_cosine_distance",
            "array_cosine_similarity",
            "array_distance",
            "array_inner_product",
            "array_negative_inner_product")) {
      rules.put(name, ListRules::sameSize);
    }
    rules.put("array_value", ListRules::array);
    rules.put("unpivot_list", ListRules::unpivoted);
    rules.put("equi_width_bins", ListRules::bins);
  }

  /// Lists hide the untyped NULL: it gives NULL, not a list of it.
  private static DataType orNull(Call call, TypeRule rule) {
    return call.isUntypedNull(0) ? ScalarType.NULL : rule.resultOf(call);
  }

  /// NULL when an untyped NULL meets a result that the signature leaves open.
  static DataType declaredOrNull(Call call) {
    boolean open = !(call.overload().result() instanceof Pattern.Exact);
    return open && call.hasUntypedNull() ? ScalarType.NULL : call.declared();
  }

  /// The element type of a list or array; null for all else.
  static @Nullable DataType element(DataType type) {
    return switch (type) {
      case ListType list -> list.element();
      case ArrayType array -> array.element();
      default -> null;
    };
  }

  private static DataType sameElements(Call call) {
    DataType element = element(call.type(0));
    if (element == null) {
      throw call.error("the first argument must be a list, not " + call.type(0).text());
    }
    return new ListType(element);
  }

  /// `+` over lists joins them, over anything else it adds.
  static DataType concatOrDeclared(Call call) {
    boolean lists = call.overload().rest().isPresent();
    return lists ? concatenated(call) : call.declared();
  }

  private static DataType concatenated(Call call) {
    if (call.size() == 0) {
      return ScalarType.VARCHAR;
    }
    DataType joined = ScalarType.NULL;
    boolean lists = false;
    for (int i = 0; i < call.size(); i++) {
      if (call.isUntypedNull(i)) {
        continue;
      }
      DataType element = element(call.type(i));
      if (element == null) {
        throw mixed(call, i);
      }
      DataType common = lists ? CommonTypes.STRICT.of(joined, element) : element;
      if (common == null) {
        throw call.error(
            "lists of %s and %s have no common type; add a cast"
                .formatted(joined.text(), element.text()));
      }
      joined = common;
      lists = true;
    }
    if (!lists) {
      return ScalarType.NULL;
    }
    DataType type = new ListType(joined);
    call.castAll(type);
    return type;
  }

  private static RuntimeException mixed(Call call, int index) {
    return call.type(index) == ScalarType.VARIANT
        ? call.engineTyped("whether a VARIANT is a list is in its values")
        : call.error(
            "a list joins lists only, not "
                + call.type(index).text()
                + "; use list_append or a cast");
  }

  private static boolean hasList(Call call) {
    for (int i = 0; i < call.size(); i++) {
      if (element(call.type(i)) != null) {
        return true;
      }
    }
    return false;
  }

  private static DataType operator(Call call) {
    if (call.isUntypedNull(0) || call.isUntypedNull(1)) {
      return ScalarType.NULL;
    }
    if (hasList(call)) {
      return concatenated(call);
    }
    boolean blobs = call.type(0) == ScalarType.BLOB && call.type(1) == ScalarType.BLOB;
    DataType type = blobs ? ScalarType.BLOB : ScalarType.VARCHAR;
    call.castAll(type);
    return type;
  }

  private static DataType function(Call call) {
    if (hasList(call)) {
      return concatenated(call);
    }
    call.castAll(ScalarType.VARCHAR);
    return ScalarType.VARCHAR;
  }

  private static DataType separated(Call call) {
    for (int i = 1; i < call.size(); i++) {
      DataType element = element(call.type(i));
      if (element != null && element(element) != null) {
        throw call.error("lists of lists cannot be joined; flatten them first");
      }
    }
    return call.declared();
  }

  private static DataType slice(Call call) {
    for (int i = 1; i < call.size(); i++) {
      if (call.type(i) instanceof ListType) {
        throw call.error("the bounds of a slice must be BIGINT, not " + call.type(i).text());
      }
    }
    DataType type = call.type(0);
    DataType element = element(type);
    if (element != null) {
      return new ListType(element);
    }
    if (type == ScalarType.NULL) {
      return type;
    }
    if (type == ScalarType.VARCHAR || type == ScalarType.JSON || type == ScalarType.BLOB) {
      if (call.size() == 4) {
        throw call.error("strings have slices without step only");
      }
      return type == ScalarType.BLOB ? type : ScalarType.VARCHAR;
    }
    throw call.error("slices are of lists and strings, not of " + type.text());
  }

  /// One tuple per position; a last BOOLEAN says whether to stop at the shortest list.
  private static DataType zipped(Call call) {
    int size = call.size();
    if (size > 0 && call.type(size - 1) == ScalarType.BOOLEAN) {
      size--;
    }
    if (size == 0) {
      throw call.error("it needs at least one list");
    }
    List<DataType> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      DataType element = call.isUntypedNull(i) ? ScalarType.NULL : element(call.type(i));
      if (element == null) {
        throw call.error("argument " + (i + 1) + " must be a list, not " + call.type(i).text());
      }
      elements.add(element);
    }
    return new ListType(new TupleType(elements));
  }

  /// The aggregate of that name over the elements.
  private static DataType aggregated(Call call) {
    if (call.isUntypedNull(0)) {
      return ScalarType.NULL;
    }
    DataType element = element(call.type(0));
    if (element == null || call.text(1).isEmpty()) {
      throw call.error("it takes a list and the name of an aggregate as a constant");
    }
    String name = call.text(1).get();
    List<Argument> arguments = new ArrayList<>();
    arguments.add(Argument.of(element));
    arguments.addAll(call.arguments().subList(2, call.size()));
    FunctionCatalog catalog = call.catalog();
    if (catalog.kind(name).filter(k -> k == FunctionKind.AGGREGATE).isEmpty()) {
      throw call.error("there is no aggregate " + name);
    }
    return catalog.resolve(name, arguments).type();
  }

  private static DataType reduced(Call call) {
    if (call.isUntypedNull(0)) {
      return ScalarType.NULL;
    }
    DataType element = element(call.type(0));
    if (element == null) {
      throw call.error("the first argument must be a list, not " + call.type(0).text());
    }
    DataType start = call.size() > 2 ? call.type(2) : element;
    DataType type = CommonTypes.STRICT.of(start, call.type(1));
    if (type == null) {
      throw call.error(
          "the lambda gives %s where it gets %s; add a cast"
              .formatted(call.type(1).text(), start.text()));
    }
    return type;
  }

  private static DataType sameSize(Call call) {
    if (call.type(0) instanceof ArrayType a
        && call.type(1) instanceof ArrayType b
        && a.size() != b.size()) {
      throw call.error("the two arrays must have the same size");
    }
    return call.declared();
  }

  private static DataType common(Call call) {
    if (call.size() == 0) {
      return ScalarType.NULL;
    }
    return Coercion.commonType(call.arguments())
        .orElseThrow(() -> call.error("the arguments have no common type; add casts"));
  }

  /// Here literals do not adapt.
  private static DataType array(Call call) {
    if (call.size() == 0) {
      throw call.error("an array needs at least one element");
    }
    DataType element = call.type(0);
    for (Argument argument : call.arguments().subList(1, call.size())) {
      DataType common = CommonTypes.STRICT.of(element, argument.type());
      if (common == null) {
        throw call.error("the arguments have no common type; add casts");
      }
      element = common;
    }
    for (int i = 0; i < call.size(); i++) {
      if (Coercion.isCastRefused(call.type(i), element)) {
        throw call.error(call.type(i).text() + " cannot be cast to " + element.text());
      }
    }
    call.castAll(element);
    return new ArrayType(element, call.size());
  }

  private static DataType unpivoted(Call call) {
    DataType element = common(call);
    call.castAll(element);
    return new ListType(element);
  }

  private static DataType bins(Call call) {
    if (call.hasUntypedNull()) {
      return ScalarType.NULL;
    }
    if (call.argument(0).literal() instanceof Literal.Text
        && call.argument(1).literal() instanceof Literal.Text) {
      throw call.error("two string literals could be of several types; add casts to choose one");
    }
    return new ListType(
        call.type(1) instanceof dev.weir.model.DecimalType ? ScalarType.DOUBLE : call.type(1));
  }
}
