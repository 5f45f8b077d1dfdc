package dev.weir.sql;

import dev.weir.model.ErrorCode;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlAlias;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlTable;
import dev.weir.sql.tree.SqlTable.JoinCondition;
import dev.weir.sql.tree.SqlTable.JoinKind;
import dev.weir.sql.tree.SqlTable.Laterality;
import dev.weir.sql.tree.SqlTable.Ordinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads Spark's `LATERAL VIEW [OUTER] f(x) t AS a, b` as a lateral join with UNNEST; the position
/// of POSEXPLODE, which counts from 0, stays recognisable as the call `posexplode`.
final class LateralViewGrammar {
  private final Grammar grammar;
  private final Cursor cursor;

  LateralViewGrammar(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  SqlTable view(SqlTable left, int start) {
    cursor.advance();
    cursor.advance();
    int at = cursor.start();
    boolean outer = cursor.take(Token.OUTER);
    QualifiedName name = grammar.names.qualified();
    String function = name.text().toLowerCase(Locale.ROOT);
    SqlExpression.Call call = grammar.calls.table(name, at);
    SqlAlias alias = alias();
    SqlTable.Function view =
        new SqlTable.Function(
            renamed(call, function),
            Ordinality.NONE,
            Laterality.LATERAL,
            Optional.of(alias),
            Optional.empty(),
            cursor.from(at));
    boolean keepsRows = outer || function.endsWith("_outer");
    JoinKind kind = keepsRows ? JoinKind.LEFT : JoinKind.CROSS;
    JoinCondition condition =
        keepsRows
            ? new JoinCondition.On(new SqlExpression.BooleanLiteral(true, Span.NONE))
            : new JoinCondition.None();
    return new SqlTable.Join(left, kind, view, condition, cursor.from(start));
  }

  private SqlExpression.Call renamed(SqlExpression.Call call, String function) {
    String name =
        switch (function) {
          case "explode", "explode_outer" -> "unnest";
          case "posexplode", "posexplode_outer" -> "posexplode";
          case "inline", "inline_outer" -> "inline";
          default ->
              throw cursor.fail(
                  ErrorCode.UNSUPPORTED,
                  call.span().start(),
                  "LATERAL VIEW takes explode, posexplode or inline, found " + function);
        };
    List<SqlExpression> arguments =
        call.arguments().stream().map(SqlExpression.Argument::value).toList();
    return SqlExpression.Call.of(name, arguments, call.span());
  }

  private SqlAlias alias() {
    int start = cursor.start();
    Identifier table = grammar.names.column();
    List<Identifier> columns = new ArrayList<>();
    if (cursor.take(Token.AS)) {
      do {
        columns.add(grammar.names.column());
      } while (cursor.take(Token.COMMA));
    }
    return new SqlAlias(table, columns, cursor.from(start));
  }
}
