package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelect.Distinct;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one operand of a set operation: SELECT, FROM-first, VALUES, TABLE, PIVOT, DESCRIBE, or a
/// query in parentheses.
final class SelectGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  SelectGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlQueryBody atom() {
    int start = cursor.start();
    return switch (cursor.token()) {
      case SELECT -> select(start);
      case FROM -> fromFirst(start);
      case VALUES -> values(start);
      case TABLE -> table(start);
      case PIVOT, PIVOT_WIDER -> grammar.pivots.pivotStatement();
      case UNPIVOT, PIVOT_LONGER -> grammar.pivots.unpivotStatement();
      case DESCRIBE, DESC, SUMMARIZE, SHOW -> describe(start);
      case LEFT_PARENTHESIS -> parenthesized();
      default -> throw cursor.unexpected("a query");
    };
  }

  private SqlQueryBody parenthesized() {
    SqlQuery query = grammar.queries.parenthesized();
    boolean bare = query.with().isEmpty() && query.orderBy().isEmpty() && query.limit().isEmpty();
    return bare ? query.body() : query;
  }

  // ---- SELECT ----

  private SqlQueryBody select(int start) {
    cursor.advance();
    Distinct distinct = distinct();
    List<SqlSelectItem> items = items();
    List<SqlTable> from = cursor.take(Token.FROM) ? grammar.tables.list() : List.of();
    return clauses(start, distinct, items, from);
  }

  private SqlQueryBody fromFirst(int start) {
    cursor.advance();
    List<SqlTable> from = grammar.tables.list();
    if (!cursor.take(Token.SELECT)) {
      SqlExpression star =
          new SqlExpression.Star(
              Optional.empty(), List.of(), List.of(), List.of(), cursor.from(start));
      SqlSelectItem all = new SqlSelectItem(star, Optional.empty(), star.span());
      return clauses(start, new Distinct.All(), List.of(all), from);
    }
    Distinct distinct = distinct();
    return clauses(start, distinct, items(), from);
  }

  private SqlQueryBody clauses(
      int start, Distinct distinct, List<SqlSelectItem> items, List<SqlTable> from) {
    Optional<SqlExpression> where = clause(Token.WHERE);
    Optional<SqlGroupBy> groupBy = grammar.groups.groupBy();
    Optional<SqlExpression> having = clause(Token.HAVING);
    List<SqlSelect.NamedWindow> windows = grammar.windows.clause();
    Optional<SqlExpression> qualify = clause(Token.QUALIFY);
    if (windows.isEmpty()) {
      windows = grammar.windows.clause();
    }
    Optional<SqlSample> sample = grammar.samples.ofSelect();
    return new SqlSelect(
        distinct,
        items,
        from,
        where,
        groupBy,
        having,
        windows,
        qualify,
        sample,
        cursor.from(start));
  }

  private Optional<SqlExpression> clause(Token word) {
    return cursor.take(word) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
  }

  private Distinct distinct() {
    if (cursor.take(Token.ALL)) {
      return new Distinct.All();
    }
    if (!cursor.take(Token.DISTINCT)) {
      return new Distinct.All();
    }
    if (!cursor.take(Token.ON)) {
      return new Distinct.Rows();
    }
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlExpression> keys = grammar.expressions.list(Token.RIGHT_PARENTHESIS);
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return new Distinct.On(keys);
  }

  List<SqlSelectItem> items() {
    List<SqlSelectItem> items = new ArrayList<>();
    do {
      items.add(item());
    } while (cursor.takeItemComma());
    return items;
  }

  SqlSelectItem item() {
    int start = cursor.start();
    if (cursor.atName(WordClass.COLUMN) && cursor.isAt(cursor.index() + 1, Token.COLON)) {
      Identifier alias = grammar.names.take();
      cursor.advance();
      SqlExpression expression = grammar.expressions.expression();
      return new SqlSelectItem(expression, Optional.of(alias), cursor.from(start));
    }
    SqlExpression expression = grammar.expressions.expression();
    Optional<Identifier> alias = Optional.empty();
    if (cursor.take(Token.AS)) {
      alias = Optional.of(grammar.names.labelOrString());
    } else if (cursor.atName(WordClass.BARE_ALIAS)) {
      alias = Optional.of(grammar.names.take());
    }
    return new SqlSelectItem(
        expression, alias, alias.isEmpty() ? expression.span() : cursor.from(start));
  }

  // ---- others ----

  SqlValues values(int start) {
    cursor.expect(Token.VALUES);
    List<List<SqlExpression>> rows = new ArrayList<>();
    do {
      cursor.expect(Token.LEFT_PARENTHESIS);
      rows.add(grammar.expressions.list(Token.RIGHT_PARENTHESIS));
      cursor.expect(Token.RIGHT_PARENTHESIS);
    } while (cursor.take(Token.COMMA) && cursor.at(Token.LEFT_PARENTHESIS));
    return new SqlValues(rows, cursor.from(start));
  }

  /// `TABLE t` is `SELECT * FROM t`.
  private SqlQueryBody table(int start) {
    cursor.advance();
    int at = cursor.start();
    QualifiedName name = grammar.tables.name();
    return all(
        new SqlTable.Named(
            name, Optional.empty(), Optional.empty(), Optional.empty(), cursor.from(at)),
        start);
  }

  private SqlSelect all(SqlTable table, int start) {
    SqlExpression star =
        new SqlExpression.Star(Optional.empty(), List.of(), List.of(), List.of(), table.span());
    return new SqlSelect(
        new Distinct.All(),
        List.of(new SqlSelectItem(star, Optional.empty(), star.span())),
        List.of(table),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        cursor.from(start));
  }

  private SqlQueryBody describe(int start) {
    SqlDescribe.Kind kind =
        switch (cursor.token()) {
          case SUMMARIZE -> SqlDescribe.Kind.SUMMARIZE;
          case SHOW -> SqlDescribe.Kind.SHOW;
          default -> SqlDescribe.Kind.DESCRIBE;
        };
    cursor.advance();
    if (grammar.queries.startsQuery(cursor.index()) || cursor.at(Token.LEFT_PARENTHESIS)) {
      SqlQuery query = grammar.queries.query();
      SqlQueryBody body =
          query.with().isEmpty() && query.orderBy().isEmpty() && query.limit().isEmpty()
              ? query.body()
              : query;
      SqlDescribe.Kind told = kind == SqlDescribe.Kind.SHOW ? SqlDescribe.Kind.DESCRIBE : kind;
      return new SqlDescribe(told, Optional.of(body), Optional.empty(), cursor.from(start));
    }
    return described(kind, start);
  }

  /// `DESCRIBE t`, `SHOW TABLES`, `SHOW ALL TABLES`, `SHOW TABLES FROM s`, `SHOW setting`.
  private SqlQueryBody described(SqlDescribe.Kind kind, int start) {
    int at = cursor.start();
    SqlDescribe.Kind special =
        kind == SqlDescribe.Kind.SUMMARIZE ? SqlDescribe.Kind.SUMMARIZE : SqlDescribe.Kind.SHOW;
    if (cursor.take(Token.ALL)) {
      cursor.take(Token.TABLES);
      return new SqlDescribe(
          special, Optional.empty(), Optional.of("ALL TABLES"), cursor.from(start));
    }
    if (cursor.take(Token.TABLES, Token.FROM)) {
      QualifiedName schema = grammar.tables.name();
      String text = cursor.tokens.text.substring(schema.span().start(), schema.span().end());
      return new SqlDescribe(
          special, Optional.empty(), Optional.of("TABLES FROM " + text), cursor.from(start));
    }
    if (!grammar.names.atColumnOrString()) {
      return new SqlDescribe(
          special, Optional.empty(), Optional.of("ALL TABLES"), cursor.from(start));
    }
    boolean qualified = cursor.isAt(cursor.index() + 1, Token.DOT);
    if (kind == SqlDescribe.Kind.SHOW && !qualified && !cursor.atString()) {
      String name = cursor.text();
      cursor.advance();
      return new SqlDescribe(
          SqlDescribe.Kind.SHOW, Optional.empty(), Optional.of(name), cursor.from(start));
    }
    QualifiedName name = grammar.tables.name();
    SqlTable table =
        new SqlTable.Named(
            name, Optional.empty(), Optional.empty(), Optional.empty(), cursor.from(at));
    SqlDescribe.Kind told = kind == SqlDescribe.Kind.SHOW ? SqlDescribe.Kind.DESCRIBE : kind;
    return new SqlDescribe(told, Optional.of(all(table, at)), Optional.empty(), cursor.from(start));
  }
}
