package dev.weir.sql;

import dev.weir.sql.tree.SqlDescribe;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlLimit;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlPivotBody;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlQueryBody;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSetOperation;
import dev.weir.sql.tree.SqlValues;
import dev.weir.sql.tree.SqlWith;
import java.util.List;

/// Prints queries: CTEs, set operations, ORDER BY, LIMIT.
final class QueryPrinter {
  private final Printers printers;
  private final Output out;

  QueryPrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  void query(SqlQuery query) {
    printers.deeper(() -> queryHere(query));
  }

  private void queryHere(SqlQuery query) {
    query.with().ifPresent(this::with);
    out.commentsBefore(query.body());
    if (query.body() instanceof SqlQuery inner) {
      parenthesized(inner);
    } else {
      body(query.body());
    }
    if (query.orderBy().isPresent()) {
      clause(query.orderBy().get());
    }
    query.limit().ifPresent(this::limit);
  }

  private void clause(SqlOrderBy orderBy) {
    out.line();
    out.commentsBefore(orderBy);
    printers.calls.orderBy(orderBy);
  }

  /// `(query)`, on one line where it fits.
  void parenthesized(SqlQuery query) {
    out.add('(');
    if (out.fits(query, () -> queryAndBracket(query))) {
      return;
    }
    out.indent();
    out.softLine();
    query(query);
    out.dedent();
    out.softLine();
    out.add(')');
  }

  private void queryAndBracket(SqlQuery query) {
    query(query);
    out.add(")");
  }

  void body(SqlQueryBody body) {
    switch (body) {
      case SqlQuery query -> query(query);
      case SqlSelect select -> printers.selects.select(select);
      case SqlSetOperation operation -> printers.deeper(() -> operation(operation));
      case SqlValues values -> values(values);
      case SqlPivotBody pivot -> printers.tables.statement(pivot);
      case SqlDescribe describe -> printers.deeper(() -> describe(describe));
    }
  }

  // ---- CTEs ----

  private void with(SqlWith with) {
    out.commentsBefore(with);
    out.add("WITH ");
    if (with.recursion() == SqlWith.Recursion.RECURSIVE) {
      out.add("RECURSIVE ");
    }
    if (with.ctes().size() > 1) {
      out.indent();
    }
    for (int i = 0; i < with.ctes().size(); i++) {
      if (i > 0) {
        out.add(',');
      }
      if (with.ctes().size() > 1) {
        if (i > 0 || out.breaks()) {
          out.line();
        }
      }
      cte(with.ctes().get(i));
    }
    if (with.ctes().size() > 1) {
      out.dedent();
    }
    out.line();
  }

  private void cte(SqlWith.Cte cte) {
    out.commentsBefore(cte);
    printers.names.column(cte.name());
    if (!cte.columns().isEmpty()) {
      printers.names.columns(cte.columns());
    }
    if (!cte.usingKey().isEmpty()) {
      out.add(" USING KEY (");
      printers.expressions.list(cte.usingKey());
      out.add(')');
    }
    out.add(" AS ");
    switch (cte.materialization()) {
      case DEFAULT -> {}
      case MATERIALIZED -> out.add("MATERIALIZED ");
      case NOT_MATERIALIZED -> out.add("NOT MATERIALIZED ");
    }
    out.add('(');
    out.indent();
    out.softLine();
    query(cte.query());
    out.dedent();
    out.softLine();
    out.add(')');
  }

  // ---- set operations ----

  private void operation(SqlSetOperation operation) {
    List<SqlQueryBody> operands = operation.operands();
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        out.line();
        out.commentsBefore(operands.get(i));
        out.add(operation.kind().name());
        if (operation.quantifier() == SqlSetOperation.Quantifier.ALL) {
          out.add(" ALL");
        }
        if (operation.matching() == SqlSetOperation.Matching.BY_NAME) {
          out.add(" BY NAME");
        }
        out.line();
      }
      operand(operation, operands.get(i), i);
    }
  }

  private void operand(SqlSetOperation parent, SqlQueryBody operand, int index) {
    if (!needsBrackets(parent, operand, index)) {
      body(operand);
      return;
    }
    out.add('(');
    out.indent();
    out.softLine();
    body(operand);
    out.dedent();
    out.softLine();
    out.add(')');
  }

  private static boolean needsBrackets(SqlSetOperation parent, SqlQueryBody operand, int index) {
    return switch (operand) {
      case SqlQuery _, SqlPivotBody _, SqlDescribe _ -> true;
      case SqlSelect _, SqlValues _ -> false;
      case SqlSetOperation child -> {
        boolean same =
            child.kind() == parent.kind()
                && child.quantifier() == parent.quantifier()
                && child.matching() == parent.matching()
                && child.kind() != SqlSetOperation.Kind.EXCEPT;
        boolean tighter = tightness(child) > tightness(parent);
        yield same || !tighter && (index > 0 || tightness(child) < tightness(parent));
      }
    };
  }

  private static int tightness(SqlSetOperation operation) {
    return operation.kind() == SqlSetOperation.Kind.INTERSECT ? 1 : 0;
  }

  // ---- others ----

  private void values(SqlValues values) {
    out.add("VALUES ");
    List<List<SqlExpression>> rows = values.rows();
    boolean several = rows.size() > 1 && out.breaks();
    if (several) {
      out.indent();
    }
    for (int i = 0; i < rows.size(); i++) {
      if (several) {
        out.line();
      }
      out.add('(');
      printers.expressions.list(rows.get(i));
      out.add(')');
      if (i < rows.size() - 1) {
        out.add(several ? "," : ", ");
      }
    }
    if (several) {
      out.dedent();
    }
  }

  private void describe(SqlDescribe describe) {
    out.add(describe.kind().name()).add(' ');
    describe.target().ifPresent(out::add);
    describe.query().ifPresent(this::described);
  }

  private void described(SqlQueryBody query) {
    if (query instanceof SqlQuery || query instanceof SqlSetOperation) {
      out.add('(');
      body(query);
      out.add(')');
    } else {
      body(query);
    }
  }

  private void limit(SqlLimit limit) {
    if (printers.dialect.has(SyntaxRule.FETCH_LIMITS)) {
      fetch(limit);
      return;
    }
    if (limit.count().isPresent()) {
      out.line();
      out.commentsBefore(limit);
      out.add("LIMIT ");
      printers.expressions.print(limit.count().get(), Level.OTHER);
      if (limit.unit() == SqlLimit.Unit.PERCENT) {
        out.add(" %");
      }
    } else if (limit.offset().isEmpty()) {
      out.line();
      out.add("LIMIT ALL");
    }
    if (limit.offset().isPresent()) {
      out.line();
      out.add("OFFSET ");
      printers.expressions.print(limit.offset().get(), Level.OTHER);
    }
  }

  /// The standard's form; a limit without a count says nothing there.
  private void fetch(SqlLimit limit) {
    if (limit.offset().isPresent()) {
      out.line();
      out.add("OFFSET ");
      printers.expressions.print(limit.offset().get(), Level.OTHER);
      out.add(" ROWS");
    }
    if (limit.count().isPresent()) {
      out.line();
      out.commentsBefore(limit);
      out.add("FETCH FIRST ");
      printers.expressions.print(limit.count().get(), Level.OTHER);
      out.add(" ROWS ONLY");
    }
  }
}
