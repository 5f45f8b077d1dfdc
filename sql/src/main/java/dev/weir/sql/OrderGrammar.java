package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlOrderBy.Direction;
import dev.weir.sql.tree.SqlOrderBy.NullOrder;
import dev.weir.sql.tree.SqlSortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads ORDER BY, LIMIT, OFFSET and FETCH.
final class OrderGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  OrderGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  Optional<SqlOrderBy> orderBy() {
    if (!cursor.at(Token.ORDER)) {
      return Optional.empty();
    }
    int start = cursor.start();
    cursor.advance();
    cursor.expect(Token.BY);
    return Optional.of(orderByFrom(start));
  }

  /// What stands behind the words that begin an ordering.
  SqlOrderBy orderByFrom(int start) {
    if (cursor.take(Token.ALL)) {
      Direction direction = direction();
      NullOrder nulls = nulls();
      return new SqlOrderBy.All(direction, nulls, cursor.from(start));
    }
    return new SqlOrderBy.Keys(keys(), cursor.from(start));
  }

  List<SqlSortKey> keys() {
    List<SqlSortKey> keys = new ArrayList<>();
    do {
      int start = cursor.start();
      SqlExpression expression = grammar.expressions.expression();
      Direction direction = direction();
      NullOrder nulls = nulls();
      keys.add(new SqlSortKey(expression, direction, nulls, cursor.from(start)));
    } while (cursor.takeItemComma());
    return keys;
  }

  private Direction direction() {
    return switch (cursor.token()) {
      case ASC, ASCENDING -> {
        cursor.advance();
        yield Direction.ASCENDING;
      }
      case DESC, DESCENDING -> {
        cursor.advance();
        yield Direction.DESCENDING;
      }
      default -> Direction.DEFAULT;
    };
  }

  private NullOrder nulls() {
    if (cursor.take(Token.NULLS, Token.FIRST)) {
      return NullOrder.FIRST;
    }
    return cursor.take(Token.NULLS, Token.LAST) ? NullOrder.LAST : NullOrder.DEFAULT;
  }

  Optional<SqlLimit> limit() {
    int start = cursor.start();
    Optional<SqlExpression> count = Optional.empty();
    Optional<SqlExpression> offset = Optional.empty();
    SqlLimit.Unit unit = SqlLimit.Unit.ROWS;
    boolean limited = false;
    boolean skipped = false;
    boolean all = false;
    while (true) {
      if (!limited && cursor.take(Token.LIMIT)) {
        limited = true;
        all = cursor.at(Token.ALL);
        if (!cursor.take(Token.ALL)) {
          count = Optional.of(grammar.expressions.expression());
          if (cursor.take(Token.PERCENT_SIGN) || cursor.take(Token.PERCENT)) {
            unit = SqlLimit.Unit.PERCENT;
          }
        }
      } else if (!skipped && cursor.take(Token.OFFSET)) {
        skipped = true;
        offset = Optional.of(grammar.expressions.expression());
        if (!cursor.take(Token.ROWS)) {
          cursor.take(Token.ROW);
        }
      } else if (!limited && cursor.at(Token.FETCH)) {
        limited = true;
        count = Optional.of(fetch());
      } else {
        break;
      }
    }
    if (count.isEmpty() && offset.isEmpty() && !all) {
      return Optional.empty();
    }
    return Optional.of(new SqlLimit(count, unit, offset, cursor.from(start)));
  }

  private SqlExpression fetch() {
    cursor.advance();
    if (!cursor.take(Token.FIRST) && !cursor.take(Token.NEXT)) {
      throw cursor.unexpected("FIRST or NEXT");
    }
    SqlExpression count;
    int start = cursor.start();
    if (cursor.take(Token.ROW) || cursor.take(Token.ROWS)) {
      count = new SqlExpression.NumberLiteral("1", cursor.from(start));
    } else {
      count = grammar.expressions.expression();
      if (!cursor.take(Token.ROWS)) {
        cursor.expect(Token.ROW);
      }
    }
    cursor.expect(Token.ONLY);
    return count;
  }
}
