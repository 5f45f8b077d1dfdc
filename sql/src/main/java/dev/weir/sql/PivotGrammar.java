package dev.weir.sql;

import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.Nulls;
import dev.weir.sql.tree.SqlTable.PivotColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads PIVOT and UNPIVOT, behind a table and as statements.
final class PivotGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  PivotGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  // ---- statements ----

  /// `PIVOT t ON a IN (1, 2), b USING sum(c) GROUP BY d`.
  SqlPivotBody pivotStatement() {
    int start = cursor.start();
    cursor.advance();
    SqlTable source = grammar.tables.table();
    List<PivotColumn> columns = new ArrayList<>();
    if (cursor.take(Token.ON)) {
      do {
        columns.add(statementColumn());
      } while (cursor.takeItemComma());
    }
    List<SqlSelectItem> aggregates = cursor.take(Token.USING) ? grammar.selects.items() : List.of();
    List<SqlExpression> groups = groups();
    SqlTable.Pivot pivot =
        new SqlTable.Pivot(
            source, aggregates, columns, groups, Optional.empty(), cursor.from(start));
    return new SqlPivotBody(pivot, pivot.span());
  }

  private PivotColumn statementColumn() {
    int start = cursor.start();
    boolean header = startsHeader();
    SqlExpression expression =
        header ? grammar.expressions.expression(Level.OPERAND) : grammar.expressions.expression();
    if (!header || !cursor.at(Token.IN)) {
      expression = header ? grammar.expressions.rest(expression) : expression;
      return new PivotColumn(
          List.of(expression), List.of(), Optional.empty(), Optional.empty(), cursor.from(start));
    }
    cursor.advance();
    if (cursor.at(Token.LEFT_PARENTHESIS) && grammar.queries.isQueryInParentheses(cursor.index())) {
      SqlQuery query = grammar.queries.parenthesized();
      return new PivotColumn(
          List.of(expression), List.of(), Optional.of(query), Optional.empty(), cursor.from(start));
    }
    return column(List.of(expression), start);
  }

  /// Only a single operand can have a list of values: `a || b IN ('x')` is a condition whose two
  /// values become columns.
  private boolean startsHeader() {
    return switch (cursor.token()) {
      case NOT, MINUS, PLUS, TILDE, BANG, OTHER_OPERATOR, OPERATOR -> false;
      default -> true;
    };
  }

  /// `UNPIVOT t ON a, b INTO NAME n VALUE v`.
  SqlPivotBody unpivotStatement() {
    int start = cursor.start();
    cursor.advance();
    SqlTable source = grammar.tables.table();
    cursor.expect(Token.ON);
    List<SqlSelectItem> items = grammar.selects.items();
    Identifier name = Identifier.of("name");
    List<Identifier> values = List.of(Identifier.of("value"));
    if (cursor.take(Token.INTO)) {
      cursor.expect(Token.NAME);
      name = grammar.names.columnOrString();
      if (!cursor.take(Token.VALUE)) {
        cursor.expect(Token.VALUES);
      }
      values = nameList();
    }
    SqlTable.Unpivot unpivot =
        new SqlTable.Unpivot(
            source,
            Nulls.EXCLUDE,
            values,
            List.of(name),
            items,
            Optional.empty(),
            cursor.from(start));
    return new SqlPivotBody(unpivot, unpivot.span());
  }

  // ---- behind a table ----

  /// `t PIVOT (sum(x) FOR a IN (1, 2) GROUP BY b)`.
  SqlTable pivot(SqlTable source, int start) {
    cursor.advance();
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlSelectItem> aggregates = grammar.selects.items();
    cursor.expect(Token.FOR);
    List<PivotColumn> columns = new ArrayList<>();
    do {
      int at = cursor.start();
      SqlExpression header = grammar.expressions.expression(Level.OPERAND);
      List<SqlExpression> expressions =
          header instanceof SqlExpression.Row row ? row.elements() : List.of(header);
      cursor.expect(Token.IN);
      columns.add(column(expressions, at));
    } while (!cursor.at(Token.RIGHT_PARENTHESIS) && !cursor.at(Token.GROUP));
    List<SqlExpression> groups = groups();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    Optional<SqlAlias> alias = grammar.tables.alias();
    return new SqlTable.Pivot(source, aggregates, columns, groups, alias, cursor.from(start));
  }

  /// `t UNPIVOT (v FOR n IN (a, b))`.
  SqlTable unpivot(SqlTable source, int start) {
    cursor.advance();
    Nulls nulls = Nulls.EXCLUDE;
    if (cursor.take(Token.INCLUDE)) {
      cursor.expect(Token.NULLS);
      nulls = Nulls.INCLUDE;
    } else if (cursor.take(Token.EXCLUDE)) {
      cursor.expect(Token.NULLS);
    }
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<Identifier> values = header();
    cursor.expect(Token.FOR);
    List<Identifier> names = header();
    cursor.expect(Token.IN);
    cursor.expect(Token.LEFT_PARENTHESIS);
    List<SqlSelectItem> items = grammar.selects.items();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    cursor.expect(Token.RIGHT_PARENTHESIS);
    Optional<SqlAlias> alias = grammar.tables.alias();
    return new SqlTable.Unpivot(source, nulls, values, names, items, alias, cursor.from(start));
  }

  private List<Identifier> header() {
    return cursor.at(Token.LEFT_PARENTHESIS)
        ? grammar.names.parenthesized()
        : List.of(grammar.names.columnOrString());
  }

  // ---- both ----

  /// What stands behind IN: values in parentheses or the name of an enum.
  private PivotColumn column(List<SqlExpression> expressions, int start) {
    if (!cursor.at(Token.LEFT_PARENTHESIS)) {
      Identifier enumName = grammar.names.column();
      return new PivotColumn(
          expressions, List.of(), Optional.empty(), Optional.of(enumName), cursor.from(start));
    }
    cursor.advance();
    List<SqlSelectItem> values = grammar.selects.items();
    cursor.expect(Token.RIGHT_PARENTHESIS);
    return new PivotColumn(
        expressions, values, Optional.empty(), Optional.empty(), cursor.from(start));
  }

  private List<SqlExpression> groups() {
    if (!cursor.take(Token.GROUP)) {
      return List.of();
    }
    cursor.expect(Token.BY);
    List<SqlExpression> groups = new ArrayList<>();
    for (Identifier name : nameList()) {
      groups.add(
          new SqlExpression.ColumnName(
              new dev.weir.sql.tree.QualifiedName(List.of(name), name.span()), name.span()));
    }
    return groups;
  }

  private List<Identifier> nameList() {
    if (cursor.at(Token.LEFT_PARENTHESIS)) {
      return grammar.names.parenthesized();
    }
    List<Identifier> names = new ArrayList<>();
    do {
      names.add(grammar.names.columnOrString());
    } while (cursor.takeItemComma());
    return names;
  }
}
