package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// A type as written.
public sealed interface SqlType extends SqlNode {
  /// `DECIMAL(10, 2)`, `"my type"`, `TIMESTAMP WITH TIME ZONE` (as one name), `schema.type`.
  record Named(QualifiedName name, List<SqlExpression> modifiers, Span span) implements SqlType {
    public Named {
      modifiers = List.copyOf(modifiers);
    }
  }

  /// `STRUCT(a INTEGER)`, also as `ROW(a INTEGER)`.
  record Struct(List<Member> members, Span span) implements SqlType {
    public Struct {
      members = List.copyOf(members);
    }
  }

  /// `TUPLE(INTEGER, VARCHAR)`, also as `STRUCT(INTEGER, VARCHAR)`.
  record Tuple(List<SqlType> elements, Span span) implements SqlType {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /// `UNION(a INTEGER, b VARCHAR)`.
  record Union(List<Member> members, Span span) implements SqlType {
    public Union {
      members = List.copyOf(members);
    }
  }

  /// A named part of a struct or union.
  record Member(Identifier name, SqlType type, Span span) implements SqlNode {}

  /// `MAP(k, v)`.
  record Map(SqlType key, SqlType value, Span span) implements SqlType {}

  /// `type[]`, or `type[3]` with a size.
  record Array(SqlType element, Optional<Integer> size, Span span) implements SqlType {}
}
