package dev.weir.verify.feature;

import java.util.List;

/// Writes values with parts, and the ways to take a part: subscripts, slices, fields, paths,
/// lambdas and comprehensions.
final class NestedWriter {
  private final FeatureWriter writer;
  private final Choices choices;

  NestedWriter(FeatureWriter writer) {
    this.writer = writer;
    this.choices = writer.choices;
  }

  private String of(Scope scope, Kind kind, int d) {
    return writer.expressions.of(scope, kind, d);
  }

  private String atom(Scope scope, Kind kind, int d) {
    return writer.expressions.atom(scope, kind, d);
  }

  /// A value of a kind that has parts.
  String whole(Scope scope, Kind kind, int d) {
    return kind == Kind.LIST ? list(scope, d) : other(scope, kind, d);
  }

  private String list(Scope scope, int d) {
    return switch (choices.pick(11)) {
      case 0 -> "[" + of(scope, Kind.INT, d) + ", " + of(scope, Kind.INT, d) + "]";
      case 1 -> "list_transform(" + of(scope, Kind.LIST, d) + ", lambda " + parameter() + ")";
      case 2 -> "[x + 1 FOR x IN " + of(scope, Kind.LIST, d) + "]";
      case 3 -> "[x FOR x IN " + of(scope, Kind.LIST, d) + " IF x > 1]";
      case 4 ->
          atom(scope, Kind.LIST, d) + choices.pick(List.of("[1:2]", "[2:]", "[:-1]", "[1:3:2]"));
      case 5 ->
          "list_filter("
              + of(scope, Kind.LIST, d)
              + ", lambda x: x > "
              + of(scope, Kind.INT, d)
              + ")";
      case 6 -> "list_sort(" + of(scope, Kind.LIST, d) + ", 'DESC', 'NULLS FIRST')";
      case 7 -> atom(scope, Kind.LIST, d) + " || [9]";
      case 8 -> "map_values(" + of(scope, Kind.MAP, d) + ")";
      case 9 -> choices.feature(60) ? writer.subqueries.array(scope) : "range(3)::INTEGER[]";
      default -> "list_transform(" + of(scope, Kind.LIST, d) + ", lambda x, k: x + k)";
    };
  }

  /// The parameter may have the name of a column.
  private String parameter() {
    String name = choices.pick(List.of("x", "i", "I", "\"Odd x\""));
    return name + ": " + name + choices.pick(List.of(" + 1", " * 2", "::BIGINT::INTEGER"));
  }

  private String other(Scope scope, Kind kind, int d) {
    return switch (kind) {
      case STRUCT ->
          switch (choices.pick(4)) {
            case 0 -> "{'i': " + of(scope, Kind.INT, d) + ", 's': " + of(scope, Kind.TEXT, d) + "}";
            case 1 ->
                "struct_pack(i := "
                    + of(scope, Kind.INT, d)
                    + ", \"S\" := "
                    + of(scope, Kind.TEXT, d)
                    + ")";
            case 2 ->
                "struct_insert("
                    + of(scope, Kind.STRUCT, d)
                    + ", extra := "
                    + of(scope, Kind.INT, d)
                    + ")";
            default -> "{i: " + of(scope, Kind.INT, d) + ", s: " + of(scope, Kind.TEXT, d) + "}";
          };
      case JSON ->
          switch (choices.pick(6)) {
            case 0 ->
                atom(scope, Kind.JSON, d)
                    + choices.pick(List.of("[0]", "[1]", "['a']", "['b']", "[-1]"));
            case 1 ->
                atom(scope, Kind.JSON, d)
                    + choices.pick(List.of("->'a'", "->0", "->'$.b[1]'", "->'b'->0"));
            case 2 ->
                atom(scope, Kind.JSON, d) + choices.pick(List.of(".a", ".b", ".b[0]", ".b[2].c"));
            case 3 ->
                "to_json("
                    + of(scope, choices.pick(List.of(Kind.STRUCT, Kind.LIST, Kind.INT)), d)
                    + ")";
            case 4 ->
                "json_extract("
                    + of(scope, Kind.JSON, d)
                    + ", "
                    + choices.pick(List.of("'a'", "'$.b'", "'/b/0'"))
                    + ")";
            default ->
                "json_object('A', "
                    + of(scope, Kind.INT, d)
                    + ", 'b', "
                    + of(scope, Kind.TEXT, d)
                    + ")";
          };
      case VARIANT ->
          atom(scope, Kind.VARIANT, d) + choices.pick(List.of("[1]", ".a", "['a']", "[2]"));
      case MAP -> "MAP {'a': " + of(scope, Kind.INT, d) + ", 'B': 2}";
      case LIST, INT, TEXT, BOOL, DATE, DOUBLE, DECIMAL, OTHER ->
          throw new IllegalArgumentException(kind + " has no parts");
    };
  }

  /// A number out of something.
  String number(Scope scope, int d) {
    return switch (choices.pick(9)) {
      case 0 -> atom(scope, Kind.LIST, d) + choices.pick(List.of("[1]", "[-1]", "[0]", "[2]"));
      case 1 -> struct(scope, d) + choices.pick(List.of(".i", "['i']", ".I", "[1]"));
      case 2 -> atom(scope, Kind.MAP, d) + choices.pick(List.of("['a']", ".a", "['zz']"));
      case 3 -> "len(" + of(scope, Kind.LIST, d) + ")";
      case 4 -> "list_sum(" + of(scope, Kind.LIST, d) + ")";
      case 5 -> "list_reduce([1, 2, 3], lambda a, b: a + b)";
      case 6 -> "json_array_length(" + of(scope, Kind.JSON, d) + ")";
      case 7 -> "struct_extract(" + of(scope, Kind.STRUCT, d) + ", 'i')";
      default -> "cardinality(" + of(scope, Kind.MAP, d) + ")";
    };
  }

  /// A string out of something.
  String text(Scope scope, int d) {
    return switch (choices.pick(6)) {
      case 0 -> struct(scope, d) + choices.pick(List.of(".s", "['s']", ".S", "[2]"));
      case 1 ->
          atom(scope, Kind.JSON, d) + choices.pick(List.of("->>'a'", "->>0", "->>'$.b[2].c'"));
      case 2 -> "json_type(" + of(scope, Kind.JSON, d) + ")";
      case 3 ->
          "typeof("
              + of(scope, choices.pick(List.of(Kind.VARIANT, Kind.JSON, Kind.STRUCT, Kind.INT)), d)
              + ")";
      case 4 -> "map_keys(" + of(scope, Kind.MAP, d) + ")[1]";
      default -> "array_to_string(" + of(scope, Kind.LIST, d) + ", ',')";
    };
  }

  private String struct(Scope scope, int d) {
    String text = atom(scope, Kind.STRUCT, d);
    return choices.chance(30) && text.charAt(0) != '(' ? "(" + text + ")" : text;
  }
}
