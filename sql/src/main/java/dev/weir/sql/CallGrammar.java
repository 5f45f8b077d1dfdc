package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.ArgumentQuantifier;
import dev.weir.sql.tree.SqlExpression.ExportState;
import dev.weir.sql.tree.SqlExpression.NullTreatment;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a function call from its opening parenthesis on: arguments, and the clauses that may stand
/// in and behind an aggregate or window call.
final class CallGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  CallGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /// What stands between the parentheses.
  private record Inside(
      ArgumentQuantifier quantifier,
      List<SqlExpression.Argument> arguments,
      Optional<SqlOrderBy> orderBy,
      NullTreatment nulls) {}

  /// A call with all its clauses.
  SqlExpression.Call call(QualifiedName name, int start) {
    Inside inside = inside();
    List<SqlSortKey> withinGroup = withinGroup();
    Optional<SqlExpression> filter = filter();
    ExportState export =
        cursor.take(Token.EXPORT_STATE) ? ExportState.EXPORT_STATE : ExportState.NONE;
    NullTreatment nulls = inside.nulls == NullTreatment.DEFAULT ? nulls() : inside.nulls;
    Optional<SqlWindow> over = over();
    return new SqlExpression.Call(
        countStar(name, inside),
        inside.quantifier,
        withoutStar(inside),
        inside.orderBy,
        nulls,
        withinGroup,
        filter,
        export,
        over,
        cursor.from(start));
  }

  /// The call of a method: no clauses behind it.
  SqlExpression.Call method(QualifiedName name, int start) {
    Inside inside = inside();
    return new SqlExpression.Call(
        name,
        inside.quantifier,
        inside.arguments,
        inside.orderBy,
        inside.nulls,
        List.of(),
        Optional.empty(),
        ExportState.NONE,
        Optional.empty(),
        cursor.from(start));
  }

  /// A call of a table function: plain arguments only.
  SqlExpression.Call table(QualifiedName name, int start) {
    return method(name, start);
  }

  private Inside inside() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    ArgumentQuantifier quantifier = ArgumentQuantifier.NONE;
    if (cursor.take(Token.DISTINCT)) {
      quantifier = ArgumentQuantifier.DISTINCT;
    } else if (cursor.take(Token.ALL)) {
      quantifier = ArgumentQuantifier.ALL;
    }
    List<SqlExpression.Argument> arguments = new ArrayList<>(4);
    if (!atEndOfArguments()) {
      do {
        arguments.add(argument());
      } while (cursor.takeComma(Token.RIGHT_PARENTHESIS));
    }
    Optional<SqlOrderBy> orderBy = grammar.orders.orderBy();
    NullTreatment nulls = nulls();
    if (!cursor.take(Token.RIGHT_PARENTHESIS)) {
      throw cursor.unexpected("an operator, , or )");
    }
    return new Inside(quantifier, arguments, orderBy, nulls);
  }

  private boolean atEndOfArguments() {
    return cursor.at(Token.RIGHT_PARENTHESIS) || cursor.at(Token.ORDER, Token.BY);
  }

  private SqlExpression.Argument argument() {
    int start = cursor.start();
    int next = cursor.index() + 1;
    boolean named =
        cursor.atLabel()
            && (cursor.isAt(next, Token.COLON_EQUALS) || cursor.isAt(next, Token.FAT_ARROW));
    Optional<Identifier> name = Optional.empty();
    if (named) {
      if (!cursor.atName(WordClass.FUNCTION) && !cursor.atName(WordClass.COLUMN)) {
        throw cursor.unexpected("an argument or its name");
      }
      name = Optional.of(grammar.names.take());
      cursor.advance();
    }
    SqlExpression value = grammar.expressions.expression();
    return new SqlExpression.Argument(name, value, named ? cursor.from(start) : value.span());
  }

  /// `count(*)` and `count()` are `count_star`.
  private static QualifiedName countStar(QualifiedName name, Inside inside) {
    boolean none = inside.arguments.isEmpty() || isStar(inside);
    if (none
        && inside.quantifier == ArgumentQuantifier.NONE
        && name.parts().size() == 1
        && name.last().name().equalsIgnoreCase("count")) {
      Identifier last = name.last();
      Identifier star = new Identifier("count_star", Identifier.Quoting.PLAIN, last.span());
      return new QualifiedName(List.of(star), name.span());
    }
    return name;
  }

  private static List<SqlExpression.Argument> withoutStar(Inside inside) {
    return isStar(inside) && inside.quantifier == ArgumentQuantifier.NONE
        ? List.of()
        : inside.arguments;
  }

  /// Whether the only argument is a bare star.
  private static boolean isStar(Inside inside) {
    return inside.arguments.size() == 1
        && inside.arguments.getFirst().value() instanceof SqlExpression.Star star
        && star.qualifier().isEmpty()
        && star.exclude().isEmpty()
        && star.replace().isEmpty()
        && star.rename().isEmpty();
  }

  private NullTreatment nulls() {
    if (cursor.take(Token.IGNORE, Token.NULLS)) {
      return NullTreatment.IGNORE;
    }
    return cursor.take(Token.RESPECT, Token.NULLS) ? NullTreatment.RESPECT : NullTreatment.DEFAULT;
  }

  private List<SqlSortKey> withinGroup() {
    if (!cursor.take(Token.WITHIN, Token.GROUP)) {
      return List.of();
    }
    cursor.expect(Token.LEFT_PARENTHESIS);
    cursor.expect(Token.ORDER);
    cursor.expect(Token.BY);
    List<SqlSortKey> keys = grammar.orders.keys();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return keys;
  }

  private Optional<SqlExpression> filter() {
    if (!cursor.at(Token.FILTER, Token.LEFT_PARENTHESIS)) {
      return Optional.empty();
    }
    cursor.advance();
    cursor.advance();
    cursor.take(Token.WHERE);
    SqlExpression filter = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return Optional.of(filter);
  }

  private Optional<SqlWindow> over() {
    int next = cursor.index() + 1;
    boolean window =
        cursor.at(Token.OVER)
            && (cursor.isAt(next, Token.LEFT_PARENTHESIS) || cursor.isName(next, WordClass.COLUMN));
    return window ? Optional.of(grammar.windows.over()) : Optional.empty();
  }
}
