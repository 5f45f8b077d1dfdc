package dev.weir.run;

import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table implemented in Java. A project names the class, which has a public constructor without
/// parameters; [ArrowSources#load] makes it.
///
/// An option that the source does not know is an error: see [SourceOptions].
public interface ArrowSource {
  /// The columns that [#open] will deliver. Cheap: no data is read.
  Schema schema(Map<String, String> options);

  /// Names the content: equal texts promise equal rows, in any process on any machine. Stated
  /// without reading the data.
  String identity(Map<String, String> options);

  /// Begins to read. The caller closes the stream.
  ///
  /// @param allocator the parent of all Arrow memory that the stream takes
  BatchStream open(Map<String, String> options, BufferAllocator allocator);
}
