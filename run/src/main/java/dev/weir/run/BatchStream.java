package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Rows in Arrow batches, once: a stream is read from front to back and cannot be rewound.
///
/// ```java
/// try (BatchStream stream = session.query("SELECT …")) {
///   while (stream.advance()) {
///     use(stream.batch());
///   }
/// }
/// ```
///
/// Whoever holds the stream closes it; closing is idempotent and frees everything, read or not. All
/// its memory is accounted in an allocator of its own: what is left there on close is a bug, and is
/// reported with the stream's owner. One thread reads at a time; [#cancel] and [#close] may come
/// from any thread. Failures are [WeirException]s that say what was attempted.
public final class BatchStream implements AutoCloseable {
  private enum State {
    FRESH,
    READING,
    HANDED_OVER,
    DRAINED,
    FAILED,
    CLOSED
  }

  private final String owner;
  private final BufferAllocator allocator;
  private final BatchOrigin origin;
  private final Schema arrowSchema;
  private final dev.weir.model.Schema schema;
  private final ReentrantLock pulling = new ReentrantLock();

  private volatile boolean cancelled;
  private boolean originFreed;
  private boolean allocatorFreed;
  private volatile State state = State.FRESH;
  private volatile @Nullable WeirException failure;
  private volatile long rows;
  private volatile long batches;

  private BatchStream(String owner, BufferAllocator allocator, BatchOrigin origin)
      throws IOException {
    this.owner = owner;
    this.allocator = allocator;
    this.origin = origin;
    this.arrowSchema = origin.reader().getVectorSchemaRoot().getSchema();
    this.schema = origin.schema();
  }

  /// Opens a stream over an origin.
  ///
  /// @param owner what the stream is for, in words: `query of product orders`
  /// @param parent the stream makes a child allocator below it
  /// @param opening makes the origin, whose memory comes from the allocator that it is given
  public static BatchStream open(String owner, BufferAllocator parent, Opening opening) {
    BufferAllocator allocator = parent.newChildAllocator(owner, 0, Long.MAX_VALUE);
    BatchOrigin origin = null;
    try {
      origin = opening.open(allocator);
      return new BatchStream(owner, allocator, origin);
    } catch (Throwable e) {
      WeirException failure = origin == null ? asFailure(owner, e) : origin.failure(e);
      closeQuietly(origin, failure);
      closeQuietly(allocator, failure);
      throw failure;
    }
  }

  /// A stream whose batches are made in Java.
  public static BatchStream produce(
      String owner, Schema schema, BufferAllocator parent, BatchProducer producer) {
    return open(owner, parent, allocator -> new ProducerOrigin(owner, schema, allocator, producer));
  }

  /// What the stream is for.
  public String owner() {
    return owner;
  }

  /// The columns of every batch.
  public Schema arrowSchema() {
    return arrowSchema;
  }

  /// The columns as Weir's types: more exact than Arrow's, for an engine also tells UUIDs from
  /// text.
  public dev.weir.model.Schema schema() {
    return schema;
  }

  /// Moves to the next batch; the one before it is freed.
  ///
  /// @return false at the end, also when asked again
  public boolean advance() {
    pulling.lock();
    try {
      switch (state) {
        case DRAINED -> {
          return false;
        }
        case HANDED_OVER, FAILED, CLOSED -> throw consumed();
        case FRESH, READING -> state = State.READING;
      }
      return pull();
    } finally {
      pulling.unlock();
    }
  }

  /// The batch that [#advance] reached; it belongs to the stream and is valid until the next call.
  public VectorSchemaRoot batch() {
    if (state != State.READING) {
      throw state == State.FRESH
          ? new WeirException(
              ErrorCode.INTERNAL,
              "the stream '" + owner + "' was asked for a batch before advance()")
          : consumed();
    }
    return root();
  }

  /// The dictionaries of dictionary-encoded columns (enums); valid as long as the batch.
  public DictionaryProvider dictionaries() {
    return origin.reader();
  }

  /// Rows delivered so far.
  public long rows() {
    return rows;
  }

  /// Batches delivered so far.
  public long batches() {
    return batches;
  }

  /// Why reading failed, if it did: what a consumer of the handed-over reader may have swallowed.
  public Optional<WeirException> failure() {
    return Optional.ofNullable(failure);
  }

  /// Hands the stream over as an `ArrowReader`, for a C stream export or another Arrow library. The
  /// stream itself can then no longer be read, only counted, cancelled and closed. Closing the
  /// reader, any number of times, frees what stands behind the stream; whoever held the stream
  /// still closes it, once the consumer has let go of the last batch.
  public ArrowReader handOver() {
    pulling.lock();
    try {
      if (state != State.FRESH) {
        throw consumed();
      }
      state = State.HANDED_OVER;
      return new HandedOverReader(this, allocator);
    } finally {
      pulling.unlock();
    }
  }

  /// All rows as Java values, for small results: an error when there are more than `limit`, never a
  /// cut in silence. Reads the stream and leaves closing it to the caller.
  ///
  /// @throws WeirException with `LIMIT_EXCEEDED`
  public List<List<@Nullable Object>> collect(int limit) {
    return RowCollector.collect(this, limit);
  }

  /// Stops the stream from any thread: a pull under way fails within milliseconds with `CANCELLED`,
  /// and so does every later one.
  public void cancel() {
    cancelled = true;
    origin.cancel();
  }

  /// Whether it was closed.
  public boolean isClosed() {
    return state == State.CLOSED;
  }

  /// Frees everything. A pull under way in another thread is cancelled first.
  ///
  /// @throws WeirException with `INTERNAL` when memory is left over
  @Override
  public void close() {
    if (!pulling.tryLock()) {
      cancel();
      pulling.lock();
    }
    try {
      state = State.CLOSED;
      try {
        freeOrigin();
      } finally {
        freeAllocator();
      }
    } finally {
      pulling.unlock();
    }
  }

  /// Frees what the handed-over reader reads. Batches that its consumer still holds stay valid, so
  /// the allocator is left to [#close].
  void closeHandedOver() {
    pulling.lock();
    try {
      freeOrigin();
    } finally {
      pulling.unlock();
    }
  }

  /// Pulls for the reader that the stream was handed over as.
  boolean advanceHandedOver() {
    pulling.lock();
    try {
      return switch (state) {
        case HANDED_OVER -> pull();
        case DRAINED -> false;
        case FRESH, READING, FAILED, CLOSED -> throw consumed();
      };
    } finally {
      pulling.unlock();
    }
  }

  VectorSchemaRoot root() {
    try {
      return origin.reader().getVectorSchemaRoot();
    } catch (Exception e) {
      throw origin.failure(e);
    }
  }

  private boolean pull() {
    try {
      if (cancelled) {
        throw cancellation(null);
      }
      if (origin.reader().loadNextBatch()) {
        rows += root().getRowCount();
        batches++;
        return true;
      }
      state = State.DRAINED;
      return false;
    } catch (Throwable e) {
      state = State.FAILED;
      WeirException why = cancelled ? cancellation(e) : origin.failure(e);
      failure = why;
      throw why;
    }
  }

  private void freeOrigin() {
    if (originFreed) {
      return;
    }
    originFreed = true;
    try {
      origin.close();
    } catch (Exception e) {
      throw origin.failure(e);
    }
  }

  private void freeAllocator() {
    if (allocatorFreed) {
      return;
    }
    allocatorFreed = true;
    long left = allocator.getAllocatedMemory();
    try {
      allocator.close();
    } catch (IllegalStateException e) {
      throw new WeirException(
          ErrorCode.INTERNAL, "the stream '" + owner + "' leaked " + left + " bytes", e);
    }
  }

  private WeirException consumed() {
    String why =
        switch (state) {
          case HANDED_OVER -> "it was handed over to another reader";
          case FAILED -> "it failed before";
          case CLOSED -> "it is closed";
          case FRESH, READING, DRAINED -> "it has been read already";
        };
    return new WeirException(
        ErrorCode.INTERNAL,
        "the stream '%s' cannot be read: %s; a stream is read once, so run the query again"
            .formatted(owner, why));
  }

  private WeirException cancellation(@Nullable Throwable cause) {
    if (cause instanceof WeirException known && known.code() == ErrorCode.CANCELLED) {
      return known;
    }
    String message = "cancelled: " + owner;
    return cause == null
        ? new WeirException(ErrorCode.CANCELLED, message)
        : new WeirException(ErrorCode.CANCELLED, message, cause);
  }

  private static WeirException asFailure(String owner, Throwable e) {
    return e instanceof WeirException known
        ? known
        : new WeirException(ErrorCode.INTERNAL, "cannot open the stream '" + owner + "': " + e, e);
  }

  private static void closeQuietly(@Nullable AutoCloseable resource, WeirException failure) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /// Makes an origin.
  @FunctionalInterface
  public interface Opening {
    /// @param allocator where all memory of the origin comes from; the stream closes it
    BatchOrigin open(BufferAllocator allocator) throws Exception;
  }
}
