package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlWindow;
import dev.weir.sql.tree.SqlWindow.Bound;
import dev.weir.sql.tree.SqlWindow.Exclusion;
import dev.weir.sql.tree.SqlWindow.Frame;
import dev.weir.sql.tree.SqlWindow.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads windows: `OVER …` and the WINDOW clause.
final class WindowGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  WindowGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlWindow over() {
    cursor.advance();
    int start = cursor.start();
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      return new SqlWindow.Named(grammar.names.column(), cursor.from(start));
    }
    return specification();
  }

  /// `WINDOW w AS (…), …`.
  List<SqlSelect.NamedWindow> clause() {
    if (!cursor.take(Token.WINDOW)) {
      return List.of();
    }
    List<SqlSelect.NamedWindow> windows = new ArrayList<>();
    do {
      int start = cursor.start();
      Identifier name = grammar.names.column();
      cursor.expect(Token.AS);
      SqlWindow.Specification window = specification();
      windows.add(new SqlSelect.NamedWindow(name, window, cursor.from(start)));
    } while (cursor.take(Token.COMMA));
    return windows;
  }

  private SqlWindow.Specification specification() {
    int start = cursor.start();
    cursor.expect(Token.LEFT_PARENTHESIS);
    Optional<Identifier> base = Optional.empty();
    if (atBaseName()) {
      base = Optional.of(grammar.names.column());
    }
    List<SqlExpression> partitionBy = List.of();
    if (cursor.at(Token.PARTITION, Token.BY) || cursor.at(Token.DISTRIBUTE, Token.BY)) {
      cursor.advance();
      cursor.advance();
      partitionBy = grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    }
    Optional<SqlOrderBy> orderBy = grammar.orders.orderBy();
    if (orderBy.isEmpty() && cursor.at(Token.SORT, Token.BY)) {
      int at = cursor.start();
      cursor.advance();
      cursor.advance();
      orderBy = Optional.of(grammar.orders.orderByFrom(at));
    }
    Optional<Frame> frame = frame();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return new SqlWindow.Specification(base, partitionBy, orderBy, frame, cursor.from(start));
  }

  private boolean atBaseName() {
    if (!cursor.atName(WordClass.COLUMN)
        || cursor.at(Token.PARTITION, Token.BY)
        || cursor.at(Token.DISTRIBUTE, Token.BY)
        || cursor.at(Token.SORT, Token.BY)) {
      return false;
    }
    boolean framing = cursor.at(Token.ROWS) || cursor.at(Token.RANGE) || cursor.at(Token.GROUPS);
    return !framing || !startsBound(cursor.tokenAt(cursor.index() + 1));
  }

  private static boolean startsBound(Token token) {
    return token != Token.RIGHT_PARENTHESIS
        && token != Token.ORDER
        && token != Token.PARTITION
        && token != Token.ROWS
        && token != Token.RANGE
        && token != Token.GROUPS;
  }

  private Optional<Frame> frame() {
    int start = cursor.start();
    Unit unit;
    switch (cursor.token()) {
      case ROWS -> unit = Unit.ROWS;
      case RANGE -> unit = Unit.RANGE;
      case GROUPS -> unit = Unit.GROUPS;
      default -> {
        return Optional.empty();
      }
    }
    cursor.advance();
    Bound from;
    Bound to = new Bound.CurrentRow();
    if (cursor.take(Token.BETWEEN)) {
      from = bound();
      cursor.expect(Token.AND);
      to = bound();
    } else {
      from = bound();
    }
    Exclusion exclusion = exclusion();
    return Optional.of(new Frame(unit, from, to, exclusion, cursor.from(start)));
  }

  private Bound bound() {
    if (cursor.at(Token.UNBOUNDED)) {
      cursor.advance();
      return isPreceding() ? new Bound.UnboundedPreceding() : new Bound.UnboundedFollowing();
    }
    if (cursor.take(Token.CURRENT, Token.ROW)) {
      return new Bound.CurrentRow();
    }
    SqlExpression distance = grammar.expressions.expression(Level.NOT + 1);
    return isPreceding() ? new Bound.Preceding(distance) : new Bound.Following(distance);
  }

  private boolean isPreceding() {
    if (cursor.take(Token.PRECEDING)) {
      return true;
    }
    if (!cursor.take(Token.FOLLOWING)) {
      throw cursor.unexpected("PRECEDING or FOLLOWING");
    }
    return false;
  }

  private Exclusion exclusion() {
    if (!cursor.take(Token.EXCLUDE)) {
      return Exclusion.NO_OTHERS;
    }
    if (cursor.take(Token.CURRENT, Token.ROW)) {
      return Exclusion.CURRENT_ROW;
    }
    if (cursor.take(Token.GROUP)) {
      return Exclusion.GROUP;
    }
    if (cursor.take(Token.TIES)) {
      return Exclusion.TIES;
    }
    if (cursor.take(Token.NO, Token.OTHERS)) {
      return Exclusion.NO_OTHERS;
    }
    throw cursor.unexpected("CURRENT ROW, GROUP, TIES or NO OTHERS");
  }
}
