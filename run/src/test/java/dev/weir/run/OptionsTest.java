package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void compressionsAreFoundByName() {
    assertThat(Compression.named("ZStd")).isEqualTo(Compression.ZSTD);
    assertThatThrownBy(() -> Compression.named("zst"))
        .hasMessageContaining("legal are zstd, snappy, gzip")
        .hasMessageContaining("did you mean zstd");
  }

  @Test
  void aLevelGoesWithZstdOnly() {
    assertThat(ParquetOptions.DEFAULT.withLevel(9).level()).hasValue(9);
    assertThat(ParquetOptions.DEFAULT.withLevel(9).withCompression(Compression.SNAPPY).level())
        .isEmpty();
    assertThatThrownBy(
            () -> ParquetOptions.DEFAULT.withCompression(Compression.SNAPPY).withLevel(3))
        .hasMessageContaining("zstd only, not with snappy");
    assertThatThrownBy(() -> ParquetOptions.DEFAULT.withLevel(99)).hasMessageContaining("1 to 22");
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> ParquetOptions.DEFAULT.withRowGroupRows(0))
        .hasMessageContaining("row_group_rows is 0");
    assertThatThrownBy(() -> new FileLayout.AboutBytes(0)).hasMessageContaining("file_bytes is 0");
  }

  @Test
  void aCancellationTellsThoseWhoListenAndThoseWhoComeLater() {
    Cancellation cancellation = new Cancellation();
    List<String> told = new ArrayList<>();
    cancellation.onCancel(() -> told.add("first"));
    cancellation.onCancel(() -> told.add("gone")).close();
    cancellation.cancel();
    cancellation.cancel();
    cancellation.onCancel(() -> told.add("late"));
    assertThat(told).containsExactly("first", "late");
    assertThat(cancellation.isCancelled()).isTrue();
  }
}
