package dev.weir.sql.transform;

import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Columns of positions that count from 0 in one dialect and from 1 in the other.
///
/// @param names their names, in lower case
/// @param operator `+` or `-`, by which they come one nearer to the other dialect
/// @param star what to say of a star, which hides them
record ShiftedColumns(Set<String> names, String operator, String star) {
  ShiftedColumns {
    names = Set.copyOf(names);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// A block, in all of whose expressions, those of its FROM apart, the columns are shifted;
  /// outputs keep their names.
  SqlSelect in(SqlSelect s, TransformContext context) {
    if (names.isEmpty()) {
      return s;
    }
    List<SqlSelectItem> items = new ArrayList<>();
    for (SqlSelectItem item : s.items()) {
      if (item.expression() instanceof SqlExpression.Star) {
        context.unsupported(star, item.span());
      }
      items.add(named(item));
    }
    Rewriter shift =
        new Rewriter() {
          @Override
          SqlExpression changed(SqlExpression e) {
            return isShifted(e) ? Build.binary(operator, e, Build.number(1, e.span())) : e;
          }
        };
    return with(s.from(), (SqlSelect) shift.select(with(List.of(), items, s)));
  }

  private SqlSelectItem named(SqlSelectItem item) {
    return item.alias().isEmpty()
            && item.expression() instanceof SqlExpression.ColumnName column
            && isShifted(column)
        ? new SqlSelectItem(column, Optional.of(column.name().last()), item.span())
        : item;
  }

  private boolean isShifted(SqlExpression e) {
    if (!(e instanceof SqlExpression.ColumnName column)) {
      return false;
    }
    QualifiedName name = column.name();
    return name.parts().size() <= 2 && names.contains(key(name.last().name()));
  }

  /// The same block over other tables.
  static SqlSelect with(List<SqlTable> from, SqlSelect s) {
    return with(from, s.items(), s);
  }

  private static SqlSelect with(List<SqlTable> from, List<SqlSelectItem> items, SqlSelect s) {
    return new SqlSelect(
        s.distinct(),
        items,
        from,
        s.where(),
        s.groupBy(),
        s.having(),
        s.windows(),
        s.qualify(),
        s.sample(),
        s.span());
  }
}
