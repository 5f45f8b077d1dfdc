package dev.weir.examples;

import dev.weir.model.Sha256;
import dev.weir.run.ArrowSource;
import dev.weir.run.ArrowTypes;
import dev.weir.run.BatchStream;
import dev.weir.run.SourceOptions;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// The class files of the JDK that runs Weir: one row per class, its fields and methods nested in
/// it, and in each method its calls and field accesses in the order of the code. [ClassColumns]
/// explains every column.
///
/// Rows come ordered by module, then class name. A full JDK 25 has about 27,000 classes, 230,000
/// methods, 850,000 calls and 500,000 field accesses; a few hundred classes are in memory at a
/// time.
///
/// The option `modules` narrows it: names of modules with commas between them, `*` standing for any
/// characters (`java.*,jdk.jfr`). Without it, every module is read.
///
/// Thread-safe.
public final class JdkClasses implements ArrowSource {
  private static final String MODULES = "modules";

  /// Counts up when the same class files would give other rows.
  private static final int VERSION = 1;

  private final RuntimeImage image = RuntimeImage.running();

  /// A source over the running JDK.
  public JdkClasses() {}

  @Override
  public Schema schema(Map<String, String> options) {
    modules(options);
    return ArrowTypes.arrowSchema(ClassColumns.SCHEMA);
  }

  /// The digest of the whole runtime image, the modules that are read, and what is read from them.
  /// A time stamp would be quicker than the digest of 140 MB, and could lie.
  @Override
  public String identity(Map<String, String> options) {
    return "jdk-classes/%d modules=%s columns=%s image=%s"
        .formatted(
            VERSION,
            String.join(",", modules(options)),
            Sha256.of(ClassColumns.SCHEMA.text()),
            image.digest());
  }

  @Override
  public BatchStream open(Map<String, String> options, BufferAllocator allocator) {
    List<ClassFilePath> files = image.classFiles(modules(options));
    return BatchStream.produce(
        "class files of the running JDK", schema(options), allocator, new ClassBatches(files));
  }

  private List<String> modules(Map<String, String> options) {
    SourceOptions.requireKnown("the source JdkClasses", options, List.of(MODULES));
    return ModulePatterns.select(options.getOrDefault(MODULES, "*"), image.modules());
  }
}
