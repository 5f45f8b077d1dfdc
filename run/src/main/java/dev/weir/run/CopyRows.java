package dev.weir.run;

import java.util.Objects;

/// What a copy writes.
public sealed interface CopyRows {
  /// The result of a query.
  record OfQuery(String sql) implements CopyRows {
    public OfQuery {
      Objects.requireNonNull(sql);
    }
  }

  /// The batches of a stream, pulled one at a time and never collected.
  record OfStream(BatchStream stream) implements CopyRows {
    public OfStream {
      Objects.requireNonNull(stream);
    }
  }
}
