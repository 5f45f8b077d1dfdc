package dev.weir.compile.function;

/// The functions that rules and analyses make or know one by one, each with what it means. What
/// holds for many functions is a [dev.weir.model.function.FunctionTrait], and rules ask for that.
public final class FunctionNames {
  /// The first of its arguments that is not NULL.
  public static final String COALESCE = "coalesce";

  /// `x LIKE pattern`.
  public static final String LIKE = "~~";

  /// `x NOT LIKE pattern`.
  public static final String NOT_LIKE = "!~~";

  /// `x ILIKE pattern`.
  public static final String ILIKE = "~~*";

  /// `x NOT ILIKE pattern`.
  public static final String NOT_ILIKE = "!~~*";

  /// `x LIKE pattern ESCAPE c`.
  public static final String LIKE_ESCAPE = "like_escape";

  /// `x NOT LIKE pattern ESCAPE c`.
  public static final String NOT_LIKE_ESCAPE = "not_like_escape";

  /// `x ILIKE pattern ESCAPE c`.
  public static final String ILIKE_ESCAPE = "ilike_escape";

  /// `x NOT ILIKE pattern ESCAPE c`.
  public static final String NOT_ILIKE_ESCAPE = "not_ilike_escape";

  /// A sum, of lists their concatenation.
  public static final String ADD = "+";

  /// A difference, or a number with the other sign.
  public static final String SUBTRACT = "-";

  /// A product.
  public static final String MULTIPLY = "*";

  /// A quotient that is not rounded.
  public static final String DIVIDE = "/";

  /// Two strings, or lists, one behind the other; NULL when a string is.
  public static final String CONCATENATE = "||";

  /// All arguments as strings, one behind the other, NULL as nothing.
  public static final String CONCAT = "concat";

  /// The whole part of a number.
  public static final String TRUNC = "trunc";

  /// A named part of a date: `date_part('year', d)`.
  public static final String DATE_PART = "date_part";

  /// `date_part('year', d)`.
  public static final String YEAR = "year";

  /// `date_part('quarter', d)`.
  public static final String QUARTER = "quarter";

  /// `date_part('month', d)`.
  public static final String MONTH = "month";

  /// `date_part('week', d)`.
  public static final String WEEK = "week";

  /// `date_part('day', d)`.
  public static final String DAY = "day";

  /// `date_part('hour', d)`.
  public static final String HOUR = "hour";

  /// `date_part('minute', d)`.
  public static final String MINUTE = "minute";

  /// `date_part('second', d)`.
  public static final String SECOND = "second";

  /// An interval of so many years.
  public static final String TO_YEARS = "to_years";

  /// An interval of so many months.
  public static final String TO_MONTHS = "to_months";

  /// An interval of so many weeks.
  public static final String TO_WEEKS = "to_weeks";

  /// An interval of so many days.
  public static final String TO_DAYS = "to_days";

  /// An interval of so many hours.
  public static final String TO_HOURS = "to_hours";

  /// An interval of so many minutes.
  public static final String TO_MINUTES = "to_minutes";

  /// An interval of so many seconds.
  public static final String TO_SECONDS = "to_seconds";

  /// How many rows have a value, of the aggregate's argument.
  public static final String COUNT = "count";

  /// How many rows there are: `count(*)`.
  public static final String COUNT_STAR = "count_star";

  /// All values of a group, as a list.
  public static final String LIST = "list";

  /// `GROUPING(keys)`.
  public static final String GROUPING = "grouping";

  /// The elements of a list, one a row.
  public static final String UNNEST = "unnest";

  /// A list of its arguments.
  public static final String LIST_VALUE = "list_value";

  /// An array of its arguments.
  public static final String ARRAY_VALUE = "array_value";

  /// An element of a list, a field of a struct, a character of a string.
  public static final String ARRAY_EXTRACT = "array_extract";

  /// An element of a list.
  public static final String LIST_EXTRACT = "list_extract";

  /// An element of a list.
  public static final String LIST_ELEMENT = "list_element";

  /// A struct of its named arguments.
  public static final String STRUCT_PACK = "struct_pack";

  /// A struct with more fields.
  public static final String STRUCT_INSERT = "struct_insert";

  /// A struct with other values in some fields.
  public static final String STRUCT_UPDATE = "struct_update";

  /// A field of a struct by name, or by place.
  public static final String STRUCT_EXTRACT = "struct_extract";

  /// A field of a struct by place.
  public static final String STRUCT_EXTRACT_AT = "struct_extract_at";

  /// A tuple of its arguments.
  public static final String ROW = "row";

  /// A map of a list of keys and a list of values.
  public static final String MAP = "map";

  /// The value of a key in a map.
  public static final String MAP_EXTRACT_VALUE = "map_extract_value";

  /// The value of a key in a map, in a list.
  public static final String MAP_EXTRACT = "map_extract";

  /// The value of a key in a map, in a list.
  public static final String ELEMENT_AT = "element_at";

  private FunctionNames() {}
}
