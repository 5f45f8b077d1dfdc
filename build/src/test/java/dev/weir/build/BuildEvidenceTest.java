package dev.weir.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compile.diff.ChangeClass;
import dev.weir.compile.diff.Edit.Operation;
import dev.weir.compile.diff.QueryDiff;
import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import dev.weir.model.ScalarType;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.run.ColumnScan;
import dev.weir.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildEvidenceTest {
  @TempDir Path temp;
  private Shop shop;

  @BeforeEach
  void makeShop() throws IOException {
    shop = new Shop(temp.resolve("shop")).threeProducts();
  }

  /// The evidence in a store, by its path below the ledger.
  private static TreeMap<String, String> evidence(Shop shop) throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    Path ledger = shop.store().resolve("ledger");
    for (String kind : List.of("lineage", "changes")) {
      if (Files.isDirectory(ledger.resolve(kind))) {
        try (Stream<Path> files = Files.walk(ledger.resolve(kind))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            found.put(ledger.relativize(file).toString(), Files.readString(file));
          }
        }
      }
    }
    return found;
  }

  @Test
  void everyBuildKeepsWhereItsColumnsComeFromAndWhatWasScanned() {
    shop.build();
    assertThat(shop.builds().lastLineage("per_customer").orElseThrow())
        .contains("\"format\":\"weir.build-lineage/1\"", "\"qualify\":{", "\"scans\":{")
        .contains(
            "\"name\":\"total\",\"values\":[{\"column\":\"amount\",\"kinds\":[\"aggregation\"],")
        .contains("\"tables\":[\"orders\"]")
        .contains("\"scanned\":[\"amount\",\"customer\"]", "\"beyond\":[]");
    assertThat(shop.builds().lastDiffs(List.of()))
        .hasSize(3)
        .allSatisfy(report -> assertThat(report.diff()).isEmpty());
  }

  @Test
  void everyRebuildKeepsWhatChangedAgainstTheBuildBefore() throws IOException {
    shop.build();
    String first = shop.builds().why("big", BuildRequest.all()).lastBuildId().orElseThrow();
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount > 20");
    shop.build();
    DiffReport report = shop.builds().lastDiffs(List.of("BIG")).getFirst();
    assertThat(report.lastBuildId()).contains(first);
    QueryDiff diff = report.diff().orElseThrow();
    assertThat(diff.classes()).containsExactly(ChangeClass.FILTER);
    assertThat(diff.counts()).containsEntry(Operation.UPDATE, 1);
    assertThat(diff.edits()).hasSizeGreaterThan(diff.changes().size());
    assertThat(evidence(shop).keySet())
        .contains("changes/big/" + report.buildId() + "-" + first + ".json");

    // Back again: the old dataset becomes the current one.
    shop.product("big", "SELECT id, customer, amount FROM orders WHERE amount > 10");
    assertThat(shop.build().with(Outcome.BUILT)).isEmpty();
    assertThat(shop.builds().lastDiffs(List.of("big")).getFirst().diff().orElseThrow().classes())
        .containsExactly(ChangeClass.FILTER);
  }

  @Test
  void theSameProjectKeepsTheSameBytesAndWritesThemOnce() throws IOException {
    Shop other = new Shop(temp.resolve("other")).threeProducts();
    shop.build();
    other.build();
    assertThat(evidence(shop)).hasSize(3).isEqualTo(evidence(other));
    Path lineage = shop.store().resolve("ledger").resolve(evidence(shop).firstKey());
    Files.writeString(lineage, "kept");
    DurableFiles.deleteTree(shop.store().resolve("ledger/builds"));
    shop.build();
    assertThat(Files.readString(lineage)).isEqualTo("kept");
  }

  @Test
  void aPlanWritesNoEvidence() throws IOException {
    shop.builds().plan(BuildRequest.all());
    assertThat(evidence(shop)).isEmpty();
  }

  @Test
  void aScanOfMoreThanIsRequiredIsNamed() {
    List<Table> tables = List.of(table("orders", "id", "customer", "amount"));
    List<BaseColumn> required =
        Stream.of("amount", "id").map(c -> new BaseColumn(TableName.of("Orders"), c)).toList();
    ScanComparison exact =
        ScanComparison.of(
            tables,
            required,
            List.of(new ColumnScan(Optional.empty(), List.of("id"), List.of("(amount > 1)"))));
    assertThat(exact.beyond()).isEmpty();
    assertThat(exact.tables().getFirst().scanned()).containsExactly("amount", "id");
    ScanComparison more =
        ScanComparison.of(
            tables,
            required,
            List.of(
                new ColumnScan(
                    Optional.empty(), List.of("id", "customer", "file_row_number"), List.of())));
    assertThat(more.beyond()).containsExactly("orders.customer");
    assertThat(more.tables().getFirst().required()).containsExactly("amount", "id");
  }

  /// Files do not say whose they are.
  @Test
  void aScanCountsAsOneOfTheTableThatItFits() {
    List<Table> tables = List.of(table("t", "id", "a", "b"), table("u", "id", "a", "c"));
    List<BaseColumn> required =
        List.of(
            new BaseColumn(TableName.of("t"), "id"),
            new BaseColumn(TableName.of("t"), "b"),
            new BaseColumn(TableName.of("u"), "a"),
            new BaseColumn(TableName.of("u"), "id"));
    ScanComparison found =
        ScanComparison.of(
            tables,
            required,
            List.of(
                new ColumnScan(Optional.empty(), List.of("id", "a"), List.of()),
                new ColumnScan(Optional.empty(), List.of("b", "id"), List.of())));
    assertThat(found.beyond()).isEmpty();
    assertThat(found.tables().getLast().scanned()).containsExactly("a", "id");
  }

  private static Table table(String name, String... columns) {
    return new Table.OfProduct(
        name,
        new Schema(Stream.of(columns).map(c -> new Column(c, ScalarType.INTEGER)).toList()),
        "build");
  }
}
