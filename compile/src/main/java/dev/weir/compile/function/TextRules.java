package dev.weir.compile.function;

import dev.weir.model.DataType;
import dev.weir.model.Field;
import dev.weir.model.Identifiers;
import dev.weir.model.ListType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Functions whose result follows from the text of a constant: date parts and named groups of
/// regular expressions.
final class TextRules {
  private TextRules() {}

  static void addTo(Map<String, TypeRule> rules) {
    rules.put("date_part", TextRules::part);
    rules.put("datepart", TextRules::part);
    rules.put("regexp_extract", TextRules::groups);
    rules.put("regexp_extract_all", TextRules::groups);
  }

  /// A NULL that is known has a part of the declared type, whatever part that is.
  private static DataType part(Call call) {
    boolean unknown = call.argument(1).literal() instanceof Literal.Null;
    return switch (call.argument(0).literal()) {
      case Literal.Text(String name) -> unknown ? call.declared() : partType(call, name);
      case Literal.Constant(String name) -> unknown ? call.declared() : partType(call, name);
      case Literal.Many(List<Literal> names) -> {
        List<Field> fields = new ArrayList<>();
        for (String name : texts(call, names)) {
          fields.add(new Field(name, partType(call, name)));
        }
        yield new StructType(fields);
      }
      default -> {
        if (call.overload().result() instanceof Pattern.Open) {
          throw call.engineTyped("the list of parts must be a constant");
        }
        yield call.declared();
      }
    };
  }

  private static DataType partType(Call call, String name) {
    DatePart part =
        DatePart.named(name)
            .orElseThrow(
                () -> call.error("there is no date part '" + name + "'" + DatePart.hint(name)));
    if (!part.isPartOf(call.parameterType(1))) {
      throw call.error(call.parameterType(1).text() + " has no part '" + name + "'");
    }
    return part.type();
  }

  private static List<String> texts(Call call, List<Literal> literals) {
    List<String> texts = new ArrayList<>();
    for (Literal literal : literals) {
      String text =
          Call.text(literal)
              .orElseThrow(() -> call.engineTyped("the names must be string constants"));
      if (texts.stream().anyMatch(t -> Identifiers.same(t, text))) {
        throw call.error("the name '" + text + "' is there twice");
      }
      texts.add(text);
    }
    if (texts.isEmpty()) {
      throw call.error("the list of names is empty");
    }
    return texts;
  }

  /// With a list of names every group becomes a field.
  private static DataType groups(Call call) {
    if (call.size() < 3 || !(call.argument(2).literal() instanceof Literal.Many(var names))) {
      return call.declared();
    }
    List<Field> fields = new ArrayList<>();
    for (String name : texts(call, names)) {
      fields.add(new Field(name, ScalarType.VARCHAR));
    }
    DataType struct = new StructType(fields);
    return call.function().ruleName().endsWith("_all") ? new ListType(struct) : struct;
  }
}
