package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.CopyRequest;
import dev.weir.run.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when memory, disk or permission run out.
class ResourcesTest {
  private static final long MEGABYTE = 1L << 20;
  private static final String BIG_SORT =
      "SELECT count(*) FROM (SELECT md5(i::VARCHAR) AS m, i FROM range(1500000) r(i)"
          + " ORDER BY m LIMIT 1200000)";

  @TempDir Path folder;

  private final RuntimeProfile small =
      RuntimeProfile.named("prod_fast").withMemoryBytes(48 * MEGABYTE).withThreads(2);

  @Test
  void aSortBeyondItsMemorySpillsAndLeavesNothingBehind() throws Exception {
    try (DuckDbSession session = Sessions.open(small, folder)) {
      assertThat(Sessions.value(session, BIG_SORT)).isEqualTo(1_200_000L);
    }
    assertScratchIsEmpty();
  }

  @Test
  void aSortThatMayNotSpillSaysWhatToSet() {
    try (DuckDbSession session = Sessions.open(small.withSpillBytes(0), folder)) {
      WeirException failure = failure(session, BIG_SORT);
      assertThat(failure.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
      assertThat(failure).hasMessageContaining("raise the profile's memory_bytes");
      assertThat(Sessions.value(session, "SELECT 42")).isEqualTo(42);
    }
  }

  @Test
  void spillFilesBeyondTheirCapAreADiskThatIsFull() {
    try (DuckDbSession session = Sessions.open(small.withSpillBytes(8 * MEGABYTE), folder)) {
      WeirException failure = failure(session, BIG_SORT);
      assertThat(failure.code()).isEqualTo(ErrorCode.DISK_FULL);
      assertThat(failure).hasMessageContaining("spill_bytes");
    }
  }

  @Test
  void aFullDiskIsReportedAsSuch() throws Exception {
    // A link to the device on which every write fails for want of space.
    Path target = Files.createDirectories(folder.resolve("full"));
    Files.createSymbolicLink(target.resolve("part-00000.parquet"), Path.of("/dev/full"));
    try (DuckDbSession session = Sessions.open(folder)) {
      for (String sql :
          List.of("SELECT 1 AS a", "SELECT i, md5(i::VARCHAR) FROM range(2000000) r(i)")) {
        assertThatThrownBy(() -> session.copy(CopyRequest.of(sql, target)))
            .isInstanceOfSatisfying(
                WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL))
            .hasMessageContaining("writing Parquet to " + target)
            .hasMessageContaining("free some space");
        if (!Files.isSymbolicLink(target.resolve("part-00000.parquet"))) {
          Files.createSymbolicLink(target.resolve("part-00000.parquet"), Path.of("/dev/full"));
        }
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsReportedWithItsPath() throws Exception {
    // Root may write into read-only folders, but nobody makes a folder below a file.
    Path file = Files.writeString(folder.resolve("file"), "");
    try (DuckDbSession session = Sessions.open(folder)) {
      CopyRequest request = CopyRequest.of("SELECT 1 AS a", file.resolve("below"));
      assertThatThrownBy(() -> session.copy(request))
          .isInstanceOfSatisfying(
              WeirException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_WRITABLE))
          .hasMessageContaining(file.toString())
          .hasMessageContaining("make its parent writable");
    }
    assertThatThrownBy(() -> Sessions.open(file))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_WRITABLE));
  }

  @Test
  void everyRefusalToWriteHasItsCode() {
    assertThat(code("IO Error: Cannot open file \"/x\": Permission denied"))
        .isEqualTo(ErrorCode.STORE_NOT_WRITABLE);
    assertThat(code("IO Error: Cannot open file \"/x\": Read-only file system"))
        .isEqualTo(ErrorCode.STORE_NOT_WRITABLE);
    assertThat(code("IO Error: Could not write file \"/x\": No space left on device"))
        .isEqualTo(ErrorCode.DISK_FULL);
    assertThat(code("INTERRUPT Error: Interrupted!")).isEqualTo(ErrorCode.CANCELLED);
    assertThat(code("Out of Memory Error: failed to allocate data of size 1 KiB"))
        .isEqualTo(ErrorCode.OUT_OF_MEMORY);
    assertThat(code("Conversion Error: Could not convert string"))
        .isEqualTo(ErrorCode.ENGINE_FAILED);
  }

  @Test
  void aMissingFileIsReportedWithItsPath() {
    try (DuckDbSession session = Sessions.open(folder)) {
      WeirException failure = failure(session, "FROM read_parquet('/nowhere/x.parquet')");
      assertThat(failure.code()).isEqualTo(ErrorCode.MISSING_FILE);
      assertThat(failure).hasMessageContaining("/nowhere/x.parquet");
    }
  }

  @Test
  void manySessionsShareOneScratchFolder() throws Exception {
    try (DuckDbSession a = Sessions.open(small, folder);
        DuckDbSession b = Sessions.open(small, folder)) {
      assertThat(Sessions.value(a, BIG_SORT)).isEqualTo(1_200_000L);
      assertThat(Sessions.value(b, BIG_SORT)).isEqualTo(1_200_000L);
    }
    assertScratchIsEmpty();
  }

  @Test
  void whatADeadProcessLeftIsSwept() throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("spilling");
    assertThat(names(scratch)).hasSize(2);
    try (DuckDbSession alive = Sessions.open(folder)) {
      assertThat(alive.profile().name()).isEqualTo("prod_fast");
      assertThat(names(scratch)).describedAs("the living one is left alone").hasSize(4);
    }
    process.destroyForcibly().waitFor();
    assertThat(names(scratch)).hasSize(2);
    Sessions.open(folder).close();
    assertScratchIsEmpty();
  }

  private static WeirException failure(DuckDbSession session, String sql) {
    return catchThrowableOfType(WeirException.class, () -> session.query(sql));
  }

  private static ErrorCode code(String message) {
    return EngineErrors.translate("writing", new java.sql.SQLException(message)).code();
  }

  private static List<String> names(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertScratchIsEmpty() throws Exception {
    assertThat(names(folder.resolve("scratch"))).isEmpty();
  }
}
