package dev.weir.duckdb;

import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyRequest;
import dev.weir.run.CopyRows;
import dev.weir.run.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/// One COPY from begin to end.
final class ParquetCopy {
  private static final String STREAM = "weir_stream";

  private final EngineCall call;
  private final CopyRequest request;

  ParquetCopy(EngineCall call, CopyRequest request) {
    this.call = call;
    this.request = request;
  }

  /// Writes the files; the stream, if there is one, is left to the caller to close.
  WrittenFiles run(BufferAllocator allocator) {
    makeFolder();
    return switch (request.rows()) {
      case CopyRows.OfQuery query -> {
        Schema schema = Described.of(call, query.sql());
        yield write(query.sql(), schema, schema, ProgressReport.ofEngine(request.progress()));
      }
      case CopyRows.OfStream rows -> writeStream(rows.stream(), allocator);
    };
  }

  private WrittenFiles writeStream(BatchStream stream, BufferAllocator allocator) {
    Schema meant = stream.schema();
    try (Cancellation.Listening listening = request.cancellation().onCancel(stream::cancel);
        StreamView view = StreamView.register(call, STREAM, stream, allocator)) {
      String sql = "SELECT * FROM " + view.name();
      Schema found = Described.of(call, sql);
      return write(sql, found, meant, ProgressReport.ofStream(request.progress(), stream));
    } catch (WeirException e) {
      // The engine reports a failing source as text; the source's own error says more.
      throw stream.failure().orElse(e);
    }
  }

  private WrittenFiles write(String sql, Schema found, Schema meant, ProgressReport progress) {
    String text = CopyText.of(request, sql, found, meant);
    try (Statement statement = call.statement();
        Cancellation.Listening listening = request.cancellation().onCancel(call::cancel)) {
      call.writing(statement);
      if (call.isCancelled()) {
        throw call.cancellation();
      }
      progress.prepare(statement);
      try (AutoCloseable reporting = progress.start(statement);
          ResultSet rows = statement.executeQuery(text)) {
        WrittenFiles written = ReturnedStats.read(rows, request.folder(), found.names());
        progress.finish(written.rows());
        return written;
      }
    } catch (Exception e) {
      WeirException failure = call.failure(e);
      removeFiles(failure);
      throw failure;
    }
  }

  private void makeFolder() {
    Path folder = request.folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.STORE_NOT_WRITABLE,
          "%s failed: cannot make the folder (%s); make its parent writable or choose another"
              .formatted(call.doing(), e),
          e);
    }
  }

  /// The engine removes what it began, except where several files go into an existing folder.
  private void removeFiles(WeirException failure) {
    try (Stream<Path> files = Files.list(request.folder())) {
      for (Path file : files.filter(ParquetCopy::isOurs).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean isOurs(Path file) {
    return file.getFileName().toString().matches("part-\\d+\\.parquet");
  }
}
