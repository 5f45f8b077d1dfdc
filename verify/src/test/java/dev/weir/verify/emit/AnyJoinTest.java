package dev.weir.verify.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.Compiler;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.emit.Emitter;
import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import dev.weir.compile.normal.NormalSql;
import dev.weir.compile.normal.Normalizer;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.relation.Relation;
import dev.weir.sql.Dialect;
import dev.weir.sql.SqlPrinter;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A join that pairs each left row with one row: no SQL of ours writes it, a relation in JSON can.
class AnyJoinTest {
  private static final Catalog CATALOG =
      TableCatalog.of("t", new Schema(List.of(new Column("k", DataType.parse("INTEGER")))));

  @ParameterizedTest
  @CsvSource({
    "'JOIN', any, '1 | 1; 1 | 1; 2 | 2'",
    "'LEFT JOIN', any_left, '1 | 1; 1 | 1; 2 | 2; NULL | NULL'"
  })
  void eachLeftRowIsPairedOnce(String join, String kind, String rows) throws SQLException {
    Relation all =
        Compiler.duckdb()
            .compile(
                "SELECT a.k, b.k AS other FROM t a %s t b ON a.k = b.k".formatted(join),
                "<test>",
                CATALOG)
            .relation();
    String text = RelationJson.dump(all);
    String changed = text.replaceFirst("\"kind\":\"(inner|left)\"", "\"kind\":\"" + kind + "\"");
    Relation any = RelationJson.load(changed, FunctionCatalog.duckdb());
    assertThat(RelationJson.dump(any)).isEqualTo(changed).isNotEqualTo(text);
    try (Database database = Database.open()) {
      database.execute("CREATE TABLE t AS FROM (VALUES (1), (1), (2), (NULL)) v(k)");
      assertThat(rows(database, SqlPrinter.print(Emitter.emit(any), Dialect.DUCKDB)))
          .isEqualTo(rows);
      assertThat(rows(database, NormalSql.of(Normalizer.normalize(any)))).isEqualTo(rows);
    }
    assertThat(Normalizer.normalize(any)).isNotEqualTo(Normalizer.normalize(all));
  }

  private static String rows(Database database, String sql) throws SQLException {
    return String.join("; ", database.rows(sql).stream().sorted().toList());
  }
}
