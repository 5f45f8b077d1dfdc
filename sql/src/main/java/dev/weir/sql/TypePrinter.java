package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlType;
import java.util.List;

/// Prints types.
final class TypePrinter {
  private final Printers printers;
  private final Output out;

  TypePrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void type(SqlType type) {
    printers.deeper(() -> typeHere(type));
  }

  private void typeHere(SqlType type) {
    switch (type) {
      case SqlType.Named named -> named(named);
      case SqlType.Struct struct ->
          members("STRUCT", struct.members(), printers.dialect.has(SyntaxRule.ANGLE_TYPES));
      case SqlType.Tuple tuple -> {
        out.add("TUPLE(");
        list(tuple.elements());
        out.add(')');
      }
      case SqlType.Union union -> members("UNION", union.members(), false);
      case SqlType.Map map -> {
        boolean angle = printers.dialect.has(SyntaxRule.ANGLE_TYPES);
        out.add(angle ? "MAP<" : "MAP(");
        list(List.of(map.key(), map.value()));
        out.add(angle ? '>' : ')');
      }
      case SqlType.Array array -> {
        if (printers.dialect.has(SyntaxRule.ANGLE_TYPES)) {
          out.add("ARRAY<");
          type(array.element());
          out.add('>');
          return;
        }
        type(array.element());
        if (printers.dialect.has(SyntaxRule.WORD_ARRAYS)) {
          out.add(" ARRAY");
          if (array.size().isEmpty()) {
            return;
          }
        }
        out.add('[');
        if (array.size().isPresent()) {
          out.add(Integer.toString(array.size().get()));
        }
        out.add(']');
      }
    }
  }

  private void list(List<SqlType> types) {
    for (int i = 0; i < types.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      type(types.get(i));
    }
  }

  private void members(String word, List<SqlType.Member> members, boolean angle) {
    out.add(word).add(angle ? '<' : '(');
    for (int i = 0; i < members.size(); i++) {
      if (i > 0) {
        out.add(", ");
      }
      printers.names.column(members.get(i).name());
      out.add(angle ? ": " : " ");
      type(members.get(i).type());
    }
    out.add(angle ? '>' : ')');
  }

  private void named(SqlType.Named type) {
    QualifiedName name = type.name();
    Identifier first = name.parts().getFirst();
    String text = first.name();
    if (name.parts().size() > 1) {
      printers.names.qualified(name);
    } else if (first.quoting() == Identifier.Quoting.QUOTED && needsQuotes(text)) {
      out.add(printers.names.quoted(text));
    } else {
      int zone = text.indexOf(" WITH");
      if (zone > 0 && !type.modifiers().isEmpty()) {
        out.add(text.substring(0, zone));
        modifiers(type.modifiers());
        out.add(text.substring(zone));
        return;
      }
      out.add(text);
    }
    modifiers(type.modifiers());
  }

  private static boolean needsQuotes(String text) {
    return !NamePrinter.isPlain(text) || Words.find(text) != Token.IDENTIFIER;
  }

  private void modifiers(List<SqlExpression> modifiers) {
    if (modifiers.isEmpty()) {
      return;
    }
    out.add('(');
    printers.expressions.list(modifiers);
    out.add(')');
  }
}
