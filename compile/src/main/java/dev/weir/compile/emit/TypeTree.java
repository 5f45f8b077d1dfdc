package dev.weir.compile.emit;

import dev.weir.model.ArrayType;
import dev.weir.model.DataType;
import dev.weir.model.DecimalType;
import dev.weir.model.EnumType;
import dev.weir.model.Field;
import dev.weir.model.ListType;
import dev.weir.model.MapType;
import dev.weir.model.OpaqueType;
import dev.weir.model.ScalarType;
import dev.weir.model.StructType;
import dev.weir.model.TupleType;
import dev.weir.model.UnionType;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlType;
import java.util.List;
import java.util.Optional;

/// Types as they are written.
final class TypeTree {
  private TypeTree() {}

  static SqlType of(DataType type) {
    return switch (type) {
      case ScalarType.NULL ->
          named(new Identifier("NULL", Identifier.Quoting.QUOTED, Span.NONE), List.of());
      case ScalarType scalar -> named(Identifier.of(scalar.text()), List.of());
      case DecimalType(int precision, int scale) ->
          named(Identifier.of("DECIMAL"), List.of(number(precision), number(scale)));
      case EnumType(List<String> values) ->
          named(
              Identifier.of("ENUM"), values.stream().<SqlExpression>map(TypeTree::string).toList());
      case ListType list -> new SqlType.Array(of(list.element()), Optional.empty(), Span.NONE);
      case ArrayType(DataType element, int size) ->
          new SqlType.Array(of(element), Optional.of(size), Span.NONE);
      case StructType(List<Field> fields) -> new SqlType.Struct(members(fields), Span.NONE);
      case TupleType(List<DataType> elements) ->
          new SqlType.Tuple(elements.stream().map(TypeTree::of).toList(), Span.NONE);
      case MapType(DataType key, DataType value) -> new SqlType.Map(of(key), of(value), Span.NONE);
      case UnionType(List<Field> members) -> new SqlType.Union(members(members), Span.NONE);
      case OpaqueType(String text) -> named(Identifier.of(text), List.of());
    };
  }

  private static SqlType named(Identifier name, List<SqlExpression> modifiers) {
    return new SqlType.Named(new QualifiedName(List.of(name), Span.NONE), modifiers, Span.NONE);
  }

  private static List<SqlType.Member> members(List<Field> fields) {
    return fields.stream()
        .map(f -> new SqlType.Member(Identifier.of(f.name()), of(f.type()), Span.NONE))
        .toList();
  }

  private static SqlExpression number(int value) {
    return new SqlExpression.NumberLiteral(Integer.toString(value), Span.NONE);
  }

  private static SqlExpression string(String value) {
    return new SqlExpression.StringLiteral(value, Span.NONE);
  }
}
