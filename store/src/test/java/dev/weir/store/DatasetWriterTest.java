package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyProgress;
import dev.weir.run.CopyRows;
import dev.weir.run.Engine;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import dev.weir.store.Datasets.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Datasets, written by the real engine.
class DatasetWriterTest {
  private static final String ROWS =
      "SELECT range % 10 AS k, range AS v, CAST(range AS HUGEINT) AS h FROM range(5000)";

  private final Engine engine = new DuckDbEngine();
  @TempDir Path temp;
  private StoreLayout layout;

  @BeforeEach
  void makeLayout() {
    layout = new StoreLayout(temp.resolve("store"));
  }

  @Test
  void publishedDatasetIsWholeAndItsManifestReadsBack() throws IOException {
    Dataset dataset = write(ROWS, "b1", WriteSpec.DEFAULT, Contract.NONE, 2);

    assertThat(dataset.folder()).isEqualTo(layout.dataset("t", "b1"));
    Manifest read = Manifest.read(dataset.folder()).orElseThrow();
    assertThat(read).isEqualTo(dataset.manifest());
    assertThat(read.json()).isEqualTo(Files.readString(dataset.folder().resolve("manifest.json")));
    assertThat(read.rows()).isEqualTo(5000);
    assertThat(read.schema().text()).isEqualTo("k BIGINT, v BIGINT, h HUGEINT");
    assertThat(read.files().getFirst().columns().get(1).max().orElseThrow().text())
        .isEqualTo("4999");
    assertThat(new Datasets(layout).find("t", "b1", Depth.BYTES)).isInstanceOf(Found.Whole.class);
  }

  @Test
  void damageIsFoundAndSaysWhat() throws IOException {
    Dataset dataset = write(ROWS, "b1", WriteSpec.DEFAULT, Contract.NONE, 2);
    Path file = dataset.folder().resolve(dataset.manifest().files().getFirst().name());
    byte[] bytes = Files.readAllBytes(file);
    bytes[100]++;
    Files.write(file, bytes);
    Datasets datasets = new Datasets(layout);

    assertThat(datasets.find("t", "b1")).isInstanceOf(Found.Whole.class);
    assertThat(datasets.find("t", "b1", Depth.BYTES))
        .isEqualTo(new Found.Damaged("part-00000.parquet has other bytes than its manifest says"));
    Files.delete(file);
    assertThat(datasets.find("t", "b1"))
        .isEqualTo(new Found.Damaged("part-00000.parquet is missing"));
    Files.delete(dataset.folder().resolve("manifest.json"));
    assertThat(datasets.find("t", "b1")).isEqualTo(new Found.Damaged("its manifest is missing"));
    assertThat(datasets.find("t", "b2")).isEqualTo(new Found.Nothing());
    assertThat(write(ROWS, "b1", WriteSpec.DEFAULT, Contract.NONE, 2).manifest().rows())
        .isEqualTo(5000);
  }

  @Test
  void whatIsPublishedAlreadyWins() {
    Dataset first = write(ROWS, "b1", WriteSpec.DEFAULT, Contract.NONE, 2);
    Dataset second = write("SELECT 1 AS other", "b1", WriteSpec.DEFAULT, Contract.NONE, 2);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void canonicalFilesHaveTheSameBytesAtOneAndTwoThreads() {
    WriteSpec canonical =
        new WriteSpec(OrderTier.parse("canonical by [k]"), WriteSpec.DEFAULT.parquet());
    String one = write(ROWS, "b1", canonical, Contract.NONE, 1).manifest().files().toString();
    String two = write(ROWS, "b2", canonical, Contract.NONE, 2).manifest().files().toString();

    assertThat(two).isEqualTo(one);
  }

  @Test
  void canonicalCheckSeesRowsThatFall() {
    Dataset dataset =
        write(
            "SELECT 10 - range AS k FROM range(10)",
            "b1",
            new WriteSpec(new OrderTier.Written(), WriteSpec.DEFAULT.parquet()),
            Contract.NONE,
            1);
    try (EngineSession session = session(1)) {
      assertThatThrownBy(() ->
              CanonicalCheck.requireRising(
                  "t", List.of("k"), session, List.of(engine.scanSql(dataset.scan()))))
          .hasMessageContaining("fall 9 times");
    }
  }

  @Test
  void canonicalKeysMayBeNull() {
    WriteSpec canonical =
        new WriteSpec(OrderTier.parse("canonical by [k, v]"), WriteSpec.DEFAULT.parquet());
    String sql =
        "SELECT nullif(range % 3, 1) AS k, CASE WHEN range % 4 = 0 THEN NULL WHEN range % 4 = 1 THEN 'NaN'::DOUBLE ELSE range END AS v FROM range(100)";

    assertThat(write(sql, "b1", canonical, Contract.NONE, 2).manifest().orderKeys())
        .containsExactly("k", "v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HUGEINT",
        "UUID",
        "TIMETZ",
        "INTERVAL",
        "TINYINT[3]",
        "STRUCT(a HUGEINT[], b MAP(VARCHAR, BIT))"
      })
  void typesComeBackAsTheyWere(String type) {
    Dataset dataset =
        write("SELECT CAST(NULL AS " + type + ") AS x", "b1", WriteSpec.DEFAULT, Contract.NONE, 1);

    try (EngineSession session = session(1)) {
      assertThat(session.describe(engine.scanSql(dataset.scan())))
          .isEqualTo(dataset.manifest().schema());
    }
  }

  @Test
  void brokenContractLeavesNothingBehind() throws IOException {
    Contract contract = new Contract(List.of(), List.of(List.of("k")));

    assertThatThrownBy(() -> write(ROWS, "b1", WriteSpec.DEFAULT, contract, 2))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTRACT_VIOLATION))
        .hasMessageContaining("the key [k] is not unique: 10 values occur more than once");
    assertThat(layout.datasets("t")).doesNotExist();
    assertThat(layout.staging()).isEmptyDirectory();
  }

  @Test
  void nullsAreFoundInPlainAndNestedColumns() {
    Contract contract =
        new Contract(
            List.of(
                new Contract.PromisedColumn(
                    "a", DataType.parse("BIGINT"), Contract.Nullability.NEVER_NULL),
                new Contract.PromisedColumn(
                    "b", DataType.parse("BIGINT[]"), Contract.Nullability.NEVER_NULL)),
            List.of());
    String sql =
        "SELECT nullif(range, 1) AS a, CASE WHEN range > 1 THEN [range] END AS b FROM range(5)";

    assertThatThrownBy(() -> write(sql, "b1", WriteSpec.DEFAULT, contract, 1))
        .hasMessageContaining("column 'a' is null in 1 rows")
        .hasMessageContaining("column 'b' is null in 2 rows");
  }

  private Dataset write(
      String sql, String buildId, WriteSpec spec, Contract contract, int threads) {
    try (EngineSession session = session(threads);
        StagingArea staging = StagingArea.open(layout, "run")) {
      DatasetWriter writer = new DatasetWriter(staging, engine);
      return writer.publish(
          writer.stage(
              new DatasetWriter.Order(
                  "t",
                  buildId,
                  new CopyRows.OfQuery(sql),
                  session.describe(sql),
                  spec,
                  contract,
                  CopyProgress.NONE,
                  new Cancellation()),
              session));
    }
  }

  private EngineSession session(int threads) {
    return engine.open(RuntimeProfile.named("prod_fast").withThreads(threads), temp.resolve("s"));
  }
}
