package dev.weir.sql.transform;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which functions of the tree (DuckDB's) a dialect has, and under which name. Only functions that
/// give the same result for the same arguments belong here; others have a rule of their own.
final class FunctionMap {
  private final Map<String, String> names = new LinkedHashMap<>();

  /// From names that are the same in both, and from pairs `ours:theirs`.
  private FunctionMap(String text) {
    for (String entry : text.strip().split("\\s+")) {
      int colon = entry.indexOf(':');
      if (colon < 0) {
        names.put(entry, entry);
      } else {
        names.put(entry.substring(0, colon), entry.substring(colon + 1));
      }
    }
  }

  /// The dialect's name of a function; empty when it has none.
  String written(String name) {
    String written = names.get(name);
    return written == null ? "" : written;
  }

  /// The names of the dialect and what they are called in the tree.
  Map<String, String> reading() {
    Map<String, String> reading = new LinkedHashMap<>();
    names.forEach((ours, theirs) -> reading.putIfAbsent(theirs, ours));
    return reading;
  }

  /// All functions of the tree that the dialect has.
  Set<String> known() {
    return new LinkedHashSet<>(names.keySet());
  }

  private static final String EVERYWHERE =
      """
      abs avg ceil ceiling:ceil coalesce corr count count_star covar_pop covar_samp cume_dist
      current_date current_timestamp dense_rank exp first_value floor grouping lag last_value lead
      ln lower max min nth_value ntile nullif percent_rank power pow:power rank regr_slope
      row_number sqrt stddev_pop stddev_samp stddev:stddev_samp sum trim upper ucase:upper
      lcase:lower var_pop var_samp variance:var_samp substring substr:substring position ltrim
      rtrim overlay mod
      """;

  static final FunctionMap SPARK =
      new FunctionMap(
          EVERYWHERE
              + """
              acos approx_count_distinct ascii asin atan atan2 bit_and bit_or bit_xor bit_count bool_and bool_or
              cbrt chr concat_ws contains cos cot count_if
              day dayofmonth:day dayofyear degrees ends_with:endswith suffix:endswith
              starts_with:startswith prefix:startswith factorial first
              first_value get_json_object json_extract_string:get_json_object
              greatest least hex:hex hour if ifnull:ifnull initcap instr strpos:instr isnan
              last last_day left len:length length char_length:length character_length:length
              levenshtein list_contains:array_contains list_distinct:array_distinct
              list_filter:filter list_reverse:reverse list_transform:transform
              list_apply:transform array_transform:transform array_filter:filter array_length:size
              cardinality:cardinality list_value:array array_value:array
              log10 log2 lpad map map_from_arrays map_keys map_values map_entries map_from_entries
              md5 median minute month now pi quarter radians random:rand
              repeat replace reverse right round row:struct rpad
              second sha256:sha2 sign sin split_part string_agg string_split_regex:split
              struct_pack:named_struct named_struct array struct tan translate
              try_element_at power arrays_zip slice startswith endswith regexp_like sequence
              explode unnest:explode posexplode inline weekofyear year
              json_array_length list:collect_list kurtosis_pop:kurtosis base64 unhex bin
              filter transform
              """);

  static final FunctionMap POSTGRES =
      new FunctionMap(
          EVERYWHERE
              + """
              acos any_value array_agg list:array_agg ascii asin atan atan2 bit_and bit_or bit_xor
              bit_length bool_and bool_or cbrt chr concat concat_ws cos cot date_part date_trunc
              degrees div factorial gcd lcm gen_random_uuid uuid:gen_random_uuid
              greatest least initcap left length len:length char_length
              character_length:char_length log:log log10:log lpad md5 now pi radians random
              regexp_replace repeat replace reverse right round rpad sign sin split_part
              starts_with prefix:starts_with string_agg group_concat:string_agg string_to_array
              strpos instr:strpos tan timezone
              translate trunc unnest percentile_cont percentile_disc
              list_append:array_append list_prepend:array_prepend list_concat:array_cat
              list_position:array_position array_position array_to_string to_char
              array_cat array_append current_schema current_database current_user
              age make_date make_timestamp to_timestamp justify_days regexp_split_to_array
              string_split_regex:regexp_split_to_array row regexp_count json_array_length
              list_value:array_value
              """);

  static final FunctionMap ANSI =
      new FunctionMap(
          EVERYWHERE
              + """
              acos any_value array_agg list:array_agg asin atan char_length length:char_length
              character_length:char_length cos listagg:listagg log10 percentile_cont
              percentile_disc sin tan unnest row
              """);
}
