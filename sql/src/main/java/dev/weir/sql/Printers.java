package dev.weir.sql;

import dev.weir.model.DeepStack;
import dev.weir.sql.tree.SqlScript;
import java.util.List;

/// The printers of one text, wired together over one output.
final class Printers {
  final Output out;
  final Dialect dialect;
  final NamePrinter names;
  final TypePrinter types;
  final ExpressionPrinter expressions;
  final OperandPrinter operands;
  final CallPrinter calls;
  final QueryPrinter queries;
  final SelectPrinter selects;
  final TablePrinter tables;

  private int depth;

  Printers(Dialect dialect, PrintStyle style, List<SqlScript.Comment> comments) {
    this.out = new Output(style.layout(), comments);
    this.dialect = dialect;
    this.names = new NamePrinter(out, dialect, style.quoting());
    this.types = new TypePrinter(this);
    this.expressions = new ExpressionPrinter(this);
    this.operands = new OperandPrinter(this);
    this.calls = new CallPrinter(this);
    this.queries = new QueryPrinter(this);
    this.selects = new SelectPrinter(this);
    this.tables = new TablePrinter(this);
  }

  /// Prints one level deeper; where the caller's stack may not reach, on a stack of its own.
  void deeper(Runnable printing) {
    depth++;
    try {
      if (depth == DeepStack.SHALLOW) {
        DeepStack.onLargeStack(() -> {
          printing.run();
          return depth;
        });
      } else {
        printing.run();
      }
    } finally {
      depth--;
    }
  }
}
