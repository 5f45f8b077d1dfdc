package dev.weir.sql.transform;

import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlExpression.Binary;
import dev.weir.sql.tree.SqlExpression.Call;
import dev.weir.sql.tree.SqlExpression.StringLiteral;
import dev.weir.sql.tree.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path into JSON is written step by step; PostgreSQL takes `'$.a'` for a key of that name.
///
///     SELECT j ->> '$.a[0].b', json_extract(j, '$.c') FROM t
///     SELECT j -> 'a' -> 0 ->> 'b', j -> 'c' FROM t
public final class PostgresJson implements SqlTransform {
  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z_]\\w*)|\\.\"([^\"]+)\"|\\[(\\d{1,9})]");

  @Override
  public SqlQuery apply(SqlQuery query, TransformContext context) {
    return new Rewriter() {
      @Override
      SqlExpression changed(SqlExpression e) {
        return switch (e) {
          case Binary b when b.operator().equals("->") || b.operator().equals("->>") ->
              access(b.operator(), b.left(), b.right(), b, context);
          case Call c when c.arguments().size() == 2 && !operator(c).isEmpty() ->
              access(operator(c), Build.arguments(c).get(0), Build.arguments(c).get(1), c, context);
          default -> e;
        };
      }
    }.query(query);
  }

  private static String operator(Call call) {
    return switch (Build.function(call)) {
      case "json_extract", "json_extract_path" -> "->";
      case "json_extract_string", "json_extract_path_text" -> "->>";
      default -> "";
    };
  }

  private static SqlExpression access(
      String operator,
      SqlExpression value,
      SqlExpression key,
      SqlExpression whole,
      TransformContext context) {
    Optional<List<SqlExpression>> steps =
        switch (key) {
          case SqlExpression.NumberLiteral _ -> Optional.of(List.of(key));
          case StringLiteral s when s.value().startsWith("$") -> steps(s);
          case StringLiteral s when s.value().startsWith("/") -> Optional.empty();
          case StringLiteral _ -> Optional.of(List.of(key));
          default -> Optional.empty();
        };
    if (steps.isEmpty() || steps.get().isEmpty()) {
      context.unsupported("JSON access by this path", whole.span());
      return whole;
    }
    SqlExpression at = value instanceof StringLiteral ? Build.cast(value, "JSON") : value;
    for (int i = 0; i < steps.get().size(); i++) {
      boolean last = i == steps.get().size() - 1;
      at = new Binary(last ? operator : "->", at, steps.get().get(i), whole.span());
    }
    return at;
  }

  private static Optional<List<SqlExpression>> steps(StringLiteral path) {
    List<SqlExpression> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path.value());
    int at = 1;
    while (at < path.value().length() && matcher.find(at) && matcher.start() == at) {
      boolean index = matcher.start(3) >= 0;
      int group = index ? 3 : matcher.start(1) >= 0 ? 1 : 2;
      String step = path.value().substring(matcher.start(group), matcher.end(group));
      steps.add(
          index
              ? Build.number(Long.parseLong(step), path.span())
              : Build.string(step, path.span()));
      at = matcher.end();
    }
    return at == path.value().length() ? Optional.of(steps) : Optional.empty();
  }
}
