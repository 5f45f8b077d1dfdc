package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingAreaTest {
  @TempDir Path temp;

  @Test
  void sweepsTheDeadAndSparesTheLiving() throws IOException {
    StoreLayout layout = new StoreLayout(temp.resolve("store"));
    Path dead = layout.staging().resolve("dead");
    Files.createDirectories(dead.resolve("deep"));
    Files.writeString(dead.resolve("deep/file"), "x");
    Files.writeString(dead.resolve("run.lock"), "");

    try (StagingArea first = StagingArea.open(layout, "first")) {
      assertThat(dead).doesNotExist();
      Files.writeString(first.fresh("mine"), "x");
      try (StagingArea second = StagingArea.open(layout, "second")) {
        assertThat(second.fresh("a")).isNotEqualTo(second.fresh("a"));
        assertThat(layout.staging().resolve("first/1-mine")).exists();
      }
      assertThat(layout.staging().resolve("second")).doesNotExist();
    }
    assertThat(layout.staging()).isEmptyDirectory();
  }

  @Test
  void putIfAbsentNeverOverwrites() throws IOException {
    StoreLayout layout = new StoreLayout(temp.resolve("store"));
    Path target = layout.ledger().resolve("a/b.json");
    try (StagingArea staging = StagingArea.open(layout, "run")) {
      assertThat(staging.putIfAbsent(target, "one")).isTrue();
      assertThat(staging.putIfAbsent(target, "two")).isFalse();
    }
    assertThat(target).hasContent("one");
  }

  @Test
  void storeInAPlaceThatIsAFileIsNotWritable() throws IOException {
    Files.writeString(temp.resolve("file"), "x");
    StoreLayout layout = new StoreLayout(temp.resolve("file/store"));

    assertThatThrownBy(() -> StagingArea.open(layout, "run"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_WRITABLE));
  }

  @Test
  void fullDiskIsNamed() {
    IOException full = new IOException("No space left on device");

    assertThat(StoreFailures.writing("write x", temp, full).code()).isEqualTo(ErrorCode.DISK_FULL);
  }
}
