package dev.weir.compile.bind;

import dev.weir.model.Identifiers;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.QualifiedName;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlOrderBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSortKey;
import dev.weir.sql.tree.SqlWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The name that DuckDB gives to an output column without an alias: the expression in its own
/// words.
final class ColumnNames {
  /// For places where no named windows can be used.
  static final ColumnNames PLAIN = new ColumnNames(Map.of(), "", _ -> Optional.empty());

  private final Map<String, SqlWindow.Specification> windows;
  private final String source;
  private final Function<SqlExpression.Columns, Optional<String>> unpacked;

  /// @param windows the named windows of the block, whose names give way to what they stand for
  /// @param source the query's text, which tells what the tree no longer does
  /// @param unpacked what `*COLUMNS(…)` stands for
  ColumnNames(
      Map<String, SqlWindow.Specification> windows,
      String source,
      Function<SqlExpression.Columns, Optional<String>> unpacked) {
    this.windows = windows;
    this.source = source;
    this.unpacked = unpacked;
  }

  /// A bare name of a column.
  static SqlExpression column(String name) {
    return new SqlExpression.ColumnName(
        new QualifiedName(List.of(Identifier.of(name)), Span.NONE), Span.NONE);
  }

  /// The name of a column that is that expression.
  String of(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.ColumnName c -> c.name().last().name();
      case SqlExpression other -> text(other);
    };
  }

  SqlWindow.Specification window(SqlWindow window) {
    return switch (window) {
      case SqlWindow.Specification s when s.base().isEmpty() -> s;
      case SqlWindow.Specification s -> {
        SqlWindow.Specification base = named(s.base().get(), unbased(s));
        yield new SqlWindow.Specification(
            Optional.empty(),
            s.partitionBy().isEmpty() ? base.partitionBy() : s.partitionBy(),
            s.orderBy().or(base::orderBy),
            s.frame().or(base::frame),
            s.span());
      }
      case SqlWindow.Named n ->
          named(
              n.name(),
              new SqlWindow.Specification(
                  Optional.empty(), List.of(), Optional.empty(), Optional.empty(), n.span()));
    };
  }

  private SqlWindow.Specification named(Identifier name, SqlWindow.Specification otherwise) {
    SqlWindow.Specification found = windows.get(Identifiers.fold(name.name()));
    if (found == null) {
      return otherwise;
    }
    boolean circular =
        found.base().filter(b -> Identifiers.same(b.name(), name.name())).isPresent();
    return circular ? otherwise : window(found);
  }

  private static SqlWindow.Specification unbased(SqlWindow.Specification s) {
    return new SqlWindow.Specification(
        Optional.empty(), s.partitionBy(), s.orderBy(), s.frame(), s.span());
  }

  String text(SqlExpression expression) {
    return switch (expression) {
      case SqlExpression.NullLiteral _ -> "NULL";
      case SqlExpression.BooleanLiteral b -> b.value() ? "true" : "false";
      case SqlExpression.NumberLiteral n -> n.text();
      case SqlExpression.StringLiteral s -> quoted(s.value());
      case SqlExpression.BlobLiteral b -> "X'" + b.hex() + "'";
      case SqlExpression.BitLiteral b -> "B'" + b.bits() + "'";
      case SqlExpression.TypedLiteral t -> cast("CAST", quoted(t.value()), TypeNames.of(t.type()));
      case SqlExpression.IntervalLiteral i -> interval(i);
      case SqlExpression.ColumnName c -> name(c.name());
      case SqlExpression.Star s -> s.qualifier().map(q -> name(q) + ".*").orElse("*");
      case SqlExpression.Columns c ->
          unpacked.apply(c).orElseGet(() -> "COLUMNS(" + text(c.selection()) + ")");
      case SqlExpression.Parameter p -> "$" + p.name();
      case SqlExpression.ColumnPosition p -> "#" + p.position();
      case SqlExpression.Default _ -> "DEFAULT";
      case SqlExpression.Unary u -> unary(u);
      case SqlExpression.Binary b -> binary(b);
      case SqlExpression.Logical l ->
          l.operands().stream()
              .map(this::text)
              .collect(Collectors.joining(" " + l.connective() + " ", "(", ")"));
      case SqlExpression.Not n -> "(NOT " + text(n.operand()) + ")";
      case SqlExpression.Like l -> like(l);
      case SqlExpression.Between b ->
          negated(
              b.polarity(),
              "(" + text(b.value()) + " BETWEEN " + text(b.low()) + " AND " + text(b.high()) + ")");
      case SqlExpression.InList i when SubqueryBinder.onlyQuery(i).isPresent() ->
          text(SubqueryBinder.onlyQuery(i).get());
      case SqlExpression.InList i ->
          negated(i.polarity(), "(" + text(i.value()) + " IN (" + list(i.candidates()) + "))");
      case SqlExpression.InValue i ->
          negated(i.polarity(), "contains(" + text(i.container()) + ", " + text(i.value()) + ")");
      case SqlExpression.IsNull i ->
          "("
              + text(i.operand())
              + (i.polarity() == SqlExpression.Polarity.POSITIVE ? " IS NULL)" : " IS NOT NULL)");
      case SqlExpression.IsTruth i -> truth(i);
      case SqlExpression.IsDistinctFrom d ->
          "("
              + text(d.left())
              + (d.polarity() == SqlExpression.Polarity.POSITIVE
                  ? " IS DISTINCT FROM "
                  : " IS NOT DISTINCT FROM ")
              + text(d.right())
              + ")";
      case SqlExpression.Collate c ->
          text(c.value()) + " COLLATE " + Keywords.quote(c.collation().text());
      case SqlExpression.InQuery i ->
          negated(i.polarity(), "(" + text(i.value()) + " = ANY(" + query(i.query()) + "))");
      case SqlExpression.ScalarQuery q -> "(" + query(q.query()) + ")";
      case SqlExpression.Exists q -> "EXISTS(" + query(q.query()) + ")";
      case SqlExpression.QuantifiedQuery q ->
          quantified(q.value(), q.operator(), q.quantifier(), query(q.query()));
      case SqlExpression.QuantifiedList q ->
          quantified(
              q.value(), q.operator(), q.quantifier(), "SELECT unnest(" + text(q.list()) + ")");
      case SqlExpression.ArrayQuery q -> new QueryNames(inside()).array(q.query());
      case SqlExpression.Case c -> caseOf(c);
      case SqlExpression.Cast c -> cast(c.kind().name(), text(c.value()), TypeNames.of(c.type()));
      case SqlExpression.Try t -> "TRY(" + text(t.value()) + ")";
      case SqlExpression.Call c -> new CallNames(this).of(c);
      case SqlExpression.ListLiteral l when startsWith("array", l) ->
          "(ARRAY[" + list(l.elements()) + "])";
      case SqlExpression.ListLiteral l -> "list_value(" + list(l.elements()) + ")";
      case SqlExpression.StructLiteral s ->
          s.entries().stream()
              .map(e -> Keywords.quote(e.name().name()) + " := " + text(e.value()))
              .collect(Collectors.joining(", ", "struct_pack(", ")"));
      case SqlExpression.MapLiteral m ->
          "\"map\"(list_value(" + list(m.keys()) + "), list_value(" + list(m.values()) + "))";
      case SqlExpression.Row r -> "\"row\"(" + list(r.elements()) + ")";
      case SqlExpression.Subscript s -> text(s.value()) + "[" + text(s.index()) + "]";
      case SqlExpression.Slice s ->
          text(s.value())
              + "["
              + optional(s.from())
              + ":"
              + s.to().map(this::text).orElse(s.step().isPresent() ? "-" : "")
              + s.step().map(step -> ":" + text(step)).orElse("")
              + "]";
      case SqlExpression.FieldAccess f ->
          "(" + text(f.value()) + ")." + Keywords.quote(f.field().name());
      case SqlExpression.MethodCall m ->
          new CallNames(this).of(CallBinder.asCall(m.receiver(), m.call()));
      case SqlExpression.Lambda l ->
          l.parameters().stream()
                  .map(p -> Keywords.quote(p.name()))
                  .collect(Collectors.joining(", ", "(lambda ", ": "))
              + text(l.body())
              + ")";
      case SqlExpression.ListComprehension c -> comprehension(c);
    };
  }

  private String query(SqlQuery query) {
    return new QueryNames(inside()).of(query);
  }

  /// Subqueries have windows and columns of their own.
  private ColumnNames inside() {
    return new ColumnNames(Map.of(), source, _ -> Optional.empty());
  }

  private static int start(SqlExpression expression) {
    return Math.max(0, expression.span().start());
  }

  private boolean startsWith(String word, SqlExpression expression) {
    return source.regionMatches(true, start(expression), word, 0, word.length());
  }

  String list(List<SqlExpression> expressions) {
    return expressions.stream().map(this::text).collect(Collectors.joining(", "));
  }

  String name(QualifiedName name) {
    return name.parts().stream()
        .map(p -> Keywords.quote(p.name()))
        .collect(Collectors.joining("."));
  }

  String order(SqlOrderBy order) {
    return switch (order) {
      case SqlOrderBy.All all -> "COLUMNS(*)" + direction(all.direction(), all.nulls());
      case SqlOrderBy.Keys keys -> order(keys.keys());
    };
  }

  String order(List<SqlSortKey> keys) {
    return keys.stream()
        .map(k -> text(k.expression()) + direction(k.direction(), k.nulls()))
        .collect(Collectors.joining(", "));
  }

  String direction(SqlOrderBy.Direction direction, SqlOrderBy.NullOrder nulls) {
    String way =
        switch (direction) {
          case DEFAULT -> "";
          case ASCENDING -> " ASC";
          case DESCENDING -> " DESC";
        };
    return way
        + switch (nulls) {
          case DEFAULT -> "";
          case FIRST -> " NULLS FIRST";
          case LAST -> " NULLS LAST";
        };
  }

  private String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private String cast(String kind, String value, String type) {
    return kind + "(" + value + " AS " + type + ")";
  }

  private String optional(Optional<SqlExpression> expression) {
    return expression.map(this::text).orElse("");
  }

  private String negated(SqlExpression.Polarity polarity, String positive) {
    return polarity == SqlExpression.Polarity.POSITIVE ? positive : "(NOT " + positive + ")";
  }

  private String unary(SqlExpression.Unary unary) {
    if (unary.fixity() == SqlExpression.Fixity.POSTFIX) {
      return "factorial(" + text(unary.operand()) + ")";
    }
    if (unary.operator().equals("-")
        && unary.operand() instanceof SqlExpression.NumberLiteral number) {
      return "-" + number.text();
    }
    String operand = text(unary.operand());
    if (unary.operator().equals("-")
        && unary.operand() instanceof SqlExpression.Unary
        && operand.startsWith("-")) {
      return operand.substring(1);
    }
    return "(" + unary.operator() + "(" + operand + "))";
  }

  private String binary(SqlExpression.Binary b) {
    String left = text(b.left());
    String right = text(b.right());
    return switch (b.operator()) {
      case "<>", "!=" -> "(" + left + " != " + right + ")";
      case "==" -> "(" + left + " = " + right + ")";
      case "~" -> "regexp_matches(" + left + ", " + right + ")";
      case "!~" -> "(NOT regexp_matches(" + left + ", " + right + "))";
      case "~*" -> "regexp_matches(" + left + ", " + right + ", 'i')";
      case "!~*" -> "(NOT regexp_matches(" + left + ", " + right + ", 'i'))";
      case String operator -> "(" + left + " " + operator + " " + right + ")";
    };
  }

  private String like(SqlExpression.Like l) {
    boolean negated = l.polarity() == SqlExpression.Polarity.NEGATED;
    String value = text(l.value());
    String pattern = text(l.pattern());
    if (l.escape().isPresent()) {
      String name = l.kind() == SqlExpression.LikeKind.ILIKE ? "ilike_escape" : "like_escape";
      return negated(
          l.polarity(), name + "(" + value + ", " + pattern + ", " + text(l.escape().get()) + ")");
    }
    return switch (l.kind()) {
      case LIKE -> "(" + value + (negated ? " !~~ " : " ~~ ") + pattern + ")";
      case ILIKE -> "(" + value + (negated ? " !~~* " : " ~~* ") + pattern + ")";
      case GLOB -> negated(l.polarity(), "(" + value + " ~~~ " + pattern + ")");
      case SIMILAR_TO -> negated(l.polarity(), "regexp_full_match(" + value + ", " + pattern + ")");
    };
  }

  private String truth(SqlExpression.IsTruth i) {
    boolean positive = i.polarity() == SqlExpression.Polarity.POSITIVE;
    if (i.truth() == SqlExpression.Truth.UNKNOWN) {
      return "(" + text(i.operand()) + (positive ? " IS NULL)" : " IS NOT NULL)");
    }
    String flag = i.truth() == SqlExpression.Truth.TRUE ? "true" : "false";
    return "("
        + cast("CAST", text(i.operand()), "BOOLEAN")
        + (positive ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ")
        + flag
        + ")";
  }

  private String quantified(
      SqlExpression value, String written, SqlExpression.Quantifier quantifier, String query) {
    if (quantifier == SqlExpression.Quantifier.ANY) {
      String operator = written.equals("<>") ? "!=" : written;
      return "(" + text(value) + " " + operator + " ANY(" + query + "))";
    }
    String opposite =
        switch (written) {
          case "=", "==" -> "!=";
          case "<>", "!=" -> "=";
          case "<" -> ">=";
          case "<=" -> ">";
          case ">" -> "<=";
          case ">=" -> "<";
          case String other -> other;
        };
    return "(NOT (" + text(value) + " " + opposite + " ANY(" + query + ")))";
  }

  private String caseOf(SqlExpression.Case c) {
    StringBuilder text = new StringBuilder("CASE ");
    for (SqlExpression.When when : c.whens()) {
      String condition = text(when.condition());
      String test = c.operand().map(o -> "(" + text(o) + " = " + condition + ")").orElse(condition);
      text.append(" WHEN (")
          .append(test)
          .append(") THEN (")
          .append(text(when.result()))
          .append(")");
    }
    return text.append(" ELSE ")
        .append(c.otherwise().map(this::text).orElse("NULL"))
        .append(" END")
        .toString();
  }

  private String interval(SqlExpression.IntervalLiteral i) {
    String value = text(i.value());
    if (i.unit().isEmpty()) {
      return cast("CAST", value, "INTERVAL");
    }
    String number = cast("CAST", value, "DOUBLE");
    String unit = i.unit().get();
    return switch (unit) {
      case "second", "millisecond" -> "to_" + unit + "s(" + number + ")";
      case "hour", "minute", "microsecond" ->
          "to_" + unit + "s(" + cast("CAST", "trunc(" + number + ")", "BIGINT") + ")";
      case "century" -> "to_centuries(" + cast("CAST", "trunc(" + number + ")", "INTEGER") + ")";
      case "millennium" -> "to_millennia(" + cast("CAST", "trunc(" + number + ")", "INTEGER") + ")";
      default -> "to_" + unit + "s(" + cast("CAST", "trunc(" + number + ")", "INTEGER") + ")";
    };
  }

  private String comprehension(SqlExpression.ListComprehension c) {
    String variables =
        c.variables().stream()
            .map(Identifier::name)
            .map(Keywords::quote)
            .collect(Collectors.joining(", "));
    String list = text(c.list());
    if (c.filter().isEmpty()) {
      return "list_apply(" + list + ", (lambda " + variables + ": " + text(c.result()) + "))";
    }
    return "list_apply(list_filter(list_apply("
        + list
        + ", (lambda "
        + variables
        + ": struct_pack(\"filter\" := "
        + text(c.filter().get())
        + ", result := "
        + text(c.result())
        + "))), (lambda elem: struct_extract(elem, 'filter'))), (lambda elem: struct_extract(elem,"
        + " 'result')))";
  }
}
