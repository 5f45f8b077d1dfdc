package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinKind;
import dev.weir.sql.tree.SqlTable.Laterality;
import dev.weir.sql.tree.SqlTable.Ordinality;
import dev.weir.sql.tree.SqlValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what stands in FROM: tables, functions, subqueries, joins.
final class TableGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  TableGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  List<SqlTable> list() {
    List<SqlTable> tables = new ArrayList<>();
    do {
      tables.add(table());
    } while (cursor.takeItemComma());
    return tables;
  }

  /// A table with the joins, pivots and lateral views behind it.
  SqlTable table() {
    return cursor.deeper(this::tableHere);
  }

  private SqlTable tableHere() {
    int start = cursor.start();
    SqlTable left = inner();
    int height = 0;
    while (atMore()) {
      height = cursor.above(height);
      left = joined(left, start);
    }
    return left;
  }

  // ---- joins ----

  private boolean atMore() {
    return switch (cursor.token()) {
      case JOIN, INNER, LEFT, RIGHT, FULL, SEMI, ANTI, ASOF, CROSS, POSITIONAL, NATURAL -> true;
      case PIVOT, UNPIVOT -> true;
      case LATERAL -> cursor.at(Token.LATERAL, Token.VIEW);
      default -> false;
    };
  }

  private SqlTable joined(SqlTable left, int start) {
    return switch (cursor.token()) {
      case CROSS -> {
        cursor.advance();
        cursor.expect(Token.JOIN);
        yield join(left, JoinKind.CROSS, inner(), new JoinCondition.None(), start);
      }
      case POSITIONAL -> {
        cursor.advance();
        cursor.expect(Token.JOIN);
        yield join(left, JoinKind.POSITIONAL, inner(), new JoinCondition.None(), start);
      }
      case NATURAL -> {
        cursor.advance();
        JoinKind kind = kind();
        cursor.expect(Token.JOIN);
        yield join(left, kind, inner(), new JoinCondition.Natural(), start);
      }
      case PIVOT -> grammar.pivots.pivot(left, start);
      case UNPIVOT -> grammar.pivots.unpivot(left, start);
      case LATERAL -> grammar.lateralViews.view(left, start);
      default -> regular(left, start);
    };
  }

  private SqlTable regular(SqlTable left, int start) {
    boolean asof = cursor.take(Token.ASOF);
    JoinKind kind = kind();
    if (asof) {
      kind = asof(kind);
    }
    cursor.expect(Token.JOIN);
    if (!asof && cursor.take(Token.BY, Token.LEFT_PARENTHESIS)) {
      kind = declaredKind();
    }
    SqlTable right = table();
    if (cursor.take(Token.ON)) {
      SqlExpression predicate = grammar.expressions.expression();
      return join(left, kind, right, new JoinCondition.On(predicate), start);
    }
    if (cursor.take(Token.USING)) {
      List<Identifier> columns = grammar.names.parenthesized();
      return join(left, kind, right, new JoinCondition.Using(columns), start);
    }
    if (!asof && atNearest()) {
      if (kind != JoinKind.INNER && kind != JoinKind.LEFT) {
        throw cursor.fail(cursor.start(), "NEAREST goes with INNER and LEFT joins, not " + kind);
      }
      return join(left, kind, right, nearest(), start);
    }
    if (kind == JoinKind.INNER && cursor.dialect.has(SyntaxRule.JOINS_WITHOUT_CONDITION)) {
      return join(left, JoinKind.CROSS, right, new JoinCondition.None(), start);
    }
    throw cursor.unexpected("ON or USING");
  }

  private JoinKind kind() {
    JoinKind kind =
        switch (cursor.token()) {
          case LEFT -> JoinKind.LEFT;
          case RIGHT -> JoinKind.RIGHT;
          case FULL -> JoinKind.FULL;
          case SEMI -> JoinKind.SEMI;
          case ANTI -> JoinKind.ANTI;
          default -> JoinKind.INNER;
        };
    if (kind != JoinKind.INNER || cursor.at(Token.INNER)) {
      cursor.advance();
    }
    switch (kind) {
      case LEFT -> {
        if (cursor.take(Token.SEMI)) {
          return JoinKind.SEMI;
        }
        if (cursor.take(Token.ANTI)) {
          return JoinKind.ANTI;
        }
        cursor.take(Token.OUTER);
      }
      case RIGHT, FULL -> cursor.take(Token.OUTER);
      default -> {}
    }
    return kind;
  }

  private static JoinKind asof(JoinKind kind) {
    return switch (kind) {
      case INNER -> JoinKind.ASOF;
      case LEFT -> JoinKind.ASOF_LEFT;
      case RIGHT -> JoinKind.ASOF_RIGHT;
      case FULL -> JoinKind.ASOF_FULL;
      case SEMI -> JoinKind.ASOF_SEMI;
      case ANTI -> JoinKind.ASOF_ANTI;
      case CROSS, ASOF, ASOF_LEFT, ASOF_RIGHT, ASOF_FULL, ASOF_SEMI, ASOF_ANTI, POSITIONAL ->
          throw new IllegalStateException("no join of that kind is read here: " + kind);
    };
  }

  /// `JOIN BY (TYPE left)`.
  private JoinKind declaredKind() {
    cursor.expect(Token.TYPE);
    JoinKind kind =
        switch (cursor.token()) {
          case LEFT -> JoinKind.LEFT;
          case RIGHT -> JoinKind.RIGHT;
          case FULL -> JoinKind.FULL;
          case SEMI -> JoinKind.SEMI;
          case ANTI -> JoinKind.ANTI;
          case INNER -> JoinKind.INNER;
          default -> throw cursor.unexpected("INNER, LEFT, RIGHT, FULL, SEMI or ANTI");
        };
    cursor.advance();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return kind;
  }

  /// `[EXACT | APPROX] NEAREST [n] BY DISTANCE | SIMILARITY score`.
  private JoinCondition nearest() {
    boolean approximate = cursor.take(Token.APPROX);
    if (!approximate) {
      cursor.take(Token.EXACT);
    }
    cursor.expect(Token.NEAREST);
    long count = cursor.at(Token.NUMBER) ? nearestCount() : 1;
    cursor.expect(Token.BY);
    boolean similarity = cursor.take(Token.SIMILARITY);
    if (!similarity && !cursor.take(Token.DISTANCE)) {
      throw cursor.unexpected("DISTANCE or SIMILARITY");
    }
    return new JoinCondition.Nearest(
        approximate ? SqlTable.Search.APPROXIMATE : SqlTable.Search.EXACT,
        count,
        similarity ? SqlTable.Score.SIMILARITY : SqlTable.Score.DISTANCE,
        grammar.expressions.expression());
  }

  private long nearestCount() {
    int start = cursor.start();
    String text = cursor.text().replace("_", "");
    cursor.advance();
    if (!text.matches("0*[1-9][0-9]{0,17}")) {
      throw cursor.fail(start, "NEAREST takes a positive whole number of rows");
    }
    return Long.parseLong(text);
  }

  private SqlTable join(
      SqlTable left, JoinKind kind, SqlTable right, JoinCondition condition, int start) {
    return new SqlTable.Join(left, kind, right, condition, cursor.from(start));
  }

  // ---- single tables ----

  private SqlTable inner() {
    int start = cursor.start();
    Optional<SqlAlias> prefix = Optional.empty();
    if (grammar.names.atColumnOrString() && cursor.isAt(cursor.index() + 1, Token.COLON)) {
      Identifier name = grammar.names.columnOrString();
      prefix = Optional.of(new SqlAlias(name, List.of(), name.span()));
      cursor.advance();
    }
    Laterality laterality = cursor.take(Token.LATERAL) ? Laterality.LATERAL : Laterality.PLAIN;
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      return inParentheses(start, prefix, laterality);
    }
    if (cursor.at(Token.VALUES, Token.LEFT_PARENTHESIS)) {
      SqlValues values = grammar.selects.values(cursor.start());
      SqlQuery query =
          new SqlQuery(Optional.empty(), values, Optional.empty(), Optional.empty(), values.span());
      Optional<SqlAlias> alias = alias(prefix);
      Optional<SqlSample> sample = grammar.samples.ofTable();
      return new SqlTable.Subquery(query, laterality, alias, sample, cursor.from(start));
    }
    QualifiedName name = name();
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      return function(name, start, prefix, laterality);
    }
    if (laterality == Laterality.LATERAL) {
      throw cursor.unexpected("a subquery or a function behind LATERAL");
    }
    Optional<SqlAlias> alias = alias(prefix);
    Optional<SqlTable.At> at = at();
    Optional<SqlSample> sample = grammar.samples.ofTable();
    return new SqlTable.Named(name, at, alias, sample, cursor.from(start));
  }

  private SqlTable inParentheses(int start, Optional<SqlAlias> prefix, Laterality laterality) {
    if (grammar.queries.isQueryInParentheses(cursor.index())) {
      SqlQuery query = grammar.queries.parenthesized();
      Optional<SqlAlias> alias = alias(prefix);
      Optional<SqlSample> sample = grammar.samples.ofTable();
      return new SqlTable.Subquery(query, laterality, alias, sample, cursor.from(start));
    }
    cursor.advance();
    SqlTable table = table();
    if (!cursor.take(Token.RIGHT_PARENTHESIS)) {
      throw cursor.unexpected("a join or )");
    }
    Optional<SqlAlias> alias = alias(prefix);
    Optional<SqlSample> sample = grammar.samples.ofTable();
    return alias.isEmpty() && sample.isEmpty()
        ? table
        : new SqlTable.Parenthesized(table, alias, sample, cursor.from(start));
  }

  private SqlTable function(
      QualifiedName name, int start, Optional<SqlAlias> prefix, Laterality laterality) {
    SqlExpression.Call call = grammar.calls.table(name, name.span().start());
    Ordinality ordinality =
        cursor.take(Token.WITH, Token.ORDINALITY) ? Ordinality.WITH_ORDINALITY : Ordinality.NONE;
    Optional<SqlAlias> alias = alias(prefix);
    Optional<SqlSample> sample = grammar.samples.ofTable();
    return new SqlTable.Function(call, ordinality, laterality, alias, sample, cursor.from(start));
  }

  /// A table's name; a string is the name of a file.
  QualifiedName name() {
    int start = cursor.start();
    if (!cursor.atName(WordClass.COLUMN)
        && cursor.atName(WordClass.FUNCTION)
        && cursor.isAt(cursor.index() + 1, Token.LEFT_PARENTHESIS)) {
      Identifier function = grammar.names.take();
      return new QualifiedName(List.of(function), function.span());
    }
    if (!grammar.names.atColumnOrString()) {
      throw cursor.atLabel() ? cursor.reserved("a table") : cursor.unexpected("a table");
    }
    return grammar.names.qualified(grammar.names.columnOrString(), start);
  }

  private Optional<SqlTable.At> at() {
    if (!cursor.at(Token.AT, Token.LEFT_PARENTHESIS)) {
      return Optional.empty();
    }
    int start = cursor.start();
    cursor.advance();
    cursor.advance();
    if (!cursor.at(Token.VERSION) && !cursor.at(Token.TIMESTAMP)) {
      throw cursor.unexpected("VERSION or TIMESTAMP");
    }
    Identifier unit = grammar.names.take();
    cursor.expect(Token.FAT_ARROW);
    SqlExpression value = grammar.expressions.expression();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return Optional.of(new SqlTable.At(unit, value, cursor.from(start)));
  }

  // ---- aliases ----

  Optional<SqlAlias> alias() {
    return alias(Optional.empty());
  }

  private Optional<SqlAlias> alias(Optional<SqlAlias> prefix) {
    if (prefix.isPresent()) {
      return prefix;
    }
    int start = cursor.start();
    Identifier name;
    if (cursor.take(Token.AS)) {
      name = grammar.names.columnOrString();
    } else if (cursor.atName(WordClass.COLUMN) && !atNearest() && !cursor.atMinus()) {
      name = grammar.names.take();
    } else {
      return Optional.empty();
    }
    List<Identifier> columns =
        cursor.at(Token.LEFT_PARENTHESIS) ? grammar.names.parenthesized() : List.of();
    return Optional.of(new SqlAlias(name, columns, cursor.from(start)));
  }

  private boolean atNearest() {
    return cursor.at(Token.NEAREST, Token.BY)
        || cursor.at(Token.NEAREST, Token.NUMBER)
        || cursor.at(Token.APPROX, Token.NEAREST)
        || cursor.at(Token.EXACT, Token.NEAREST);
  }
}
