package dev.weir.sql.tree;

import java.util.List;
import java.util.Optional;

/// A scalar expression as written. Parentheses leave no trace: the shape of the tree holds what
/// they said, and the printer puts back those that are needed.
///
/// Special call syntax (`EXTRACT(year FROM d)`, `SUBSTRING(s FROM 1)`, `TRIM(BOTH …)`, `POSITION(a
/// IN b)`, `x AT TIME ZONE z`, `CEIL`, …) becomes the [Call] that DuckDB's own parser makes of it;
/// operators that are functions in DuckDB (`+`, `||`, `->`, `~~`) stay operators.
public sealed interface SqlExpression extends SqlNode {

  // ---- literals ----

  /// `NULL`.
  record NullLiteral(Span span) implements SqlExpression {}

  /// `TRUE` or `FALSE`.
  record BooleanLiteral(boolean value, Span span) implements SqlExpression {}

  /// A number without sign, as written (`1_000`, which DuckDB makes the column's name); hexadecimal
  /// and binary are converted.
  record NumberLiteral(String text, Span span) implements SqlExpression {
    /// The number without underscores.
    public String digits() {
      return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }
  }

  /// A string's value, whatever its quoting was.
  record StringLiteral(String value, Span span) implements SqlExpression {}

  /// `x'0AFF'`: the hexadecimal digits.
  record BlobLiteral(String hex, Span span) implements SqlExpression {}

  /// `b'0110'`: the digits, each 0 or 1.
  record BitLiteral(String bits, Span span) implements SqlExpression {}

  /// `DATE '2020-01-01'`: a cast of a constant, written with the type in front.
  record TypedLiteral(SqlType type, String value, Span span) implements SqlExpression {}

  /// `INTERVAL 3 DAY`, `INTERVAL '3' DAY`, `INTERVAL (x) HOURS`; without a unit `INTERVAL '1 day'`.
  /// The unit is one of year, month, day, hour, minute, second, millisecond, microsecond, week,
  /// quarter, decade, century, millennium, in lower case, or a range such as `year to month`.
  record IntervalLiteral(SqlExpression value, Optional<String> unit, Span span)
      implements SqlExpression {}

  // ---- names ----

  /// A column, a qualified column, or a path into a struct: `a`, `t.a`, `s.t.a.field`.
  record ColumnName(QualifiedName name, Span span) implements SqlExpression {}

  /// `*`, `t.*`, with EXCLUDE, REPLACE, RENAME; `like` is `* LIKE 'x%'` (also ILIKE, SIMILAR TO,
  /// …).
  record Star(
      Optional<QualifiedName> qualifier,
      List<QualifiedName> exclude,
      List<SqlSelectItem> replace,
      List<Rename> rename,
      Span span)
      implements SqlExpression {
    public Star {
      exclude = List.copyOf(exclude);
      replace = List.copyOf(replace);
      rename = List.copyOf(rename);
    }
  }

  /// `RENAME (a AS b)`.
  record Rename(QualifiedName from, Identifier to, Span span) implements SqlNode {}

  /// `COLUMNS(…)`; its argument is a star, a regex string, a list or a lambda. Unpacked as
  /// `*COLUMNS(…)`.
  record Columns(SqlExpression selection, Unpacking unpacking, Span span)
      implements SqlExpression {}

  /// Whether `*COLUMNS(…)` was written.
  enum Unpacking {
    NONE,
    UNPACKED
  }

  /// `?`, `$1` (both with a number), `$name`.
  record Parameter(String name, Style style, Span span) implements SqlExpression {
    /// How the parameter is found: `?` by place, `$1` by number, `$name` by name.
    public enum Style {
      QUESTION_MARK,
      NUMBERED,
      NAMED
    }
  }

  /// `#1`: the first column of the FROM clause.
  record ColumnPosition(int position, Span span) implements SqlExpression {}

  /// `DEFAULT`, as a value.
  record Default(Span span) implements SqlExpression {}

  // ---- operators ----

  /// An operator in front (`-`, `+`, `~`, `@`, …) or behind (`!`).
  record Unary(String operator, Fixity fixity, SqlExpression operand, Span span)
      implements SqlExpression {}

  /// Where a unary operator stands.
  enum Fixity {
    PREFIX,
    POSTFIX
  }

  /// An arithmetic, comparison, string, bit, JSON or list operator: `+ - * / // % ^ ** || = <> < <=
  /// > > = & | << >> -> ->> ^@ && @> <@ ~ !~ …`. `!=` is kept as `<>`, `==` as `=`.
  record Binary(String operator, SqlExpression left, SqlExpression right, Span span)
      implements SqlExpression {}

  /// `a AND b AND c`, `a OR b OR c`: at least two operands, nested ones of the same kind flattened
  /// only where they were written without parentheses or parentheses change nothing.
  record Logical(Connective connective, List<SqlExpression> operands, Span span)
      implements SqlExpression {
    public Logical {
      operands = List.copyOf(operands);
    }
  }

  /// AND or OR.
  enum Connective {
    AND,
    OR
  }

  /// `NOT a`.
  record Not(SqlExpression operand, Span span) implements SqlExpression {}

  /// Whether a predicate was written with NOT.
  enum Polarity {
    POSITIVE,
    NEGATED
  }

  /// `a [NOT] LIKE b [ESCAPE c]` and its sisters.
  record Like(
      LikeKind kind,
      Polarity polarity,
      SqlExpression value,
      SqlExpression pattern,
      Optional<SqlExpression> escape,
      Span span)
      implements SqlExpression {}

  /// The pattern languages.
  enum LikeKind {
    LIKE,
    ILIKE,
    GLOB,
    SIMILAR_TO
  }

  /// `a [NOT] BETWEEN b AND c`.
  record Between(
      Polarity polarity, SqlExpression value, SqlExpression low, SqlExpression high, Span span)
      implements SqlExpression {}

  /// `a [NOT] IN (1, 2)`: at least one candidate.
  record InList(Polarity polarity, SqlExpression value, List<SqlExpression> candidates, Span span)
      implements SqlExpression {
    public InList {
      candidates = List.copyOf(candidates);
    }
  }

  /// `a [NOT] IN (SELECT …)`.
  record InQuery(Polarity polarity, SqlExpression value, SqlQuery query, Span span)
      implements SqlExpression {}

  /// `a [NOT] IN b` where b is a list, map or struct value, not in parentheses.
  record InValue(Polarity polarity, SqlExpression value, SqlExpression container, Span span)
      implements SqlExpression {}

  /// `a IS [NOT] NULL`.
  record IsNull(Polarity polarity, SqlExpression operand, Span span) implements SqlExpression {}

  /// `a IS [NOT] TRUE | FALSE | UNKNOWN`.
  record IsTruth(Polarity polarity, Truth truth, SqlExpression operand, Span span)
      implements SqlExpression {}

  /// The three values of logic.
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /// `a IS [NOT] DISTINCT FROM b`; NEGATED is `IS NOT DISTINCT FROM`.
  record IsDistinctFrom(Polarity polarity, SqlExpression left, SqlExpression right, Span span)
      implements SqlExpression {}

  /// `a COLLATE b`.
  record Collate(SqlExpression value, QualifiedName collation, Span span)
      implements SqlExpression {}

  // ---- subqueries ----

  /// `(SELECT …)` as a value.
  record ScalarQuery(SqlQuery query, Span span) implements SqlExpression {}

  /// `EXISTS (SELECT …)`; `NOT EXISTS` is a [Not] around it.
  record Exists(SqlQuery query, Span span) implements SqlExpression {}

  /// `a = ANY (SELECT …)`, `a < ALL (SELECT …)`.
  record QuantifiedQuery(
      SqlExpression value, String operator, Quantifier quantifier, SqlQuery query, Span span)
      implements SqlExpression {}

  /// `a = ANY (list)`.
  record QuantifiedList(
      SqlExpression value, String operator, Quantifier quantifier, SqlExpression list, Span span)
      implements SqlExpression {}

  /// ANY (SOME too) or ALL.
  enum Quantifier {
    ANY,
    ALL
  }

  /// `ARRAY(SELECT …)`.
  record ArrayQuery(SqlQuery query, Span span) implements SqlExpression {}

  // ---- forms ----

  /// `CASE [operand] WHEN … THEN … ELSE … END`.
  record Case(
      Optional<SqlExpression> operand,
      List<When> whens,
      Optional<SqlExpression> otherwise,
      Span span)
      implements SqlExpression {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  /// `WHEN condition THEN result`.
  record When(SqlExpression condition, SqlExpression result, Span span) implements SqlNode {}

  /// `CAST(a AS t)`, `a::t`, `TRY_CAST(a AS t)`.
  record Cast(CastKind kind, SqlExpression value, SqlType type, Span span)
      implements SqlExpression {}

  /// Whether a failing cast is an error or NULL.
  enum CastKind {
    CAST,
    TRY_CAST
  }

  /// `TRY(a)`: NULL where a raises an error.
  record Try(SqlExpression value, Span span) implements SqlExpression {}

  /// A function call with all that may stand in and behind it.
  record Call(
      QualifiedName name,
      ArgumentQuantifier quantifier,
      List<Argument> arguments,
      Optional<SqlOrderBy> orderBy,
      NullTreatment nulls,
      List<SqlSortKey> withinGroup,
      Optional<SqlExpression> filter,
      ExportState exportState,
      Optional<SqlWindow> over,
      Span span)
      implements SqlExpression {
    public Call {
      arguments = List.copyOf(arguments);
      withinGroup = List.copyOf(withinGroup);
    }

    /// A plain call of a function with positional arguments.
    public static Call of(String name, List<SqlExpression> arguments, Span span) {
      return new Call(
          new QualifiedName(List.of(Identifier.of(name)), span),
          ArgumentQuantifier.NONE,
          arguments.stream().map(a -> new Argument(Optional.empty(), a, a.span())).toList(),
          Optional.empty(),
          NullTreatment.DEFAULT,
          List.of(),
          Optional.empty(),
          ExportState.NONE,
          Optional.empty(),
          span);
    }
  }

  /// An argument, named with `:=` or `=>`. `count(*)` is a call without arguments named
  /// `count_star`.
  record Argument(Optional<Identifier> name, SqlExpression value, Span span) implements SqlNode {}

  /// DISTINCT or ALL inside a call.
  enum ArgumentQuantifier {
    NONE,
    ALL,
    DISTINCT
  }

  /// IGNORE NULLS or RESPECT NULLS.
  enum NullTreatment {
    DEFAULT,
    IGNORE,
    RESPECT
  }

  /// Whether `EXPORT_STATE` was written.
  enum ExportState {
    NONE,
    EXPORT_STATE
  }

  // ---- nested values ----

  /// `[a, b]` or `ARRAY[a, b]`.
  record ListLiteral(ListNotation notation, List<SqlExpression> elements, Span span)
      implements SqlExpression {
    public ListLiteral {
      elements = List.copyOf(elements);
    }

    /// `[a, b]`.
    public ListLiteral(List<SqlExpression> elements, Span span) {
      this(ListNotation.BRACKETS, elements, span);
    }
  }

  /// Whether a list was written with the word ARRAY; it means the same.
  enum ListNotation {
    BRACKETS,
    ARRAY
  }

  /// `{'a': 1, b: 2}`.
  record StructLiteral(List<Entry> entries, Span span) implements SqlExpression {
    public StructLiteral {
      entries = List.copyOf(entries);
    }
  }

  /// A named part of a struct literal.
  record Entry(Identifier name, SqlExpression value, Span span) implements SqlNode {}

  /// `MAP {k: v, …}`.
  record MapLiteral(List<SqlExpression> keys, List<SqlExpression> values, Span span)
      implements SqlExpression {
    public MapLiteral {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /// `(a, b)` or `ROW(a, b)`.
  record Row(List<SqlExpression> elements, Span span) implements SqlExpression {
    public Row {
      elements = List.copyOf(elements);
    }
  }

  /// `a[i]`.
  record Subscript(SqlExpression value, SqlExpression index, Span span) implements SqlExpression {}

  /// `a[from:to:step]`, each optional (`a[:-:2]` has no end). The step of `a[1:2:]`, which DuckDB
  /// reads as an empty list, is one.
  record Slice(
      SqlExpression value,
      Optional<SqlExpression> from,
      Optional<SqlExpression> to,
      Optional<SqlExpression> step,
      Span span)
      implements SqlExpression {}

  /// `(a).b`: a field of a value that is not a plain name.
  record FieldAccess(SqlExpression value, Identifier field, Span span) implements SqlExpression {}

  /// `(a).f(b)`, `'x'.f()`: a function applied to the value in front as its first argument. A name
  /// in front (`a.f(b)`) is a [Call] with a qualified name until the binder decides.
  record MethodCall(SqlExpression receiver, Call call, Span span) implements SqlExpression {}

  /// `lambda x, y: x + y`.
  record Lambda(List<Identifier> parameters, SqlExpression body, Span span)
      implements SqlExpression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// `[x + 1 for x in list if x > 0]`.
  record ListComprehension(
      SqlExpression result,
      List<Identifier> variables,
      SqlExpression list,
      Optional<SqlExpression> filter,
      Span span)
      implements SqlExpression {
    public ListComprehension {
      variables = List.copyOf(variables);
    }
  }
}
