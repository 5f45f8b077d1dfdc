package dev.weir.sql;

import dev.weir.model.ErrorCode;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads whole queries: CTEs, chains of set operations, ORDER BY and LIMIT.
final class QueryGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  QueryGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlQuery query() {
    return cursor.deeper(this::queryHere);
  }

  private SqlQuery queryHere() {
    int start = cursor.start();
    Optional<SqlWith> with = with();
    return queryBehind(with, start);
  }

  /// The rest of a query whose CTEs have been read.
  private SqlQuery queryBehind(Optional<SqlWith> with, int start) {
    SqlQueryBody body = unions();
    Optional<SqlOrderBy> orderBy = grammar.orders.orderBy();
    Optional<SqlLimit> limit = grammar.orders.limit();
    if (body instanceof SqlQuery inner && with.isEmpty() && orderBy.isEmpty() && limit.isEmpty()) {
      return inner;
    }
    return new SqlQuery(with, body, orderBy, limit, cursor.from(start));
  }

  /// `(query)`; the query's own span leaves the parentheses out.
  SqlQuery parenthesized() {
    cursor.expect(Token.LEFT_PARENTHESIS);
    SqlQuery query = query();
    if (!cursor.at(Token.RIGHT_PARENTHESIS)) {
      throw cursor.unexpected("the end of the query or )", SqlParser.CLAUSES);
    }
    cursor.advance();
    return query;
  }

  // ---- looking ahead ----

  /// Whether the token at an index begins a query, parentheses aside.
  boolean startsQuery(int where) {
    return switch (cursor.tokenAt(where)) {
      case SELECT, WITH, FROM, TABLE, PIVOT, PIVOT_WIDER, UNPIVOT, PIVOT_LONGER -> true;
      case DESCRIBE, DESC, SUMMARIZE, SHOW -> true;
      case VALUES -> cursor.isAt(where + 1, Token.LEFT_PARENTHESIS);
      default -> false;
    };
  }

  /// Whether the parentheses that open at an index hold a query and not an expression or a join.
  boolean isQueryInParentheses(int open) {
    return isQuery(open, true);
  }

  /// The same for `IN (…)`, where `((SELECT 1))` is a list of one subquery.
  boolean isQueryBehindIn(int open) {
    return isQuery(open, false);
  }

  private boolean isQuery(int open, boolean nested) {
    int at = open;
    while (cursor.isAt(at, Token.LEFT_PARENTHESIS) && at < open + Cursor.DEEPEST) {
      if (startsQuery(at + 1)) {
        return nested || at == open || isSetOperation(cursor.closeOf(open + 1) + 1);
      }
      if (!cursor.isAt(at + 1, Token.LEFT_PARENTHESIS)) {
        return false;
      }
      int behind = cursor.closeOf(at + 1) + 1;
      if (!cursor.isAt(behind, Token.RIGHT_PARENTHESIS) && !isSetOperation(behind)) {
        return false;
      }
      at++;
    }
    return false;
  }

  private boolean isSetOperation(int where) {
    return switch (cursor.tokenAt(where)) {
      case UNION, INTERSECT, EXCEPT, ORDER, LIMIT, OFFSET, FETCH -> true;
      default -> false;
    };
  }

  // ---- set operations ----

  private SqlQueryBody unions() {
    int start = cursor.start();
    SqlQueryBody left = intersections();
    int height = 0;
    while (cursor.at(Token.UNION) || cursor.at(Token.EXCEPT) || cursor.atMinus()) {
      SqlSetOperation.Kind kind =
          cursor.at(Token.UNION) ? SqlSetOperation.Kind.UNION : SqlSetOperation.Kind.EXCEPT;
      cursor.advance();
      SqlSetOperation.Quantifier quantifier = quantifier();
      SqlSetOperation.Matching matching = matching();
      List<SqlQueryBody> operands = new ArrayList<>();
      operands.add(left);
      operands.add(intersections());
      if (kind == SqlSetOperation.Kind.UNION) {
        while (atSame(quantifier, matching)) {
          cursor.advance();
          quantifier();
          matching();
          operands.add(intersections());
        }
      }
      height = cursor.above(height);
      left = new SqlSetOperation(kind, quantifier, matching, operands, cursor.from(start));
    }
    return left;
  }

  /// Whether another UNION of the same sort follows, so that the chain stays one node.
  private boolean atSame(SqlSetOperation.Quantifier quantifier, SqlSetOperation.Matching matching) {
    if (!cursor.at(Token.UNION)) {
      return false;
    }
    int at = cursor.index();
    cursor.advance();
    boolean same = quantifier() == quantifier && matching() == matching;
    cursor.rewind(at);
    return same;
  }

  private SqlQueryBody intersections() {
    int start = cursor.start();
    SqlQueryBody left = grammar.selects.atom();
    int height = 0;
    while (cursor.take(Token.INTERSECT)) {
      SqlSetOperation.Quantifier quantifier = quantifier();
      SqlSetOperation.Matching matching = matching();
      List<SqlQueryBody> operands = new ArrayList<>();
      operands.add(left);
      operands.add(grammar.selects.atom());
      while (atSameIntersection(quantifier)) {
        cursor.advance();
        quantifier();
        operands.add(grammar.selects.atom());
      }
      height = cursor.above(height);
      left =
          new SqlSetOperation(
              SqlSetOperation.Kind.INTERSECT, quantifier, matching, operands, cursor.from(start));
    }
    return left;
  }

  private boolean atSameIntersection(SqlSetOperation.Quantifier quantifier) {
    if (!cursor.at(Token.INTERSECT)) {
      return false;
    }
    int at = cursor.index();
    cursor.advance();
    boolean same = quantifier() == quantifier;
    cursor.rewind(at);
    return same;
  }

  private SqlSetOperation.Quantifier quantifier() {
    if (cursor.take(Token.ALL)) {
      return SqlSetOperation.Quantifier.ALL;
    }
    cursor.take(Token.DISTINCT);
    return SqlSetOperation.Quantifier.DISTINCT;
  }

  private SqlSetOperation.Matching matching() {
    return cursor.take(Token.BY, Token.NAME)
        ? SqlSetOperation.Matching.BY_NAME
        : SqlSetOperation.Matching.BY_POSITION;
  }

  // ---- CTEs ----

  Optional<SqlWith> with() {
    if (!cursor.at(Token.WITH)) {
      return Optional.empty();
    }
    int start = cursor.start();
    cursor.advance();
    SqlWith.Recursion recursion =
        cursor.take(Token.RECURSIVE) ? SqlWith.Recursion.RECURSIVE : SqlWith.Recursion.NONE;
    List<SqlWith.Cte> ctes = new ArrayList<>();
    do {
      if (!ctes.isEmpty() && !grammar.names.atColumnOrString()) {
        break;
      }
      ctes.add(cte());
    } while (cursor.take(Token.COMMA));
    return Optional.of(new SqlWith(recursion, ctes, cursor.from(start)));
  }

  private SqlWith.Cte cte() {
    int start = cursor.start();
    Identifier name = grammar.names.columnOrString();
    List<Identifier> columns =
        cursor.at(Token.LEFT_PARENTHESIS) ? grammar.names.parenthesized() : List.of();
    List<SqlExpression> usingKey = List.of();
    if (cursor.take(Token.USING)) {
      cursor.expect(Token.KEY);
      cursor.expect(Token.LEFT_PARENTHESIS);
      usingKey = grammar.expressions.list(Token.RIGHT_PARENTHESIS);
      cursor.expect(Token.RIGHT_PARENTHESIS);
    }
    cursor.expect(Token.AS);
    SqlWith.Materialization materialization = SqlWith.Materialization.DEFAULT;
    if (cursor.take(Token.NOT, Token.MATERIALIZED)) {
      materialization = SqlWith.Materialization.NOT_MATERIALIZED;
    } else if (cursor.take(Token.MATERIALIZED)) {
      materialization = SqlWith.Materialization.MATERIALIZED;
    }
    int inside = cursor.index() + 1;
    if (grammar.statements.isWriting(inside)) {
      throw cursor.fail(
          ErrorCode.NOT_A_QUERY,
          cursor.tokens.starts[inside],
          "expected a query that only reads, found a CTE that writes: " + cursor.found(inside));
    }
    SqlQuery query = parenthesized();
    return new SqlWith.Cte(name, columns, usingKey, materialization, query, cursor.from(start));
  }
}
