package dev.weir.sql;

import dev.weir.model.DeepStack;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/// Compares and tells syntax trees without regard to spans and quotes.
public final class SqlTrees {
  private SqlTrees() {}

  /// Whether two trees are the same, spans and the quotes around names aside.
  public static boolean sameShape(SqlNode a, SqlNode b) {
    return dump(a).equals(dump(b));
  }

  /// The tree as text, one component a line, without spans and without empty components: stable, so
  /// that goldens can hold it.
  public static String dump(SqlNode node) {
    return DeepStack.call(() -> {
      StringBuilder text = new StringBuilder();
      value(node, 0, text);
      return text.toString();
    });
  }

  private static void value(Object value, int depth, StringBuilder text) {
    switch (value) {
      case Record node -> node(node, depth, text);
      case Optional<?> optional -> optional.ifPresent(v -> value(v, depth, text));
      case List<?> list -> {
        text.append("[]\n");
        for (Object element : list) {
          text.repeat("  ", depth).append("- ");
          value(element, depth + 1, text);
        }
      }
      default -> text.append(value).append('\n');
    }
  }

  private static void node(Record node, int depth, StringBuilder text) {
    text.append(node.getClass().getSimpleName()).append('\n');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = read(node, component);
      boolean told =
          !(value instanceof Span)
              && !(value instanceof Identifier.Quoting)
              && !(value instanceof Optional<?> optional && optional.isEmpty())
              && !(value instanceof List<?> list && list.isEmpty());
      if (told) {
        text.repeat("  ", depth).append(component.getName()).append(": ");
        value(value, depth + 1, text);
      }
    }
  }

  private static Object read(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "a record of the tree is not readable: " + node.getClass(), e);
    }
  }
}
