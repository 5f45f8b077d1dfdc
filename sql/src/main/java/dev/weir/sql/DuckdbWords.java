package dev.weir.sql;

/// DuckDB's word lists, as `duckdb_keywords()` and its parser have them.
final class DuckdbWords {
  private DuckdbWords() {}

  /// Usable only as a label: behind `AS` or a dot.
  static final String RESERVED =
      """
          all analyse analyze and any array as asc asymmetric both case cast check collate
          column constraint create default deferrable desc describe distinct do else end
          except false fetch for foreign from group having in initially intersect into
          lambda lateral leading limit not null offset on only or order pivot pivot_longer
          pivot_wider placing primary qualify references returning select show some
          summarize symmetric table then to trailing true union unique unpivot using
          variadic when where window with
      """;

  /// Usable as columns and tables, not as functions.
  static final String NOT_FUNCTIONS =
      """
          between bigint bit boolean char character coalesce dec decimal exists
          extract float grouping grouping_id inout int integer interval
          national nchar none nullif numeric out overlay position precision real row setof
          smallint substring time timestamp treat trim values
          varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces
          xmlparse xmlpi xmlroot xmlserialize xmltable
      """;

  /// Usable as functions and types, not as columns or tables.
  static final String ONLY_FUNCTIONS =
      """
          anti asof at authorization binary by collation concurrently cross freeze full
          glob ilike inner is isnull join left like natural notnull outer overlaps
          positional right semi similar tablesample unpack verbose
      """;

  /// Usable everywhere except as an alias without `AS`.
  static final String NOT_BARE_ALIASES =
      """
          centuries century day days decade decades escape exclude export_state filter
          hour hours ignore microsecond microseconds millennia millennium millisecond
          milliseconds minute minutes month months over precision quarter quarters rename
          replace respect second seconds varying week weeks within without year years
      """;
}
