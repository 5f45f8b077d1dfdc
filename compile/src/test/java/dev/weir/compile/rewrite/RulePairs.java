package dev.weir.compile.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.bind.QueryBinder;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlParser;
import dev.weir.sql.SqlPrinter;
import java.util.Arrays;
import java.util.List;

/// What a rule makes of a query, as texts, over the tables `t(id, a, b, c, s, xs)`, `u(id, a, b,
/// s)` and `v(id, k, s)`.
final class RulePairs {
  private static final Catalog CATALOG =
      new TableCatalog(
          List.of(
              table(
                  "t",
                  "id INTEGER",
                  "a INTEGER",
                  "b INTEGER",
                  "c BOOLEAN",
                  "s VARCHAR",
                  "d DOUBLE",
                  "xs INTEGER[]"),
              table("u", "id INTEGER", "a INTEGER", "b INTEGER", "s VARCHAR"),
              table("v", "id INTEGER", "k INTEGER", "s VARCHAR")));

  private final RewriteRule rule;
  private final RewriteOptions options;

  RulePairs(RewriteRule rule, RewriteOptions options) {
    this.rule = rule;
    this.options = options;
  }

  RulePairs(RewriteRule rule) {
    this(rule, RewriteOptions.plain());
  }

  private static Catalog.Table table(String name, String... columns) {
    return new Catalog.Table(
        TableName.of(name),
        new Schema(
            Arrays.stream(columns)
                .map(c -> c.split(" ", 2))
                .map(c -> new Column(c[0], DataType.parse(c[1])))
                .toList()));
  }

  /// The relation of a text.
  static Relation bound(String sql) {
    return QueryBinder.bind(
        SqlParser.of(Dialect.DUCKDB).parseQuery(sql),
        sql,
        "q.sql",
        CATALOG,
        FunctionCatalog.duckdb(),
        BindOptions.plain());
  }

  /// The text of a relation.
  static String text(Relation relation) {
    return SqlPrinter.print(Emitter.emit(relation), Dialect.DUCKDB);
  }

  /// The rule makes of one text the other, and nothing more of that.
  void changes(String before, String after) {
    Relation query = bound(before);
    Relation rewritten = rule.apply(query, context(query));
    assertThat(text(rewritten)).isEqualTo(after);
    assertThat(rewritten.columns()).isEqualTo(query.columns());
    assertThat(rule.apply(rewritten, context(rewritten))).isSameAs(rewritten);
  }

  /// The rule leaves the text as it is.
  void keeps(String sql) {
    Relation query = bound(sql);
    assertThat(rule.apply(query, context(query))).as(() -> text(query)).isSameAs(query);
  }

  private RewriteContext context(Relation query) {
    return RewriteContext.of(query, options, TableKeys.none(), FunctionCatalog.duckdb());
  }
}
