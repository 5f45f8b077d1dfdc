package dev.weir.verify.function;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.EngineTyped;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.function.Literal;
import dev.weir.model.DataType;
import dev.weir.model.WeirException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Calls whose types hang on constants, lambdas and names, as the engine reads them and as the
/// binder would hand them over.
final class FunctionCases {
  private static final String TABLE =
      """
      CREATE OR REPLACE TABLE samples (i INTEGER, b BIGINT, ti TINYINT, d DOUBLE,
        dec DECIMAL(9,3), v VARCHAR, dt DATE, ts TIMESTAMP, tm TIME, iv INTERVAL, js JSON,
        il INTEGER[], vl VARCHAR[], decl DECIMAL(5,2)[], ia INTEGER[3],
        st STRUCT(a INTEGER, b VARCHAR), tu TUPLE(INTEGER, VARCHAR), m MAP(VARCHAR, INTEGER),
        un UNION(i INTEGER, s VARCHAR), bo BOOLEAN)
      """;

  private final Engine engine;
  private final Tally tally = new Tally();

  FunctionCases(Engine engine) {
    this.engine = engine;
  }

  Tally tally() throws SQLException {
    try (Statement statement = engine.connection().createStatement()) {
      statement.execute(TABLE);
    }
    structs();
    dates();
    texts();
    json();
    lists();
    lambdas();
    names();
    return tally;
  }

  private void structs() {
    Sample st = column("st", "STRUCT(a INTEGER, b VARCHAR)");
    Sample tu = column("tu", "TUPLE(INTEGER, VARCHAR)");
    Sample un = column("un", "UNION(i INTEGER, s VARCHAR)");
    Sample dt = column("dt", "DATE");
    for (String field : List.of("a", "A", "b", "z")) {
      call("struct_extract", st, text(field));
      call("struct_extract", tu, text(field));
      call("union_extract", un, text(field));
    }
    call("union_extract", un, text("s"));
    for (int index : List.of(0, 1, 2, 3)) {
      call("struct_extract", st, whole(index));
      call("struct_extract", tu, whole(index));
      call("struct_extract_at", st, whole(index));
      call("struct_extract_at", tu, whole(index));
    }
    call("struct_insert", st, named("c", dt));
    call("struct_insert", st, named("A", dt));
    call("struct_insert", st, dt);
    call("struct_update", st, named("A", dt));
    call("struct_update", st, named("c", dt), named("a", whole(1)));
    call("struct_concat", st, st);
    call("struct_concat", tu, tu);
    call("struct_concat", st, tu);
    call("struct_pack", named("x", dt), named("y", text("q")));
    call("struct_pack", named("x", dt), named("X", dt));
    call("struct_pack", dt, st);
    call("union_value", named("k", dt));
    call("row", dt, whole(1), text("x"), nothing());
  }

  private void dates() {
    for (String type : List.of("DATE", "TIMESTAMP", "TIME", "INTERVAL")) {
      Sample value =
          column(
              switch (type) {
                case "DATE" -> "dt";
                case "TIMESTAMP" -> "ts";
                case "TIME" -> "tm";
                default -> "iv";
              },
              type);
      for (String part :
          List.of(
              "year",
              "yr",
              "y",
              "month",
              "mon",
              "day",
              "d",
              "hour",
              "h",
              "minute",
              "min",
              "m",
              "second",
              "s",
              "milliseconds",
              "ms",
              "microseconds",
              "us",
              "epoch",
              "decade",
              "dec",
              "century",
              "c",
              "millennium",
              "mil",
              "quarter",
              "week",
              "w",
              "weekofyear",
              "dow",
              "weekday",
              "isodow",
              "doy",
              "dayofyear",
              "isoyear",
              "yearweek",
              "era",
              "timezone",
              "timezone_hour",
              "timezone_minute",
              "julian",
              "jd",
              "HOUR",
              "nanosecond",
              "fortnight")) {
        call("date_part", text(part), value);
        call("datepart", texts(part), value);
      }
      call("date_part", texts("hour", "epoch"), value);
      call("date_part", texts("hour", "hour"), value);
    }
  }

  private void texts() {
    Sample v = column("v", "VARCHAR");
    for (String function : List.of("regexp_extract", "regexp_extract_all")) {
      call(function, v, text("(a)(b)"));
      call(function, v, text("(a)(b)"), whole(1));
      call(function, v, text("(a)(b)"), texts("x", "y"));
      call(function, v, text("(a)(b)"), texts("x"), text("i"));
      call(function, v, text("(a)(b)"), texts("x", "x"));
    }
    call("format", text("{}"), v, whole(1));
    call("round", column("dec", "DECIMAL(9,3)"), whole(1));
    call("round", column("dec", "DECIMAL(9,3)"), whole(-1));
    call("round", column("dec", "DECIMAL(9,3)"), whole(12));
    call("trunc", column("dec", "DECIMAL(9,3)"), whole(2));
    call("round_even", column("dec", "DECIMAL(9,3)"), whole(0));
    call("decimal_division", column("dec", "DECIMAL(9,3)"), column("i", "INTEGER"), whole(5));
  }

  private void json() {
    Sample js = column("js", "JSON");
    for (String path : List.of("a", "$.a", "$[*]", "$.*", "$..a", "$[*].a", "$.\"a*\"", "/a/*")) {
      for (String function :
          List.of(
              "json_extract",
              "->",
              "->>",
              "json_extract_string",
              "json_array_length",
              "json_type",
              "json_keys",
              "json_exists",
              "json_value")) {
        call(function, js, text(path));
        call(function, js, texts(path));
      }
    }
    for (String structure :
        List.of(
            "{\"a\": \"INTEGER\", \"b\": [\"VARCHAR\"]}",
            "[\"DATE\"]",
            "\"DECIMAL(5,2)\"",
            "{\"a\": {\"b\": [{\"c\": \"UBIGINT\"}]}, \"j\": \"JSON\"}",
            "{\"x y\": \"MAP(VARCHAR, INTEGER)\"}",
            "{\"a\": \"NOTYPE\"}",
            "{}",
            "[]",
            "nonsense",
            "{\"a\": 1}",
            "\"NULL\"")) {
      for (String function :
          List.of("from_json", "from_json_strict", "json_transform", "json_transform_strict")) {
        call(function, js, text(structure));
      }
    }
  }

  private void lists() {
    Sample il = column("il", "INTEGER[]");
    Sample ia = column("ia", "INTEGER[3]");
    Sample decl = column("decl", "DECIMAL(5,2)[]");
    Sample vl = column("vl", "VARCHAR[]");
    for (Sample list : List.of(il, ia, decl, vl)) {
      for (String aggregate :
          List.of(
              "sum",
              "avg",
              "min",
              "max",
              "count",
              "median",
              "mode",
              "histogram",
              "first",
              "list",
              "string_agg",
              "bool_and",
              "stddev_pop",
              "product",
              "nonsense",
              "SUM",
              "mad",
              "approx_count_distinct",
              "abs")) {
        call("list_aggregate", list, text(aggregate));
      }
      call("list_aggregate", list, text("max"), whole(2));
      call("list_aggregate", list, text("string_agg"), text("-"));
      call("unnest", list);
      call("list_zip", list, vl);
      call("list_zip", list, vl, column("bo", "BOOLEAN"));
    }
    call("unnest", column("m", "MAP(VARCHAR, INTEGER)"));
    call("unnest", nothing());
    for (String function : List.of("quantile_cont", "quantile_disc", "approx_quantile")) {
      call(function, column("dec", "DECIMAL(9,3)"), fractions());
      call(function, column("i", "INTEGER"), fractions());
      call(function, column("dt", "DATE"), fractions());
    }
  }

  private void lambdas() {
    Sample il = column("il", "INTEGER[]");
    Sample ia = column("ia", "INTEGER[3]");
    for (Sample list : List.of(il, ia, nothing(), column("m", "MAP(VARCHAR, INTEGER)"))) {
      lambda("list_transform", "lambda x: x", 1, 0, list);
      lambda("list_transform", "lambda x, i: i", 2, 1, list);
      lambda("list_filter", "lambda x: x IS NULL", 1, -1, list);
      lambda("list_reduce", "lambda a, x: a", 2, 0, list);
      lambda("list_reduce", "lambda a, x: x", 2, 1, list);
      lambda("list_reduce", "lambda a, x, i: i", 3, 2, list);
    }
    for (Sample start :
        List.of(
            column("d", "DOUBLE"),
            column("b", "BIGINT"),
            column("ti", "TINYINT"),
            column("dec", "DECIMAL(9,3)"),
            column("v", "VARCHAR"),
            text("x"),
            whole(1),
            nothing())) {
      lambda("list_reduce", "lambda a, x: a", 2, 0, il, start);
      lambda("list_reduce", "lambda a, x: x", 2, 1, il, start);
      lambda("invoke", "lambda a: a", 1, 0, start);
    }
  }

  private void names() {
    Sample dec = column("dec", "DECIMAL(9,3)");
    call("round", dec, named("precision", whole(1)));
    call("round", named("precision", whole(1)), named("x", dec));
    call("round", dec, named("digits", whole(1)));
    call("json_serialize_sql", text("SELECT 1"), named("skip_null", bool()));
    call("to_base", whole(5), whole(2), named("min_length", whole(8)));
    call("reservoir_quantile", dec, named("sample_size", whole(5)));
    call("make_date", named("year", whole(1)), named("month", whole(1)), named("day", whole(1)));
    call("string_agg", column("v", "VARCHAR"), named("arg", text(",")));
    call("string_agg", named("str", column("v", "VARCHAR")));
  }

  private static Sample column(String name, String type) {
    return new Sample(name, Argument.of(DataType.parse(type)).aliased(name));
  }

  private static Sample text(String value) {
    return new Sample("'" + value.replace("'", "''") + "'", Argument.text(value));
  }

  private static Sample texts(String... values) {
    List<String> sql = new ArrayList<>();
    List<Literal> literals = new ArrayList<>();
    for (String value : values) {
      sql.add(text(value).sql());
      literals.add(new Literal.Text(value));
    }
    Argument argument = Argument.of(DataType.parse("VARCHAR[]"), new Literal.Many(literals));
    return new Sample("[" + String.join(", ", sql) + "]", argument);
  }

  private static Sample fractions() {
    Literal many = new Literal.Many(List.of(new Literal.Constant("0.5")));
    return new Sample("[0.5]", Argument.of(DataType.parse("DECIMAL(2,1)[]"), many));
  }

  private static Sample whole(long value) {
    return new Sample(Long.toString(value), Argument.whole(value));
  }

  private static Sample bool() {
    return new Sample("true", Argument.of(DataType.parse("BOOLEAN"), new Literal.Constant("true")));
  }

  private static Sample nothing() {
    return new Sample("NULL", Argument.nothing());
  }

  private static Sample named(String name, Sample sample) {
    return new Sample('"' + name + "\" := " + sample.sql(), sample.argument().named(name));
  }

  private void call(String name, Sample... samples) {
    String sql = String.join(", ", List.of(samples).stream().map(Sample::sql).toList());
    boolean operator = name.startsWith("-");
    String call =
        operator ? samples[0].sql() + " " + name + " " + samples[1].sql() : name + "(" + sql + ")";
    List<Argument> arguments = List.of(samples).stream().map(Sample::argument).toList();
    tally.add(name, call, engine.typeOf(call), resolved(name, arguments));
  }

  /// A lambda whose body is one of its parameters, or a BOOLEAN where `parameter` is -1.
  private void lambda(String name, String lambda, int arity, int parameter, Sample... others) {
    List<String> sql = new ArrayList<>(List.of(others).stream().map(Sample::sql).toList());
    List<Argument> arguments =
        new ArrayList<>(List.of(others).stream().map(Sample::argument).toList());
    int place = name.equals("invoke") ? 0 : 1;
    sql.add(place, lambda);
    String call = name + "(" + String.join(", ", sql) + ")";
    String ours;
    try {
      List<DataType> types =
          FunctionCatalog.duckdb().lambdaParameterTypes(name, List.copyOf(arguments), arity);
      DataType body = parameter < 0 ? DataType.parse("BOOLEAN") : types.get(parameter);
      arguments.add(place, Argument.lambda(arity, body));
      ours = resolved(name, arguments);
    } catch (WeirException e) {
      ours = Engine.ERROR + e.getMessage();
    }
    tally.add(name, call, engine.typeOf(call), ours);
  }

  private static String resolved(String name, List<Argument> arguments) {
    try {
      return FunctionCatalog.duckdb().resolve(name, arguments).type().text();
    } catch (EngineTyped e) {
      return Tally.ASKED;
    } catch (WeirException e) {
      return Engine.ERROR + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }
}
