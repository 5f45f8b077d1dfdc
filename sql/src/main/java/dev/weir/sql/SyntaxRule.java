package dev.weir.sql;

/// What differs between the dialects in the grammar: how few constructs are read or written.
public enum SyntaxRule {
  /// `a JOIN b` without a condition is a cross join.
  JOINS_WITHOUT_CONDITION,
  /// `->` binds as `||` does; without the rule it is the loosest operator of all.
  TIGHT_ARROWS,
  /// `a ^ b` is exclusive or, not a power.
  CARET_IS_XOR,
  /// `a DIV b` and `a <=> b` are operators, RLIKE and REGEXP compare with a pattern.
  SPARK_OPERATORS,
  /// Numbers keep the underscores that were written: they name the column.
  NUMBERS_AS_WRITTEN,
  /// `a BETWEEN SYMMETRIC b AND c`.
  SYMMETRIC_BETWEEN,
  /// `MINUS` is EXCEPT.
  MINUS_IS_EXCEPT,
  /// A lateral join with EXPLODE, POSEXPLODE or INLINE is written `LATERAL VIEW`.
  LATERAL_VIEWS,
  /// Nested types are `ARRAY<t>`, `STRUCT<a: t>`, `MAP<k, v>`.
  ANGLE_TYPES,
  /// Lambdas are `x -> …` and `(x, y) -> …`.
  ARROW_LAMBDAS,
  /// Semi joins are `LEFT SEMI JOIN`.
  LEFT_SEMI_JOINS,
  /// Stars leave columns out by `EXCEPT (…)`.
  STAR_EXCEPT,
  /// What stands before a bracket is in brackets itself, unless it is a name.
  BRACKETED_RECEIVERS,
  /// Intervals are `INTERVAL '3 DAY'`; without the rule `INTERVAL 3 DAY` or `INTERVAL '3' DAY`.
  QUOTED_INTERVALS,
  /// Interval values are always strings: `INTERVAL '3' DAY`.
  STRING_INTERVALS,
  /// A limit is `OFFSET … ROWS FETCH FIRST … ROWS ONLY`.
  FETCH_LIMITS,
  /// Arrays as types are `t ARRAY`.
  WORD_ARRAYS,
  /// Arguments are named by `=>`.
  ARROW_ARGUMENTS
}
