package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files a source has, and what its identity depends on.
class FileSourceTest {
  /// As if everything on disk were long settled.
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir Path temp;

  @BeforeEach
  void makeFiles() throws IOException {
    file("data/b.csv", "b");
    file("data/a.csv", "a");
    file("data/deep/c.csv", "c");
    file("data/_hidden.csv", "h");
    file("data/.secret/d.csv", "d");
    file("data/e.txt", "e");
    file(".weir/data/x/y.csv", "s");
  }

  @Test
  void patternsFindFilesInOneOrder() {
    assertThat(names("data/*.csv")).containsExactly("a.csv", "b.csv");
    assertThat(names("data/**/*.csv")).containsExactly("a.csv", "b.csv", "deep/c.csv");
    assertThat(names("data/[ab].csv")).containsExactly("a.csv", "b.csv");
    assertThat(names("data/?.[ct]*")).containsExactly("a.csv", "b.csv", "e.txt");
    assertThat(names("data/_*.csv")).containsExactly("_hidden.csv");
    assertThat(names("**/*.csv")).noneMatch(name -> name.contains("y.csv"));
    assertThat(names("data/b.csv", "data/*.csv")).containsExactly("b.csv", "a.csv");
  }

  @Test
  void nothingFoundIsAnErrorThatHelps() {
    assertThatThrownBy(() -> names("data/*.parquet")).hasMessageContaining("no file matches");
    assertThatThrownBy(() -> names("dta/*.csv")).hasMessageContaining("does not exist");
    assertThatThrownBy(() -> names("data/a.cvs")).hasMessageContaining("did you mean a.csv");
    assertThatThrownBy(() -> names("data"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessageContaining("data/*.csv");
  }

  @Test
  void identityFollowsContentAndOrderAloneAndNotNamesOrTimes() throws IOException {
    String before = identity("data/*.csv");
    Files.setLastModifiedTime(temp.resolve("data/a.csv"), FileTime.fromMillis(0));
    assertThat(identity("data/*.csv")).isEqualTo(before);
    Files.move(temp.resolve("data/a.csv"), temp.resolve("data/aa.csv"));
    assertThat(identity("data/*.csv")).isEqualTo(before);
    Files.move(temp.resolve("data/aa.csv"), temp.resolve("data/z.csv"));
    assertThat(identity("data/*.csv")).isNotEqualTo(before);
  }

  @Test
  void rememberedHashesAreUsedOnlyWhileTheFileIsTheSame() throws IOException {
    StoreLayout layout = new StoreLayout(temp.resolve(".weir"));
    String before = remember(layout);
    assertThat(Files.readString(layout.cache().resolve("files.json"))).contains("a.csv");
    String entry = Files.readString(layout.cache().resolve("files.json"));
    String lie = entry.replaceAll("[0-9a-f]{64}", "0".repeat(64));
    Files.writeString(layout.cache().resolve("files.json"), lie);
    assertThat(remember(layout)).as("the cache is used").isNotEqualTo(before);

    file("data/a.csv", "A");
    file("data/b.csv", "B");
    assertThat(remember(layout)).as("changed files are read again").isNotEqualTo(before);
    file("data/a.csv", "a");
    file("data/b.csv", "b");
    assertThat(remember(layout)).isEqualTo(before);
  }

  @Test
  void freshlyWrittenFilesAreNotRemembered() throws IOException {
    StoreLayout layout = new StoreLayout(temp.resolve(".weir"));
    FileHashes hashes = FileHashes.of(layout, Clock.systemUTC());
    snapshot(hashes, "data/*.csv");

    assertThat(hashes.hasChanged()).isFalse();
  }

  @Test
  void anotherMemoryIsAskedForAFileAsItIsNow() throws IOException {
    Map<String, String> kept = new ConcurrentHashMap<>();
    FileHashes.Memory memory =
        new FileHashes.Memory() {
          @Override
          public Optional<String> find(String file) {
            return Optional.ofNullable(kept.get(file));
          }

          @Override
          public void keep(String file, String sha256) {
            kept.put(file, sha256);
          }
        };
    StoreLayout layout = new StoreLayout(temp.resolve("none"));
    String before = snapshot(FileHashes.of(layout, LATER, memory), "data/*.csv").identity();

    assertThat(kept).isNotEmpty();
    assertThat(snapshot(FileHashes.of(layout, LATER, memory), "data/*.csv").identity())
        .isEqualTo(before);
    kept.replaceAll((file, hash) -> "0".repeat(64));
    assertThat(snapshot(FileHashes.of(layout, LATER, memory), "data/*.csv").identity())
        .as("the memory is used")
        .isNotEqualTo(before);
    file("data/a.csv", "A");
    file("data/b.csv", "B");
    assertThat(snapshot(FileHashes.of(layout, LATER, memory), "data/*.csv").identity())
        .as("changed files are read again")
        .isEqualTo(identity("data/*.csv"));
  }

  @Test
  void damagedCacheIsAnEmptyOne() throws IOException {
    StoreLayout layout = new StoreLayout(temp.resolve(".weir"));
    String before = remember(layout);
    Files.writeString(layout.cache().resolve("files.json"), "{");

    assertThat(remember(layout)).isEqualTo(before);
  }

  @Test
  void fileThatChangedAfterTheSnapshotIsSeen() throws IOException {
    FileHashes hashes = FileHashes.of(new StoreLayout(temp.resolve(".weir")), LATER);
    FileSnapshot snapshot = snapshot(hashes, "data/*.csv");
    snapshot.requireUnchanged();
    file("data/a.csv", "other");

    assertThatThrownBy(snapshot::requireUnchanged)
        .hasMessageContaining("changed while it was read");
  }

  private String remember(StoreLayout layout) {
    try (StagingArea staging = StagingArea.open(layout, "run")) {
      FileHashes hashes = FileHashes.of(layout, LATER);
      String identity = snapshot(hashes, "data/*.csv").identity();
      hashes.save(staging);
      return identity;
    }
  }

  private String identity(String pattern) {
    return snapshot(FileHashes.of(new StoreLayout(temp.resolve("none")), LATER), pattern)
        .identity();
  }

  private FileSnapshot snapshot(FileHashes hashes, String... patterns) {
    return FileSnapshot.take(source(patterns), discovery(), hashes);
  }

  private List<String> names(String... patterns) {
    return discovery().find(source(patterns)).stream().map(FileDiscovery.FoundFile::name).toList();
  }

  private FileDiscovery discovery() {
    return new FileDiscovery(temp, temp.resolve(".weir"));
  }

  private static FileSource source(String... patterns) {
    return new FileSource("s", FileFormat.CSV, List.of(patterns), Map.of());
  }

  private void file(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
