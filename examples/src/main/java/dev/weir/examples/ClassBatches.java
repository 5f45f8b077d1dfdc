package dev.weir.examples;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import dev.weir.run.BatchProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Reads class files ahead of the consumer, one batch per core and no more, and delivers the
/// batches in the order of the files.
final class ClassBatches implements BatchProducer {
  private static final int CLASSES_PER_BATCH = 256;

  private final List<ClassFilePath> files;
  private final int mostAhead = Runtime.getRuntime().availableProcessors();
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Future<List<Row>>> ahead = new ArrayDeque<>();
  private int next;

  ClassBatches(List<ClassFilePath> files) {
    this.files = files;
  }

  @Override
  public boolean fill(VectorSchemaRoot root) throws Exception {
    while (ahead.size() < mostAhead && next < files.size()) {
      int end = Math.min(next + CLASSES_PER_BATCH, files.size());
      List<ClassFilePath> batch = files.subList(next, end);
      ahead.add(readers.submit(() -> read(batch)));
      next = end;
    }
    if (ahead.isEmpty()) {
      return false;
    }
    RowVectors.write(rows(ahead.remove()), root);
    return true;
  }

  /// Waits for readers under way: a batch takes some ten milliseconds.
  @Override
  public void close() {
    readers.shutdownNow();
    readers.close();
  }

  private static List<Row> rows(Future<List<Row>> batch) throws InterruptedException {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof WeirException known
          ? known
          : new WeirException(ErrorCode.SOURCE_FAILED, "reading class files failed: " + e, e);
    }
  }

  private static List<Row> read(List<ClassFilePath> batch) {
    List<Row> rows = new ArrayList<>(batch.size());
    for (ClassFilePath file : batch) {
      try {
        rows.add(ClassAnatomy.of(file, Files.readAllBytes(file.path())));
      } catch (IOException | IllegalArgumentException e) {
        throw new WeirException(
            ErrorCode.SOURCE_FAILED,
            "cannot read the class %s of module %s: %s"
                .formatted(file.className(), file.module(), e),
            e);
      }
    }
    return rows;
  }
}
