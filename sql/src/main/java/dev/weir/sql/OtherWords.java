package dev.weir.sql;

/// The word lists of the dialects that are not DuckDB's own.
final class OtherWords {
  private OtherWords() {}

  /// Spark reserves few words; these are the ones that the grammar must know to find its way.
  static final String SPARK_RESERVED =
      """
          all and as asc both case cast check collate constraint create desc describe
          distinct else end except false fetch for foreign from group having in
          intersect into lateral leading limit not null offset on only or order
          pivot primary references select table then to trailing true union unique
          unpivot using when where window with
      """;

  static final String SPARK_NOT_FUNCTIONS =
      """
          between character exists inout interval nchar precision row treat values
          xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
          xmlpi xmlroot xmlserialize xmltable
      """;

  static final String SPARK_ONLY_FUNCTIONS =
      """
          anti cross div full ilike inner is join left like natural outer regexp right
          rlike semi tablesample
      """;

  static final String SPARK_NOT_BARE_ALIASES =
      """
          centuries century day days decade decades escape exclude export_state filter
          hour hours ignore microsecond microseconds millennia millennium millisecond
          milliseconds minute minutes month months over precision quarter quarters
          rename replace respect second seconds tablesample varying week weeks within
          without year years
      """;

  /// Words of the standard that DuckDB leaves free and people use as names.
  static final String ANSI_MORE_RESERVED =
      """
          current drop execute insert rollback rows set start update
      """;
}
