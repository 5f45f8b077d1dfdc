package dev.weir.sql;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Connective;
import dev.weir.sql.tree.SqlExpression.Fixity;
import dev.weir.sql.tree.SqlExpression.LikeKind;
import dev.weir.sql.tree.SqlExpression.Polarity;
import java.util.List;

/// Prints operators with the parentheses that precedence needs and no others.
final class ExpressionPrinter {
  /// The level of what binds tighter than any operator.
  static final int OPERAND = Level.CAST + 1;

  private final Printers printers;
  private final Output out;

  ExpressionPrinter(Printers printers) {
    this.printers = printers;
    this.out = printers.out;
  }

  /// An expression where any may stand.
  void print(SqlExpression expression) {
    print(expression, 0);
  }

  /// An expression, in parentheses when it binds looser than the floor.
  void print(SqlExpression expression, int floor) {
    if (level(expression) >= floor) {
      printers.deeper(() -> bare(expression));
    } else {
      out.add('(');
      printers.deeper(() -> bare(expression));
      out.add(')');
    }
  }

  void list(List<SqlExpression> expressions) {
    for (int i = 0; i < expressions.size(); i++) {
      if (i > 0) {
        out.comma();
      }
      print(expressions.get(i));
    }
  }

  // ---- levels ----

  static int level(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.Lambda _ -> 0;
      case SqlExpression.Logical logical ->
          logical.connective() == Connective.OR ? Level.OR : Level.AND;
      case SqlExpression.Not _ -> Level.NOT;
      case SqlExpression.IsNull _, SqlExpression.IsTruth _, SqlExpression.IsDistinctFrom _ ->
          Level.IS;
      case SqlExpression.Like _,
          SqlExpression.Between _,
          SqlExpression.InList _,
          SqlExpression.InQuery _,
          SqlExpression.InValue _ ->
          Level.PREDICATE;
      case SqlExpression.QuantifiedQuery _, SqlExpression.QuantifiedList _ -> Level.OTHER;
      case SqlExpression.Binary binary -> level(binary.operator());
      case SqlExpression.Collate _ -> Level.COLLATE;
      case SqlExpression.Unary unary -> level(unary);
      default -> OPERAND;
    };
  }

  private static int level(SqlExpression.Unary unary) {
    if (unary.fixity() == Fixity.POSTFIX) {
      return Level.CAST;
    }
    return switch (unary.operator()) {
      case "-", "+" -> Level.PREFIX;
      case "~" -> Level.BITWISE;
      default -> Level.PREDICATE;
    };
  }

  private static int level(String operator) {
    return switch (operator) {
      case "->" -> Level.ARROW;
      case "=", "<>", "<", "<=", ">", ">=" -> Level.COMPARISON;
      case "~", "!~", "~*", "!~*", "~~", "!~~", "~~*", "!~~*", "~~~" -> Level.PREDICATE;
      case "&", "|", "<<", ">>" -> Level.BITWISE;
      case "+", "-" -> Level.ADDITIVE;
      case "*", "/", "//", "%", "DIV" -> Level.MULTIPLICATIVE;
      case "^", "**" -> Level.EXPONENT;
      default -> Level.OTHER;
    };
  }

  // ---- operators ----

  private void bare(SqlExpression expression) {
    switch (expression) {
      case SqlExpression.Logical logical -> logical(logical);
      case SqlExpression.Not not -> {
        out.add("NOT ");
        print(not.operand(), Level.NOT);
      }
      case SqlExpression.IsNull test -> {
        print(test.operand(), Level.IS);
        out.add(test.polarity() == Polarity.POSITIVE ? " IS NULL" : " IS NOT NULL");
      }
      case SqlExpression.IsTruth test -> {
        print(test.operand(), Level.IS);
        out.add(test.polarity() == Polarity.POSITIVE ? " IS " : " IS NOT ");
        out.add(test.truth().name());
      }
      case SqlExpression.IsDistinctFrom test -> {
        print(test.left(), Level.IS);
        out.add(
            test.polarity() == Polarity.POSITIVE ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ");
        print(test.right(), Level.COMPARISON);
      }
      case SqlExpression.Like like -> like(like);
      case SqlExpression.Between between -> {
        print(between.value(), Level.OTHER);
        out.add(between.polarity() == Polarity.POSITIVE ? " BETWEEN " : " NOT BETWEEN ");
        print(between.low(), Level.OTHER);
        out.add(" AND ");
        print(between.high(), Level.OTHER);
      }
      case SqlExpression.InList in -> {
        in(in.value(), in.polarity());
        out.add('(');
        list(in.candidates());
        out.add(')');
      }
      case SqlExpression.InQuery in -> {
        in(in.value(), in.polarity());
        printers.queries.parenthesized(in.query());
      }
      case SqlExpression.InValue in -> {
        in(in.value(), in.polarity());
        print(in.container(), Level.OTHER);
      }
      case SqlExpression.QuantifiedQuery quantified -> {
        print(quantified.value(), Level.OTHER);
        out.add(' ').add(quantified.operator()).add(' ');
        out.add(quantified.quantifier().name()).add(' ');
        printers.queries.parenthesized(quantified.query());
      }
      case SqlExpression.QuantifiedList quantified -> {
        print(quantified.value(), Level.OTHER);
        out.add(' ').add(quantified.operator()).add(' ');
        out.add(quantified.quantifier().name()).add(" (");
        print(quantified.list());
        out.add(')');
      }
      case SqlExpression.Binary binary -> binary(binary);
      case SqlExpression.Collate collate -> {
        print(collate.value(), Level.COLLATE);
        out.add(" COLLATE ");
        printers.names.qualified(collate.collation());
      }
      case SqlExpression.Unary unary -> unary(unary);
      default -> printers.operands.print(expression);
    }
  }

  private void logical(SqlExpression.Logical logical) {
    if (out.fits(logical, () -> logicalFlat(logical))) {
      return;
    }
    out.indent();
    List<SqlExpression> operands = logical.operands();
    int floor = floor(logical);
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        out.line();
        out.commentsBefore(operands.get(i));
        out.add(logical.connective().name()).add(' ');
      }
      print(operands.get(i), floor);
    }
    out.dedent();
  }

  private void logicalFlat(SqlExpression.Logical logical) {
    List<SqlExpression> operands = logical.operands();
    int floor = floor(logical);
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        out.add(' ').add(logical.connective().name()).add(' ');
      }
      print(operands.get(i), floor);
    }
  }

  private static int floor(SqlExpression.Logical logical) {
    return logical.connective() == Connective.OR ? Level.AND : Level.NOT;
  }

  private void binary(SqlExpression.Binary binary) {
    int level = level(binary.operator());
    int left = level;
    int right = level + 1;
    if (level == Level.ARROW) {
      left = Level.BITWISE;
      right = Level.BITWISE;
    } else if (level == Level.COMPARISON) {
      left = Level.PREDICATE;
    } else if (level == Level.PREDICATE) {
      left = Level.OTHER;
    }
    print(binary.left(), left);
    out.add(' ').add(binary.operator()).add(' ');
    print(binary.right(), right);
  }

  private void unary(SqlExpression.Unary unary) {
    if (unary.fixity() == Fixity.POSTFIX) {
      print(unary.operand(), Level.CAST);
      out.add(unary.operator());
      return;
    }
    out.add(unary.operator());
    switch (unary.operator()) {
      case "-", "+" -> {
        if (unary.operand() instanceof SqlExpression.Unary inner
            && inner.fixity() == Fixity.PREFIX) {
          out.add(' ');
        }
        print(unary.operand(), Level.PREFIX);
      }
      case "~" -> {
        if (unary.operand() instanceof SqlExpression.Unary) {
          out.add(' ');
        }
        print(unary.operand(), Level.ADDITIVE);
      }
      default -> {
        out.add(' ');
        print(unary.operand(), Level.OTHER);
      }
    }
  }

  // ---- predicates ----

  private void in(SqlExpression value, Polarity polarity) {
    print(value, Level.OTHER);
    out.add(polarity == Polarity.POSITIVE ? " IN " : " NOT IN ");
  }

  private void like(SqlExpression.Like like) {
    print(like.value(), Level.OTHER);
    out.add(like.polarity() == Polarity.POSITIVE ? " " : " NOT ");
    out.add(like.kind() == LikeKind.SIMILAR_TO ? "SIMILAR TO" : like.kind().name());
    out.add(' ');
    print(like.pattern(), Level.OTHER);
    if (like.escape().isPresent()) {
      out.add(" ESCAPE ");
      print(like.escape().get(), Level.OTHER);
    }
  }
}
