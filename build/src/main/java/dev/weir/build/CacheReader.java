package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads what [CacheWriter] wrote. The file around it is checked; so what stands here is whole.
final class CacheReader {
  private final ByteBuffer buffer;
  private final Function<String, DataType> types;

  /// @param types what type a text names
  CacheReader(byte[] bytes, Function<String, DataType> types) {
    this.buffer = ByteBuffer.wrap(bytes);
    this.types = types;
  }

  CompileCache.Entry entry() {
    List<TableName> references = tables();
    String inputs = text();
    Schema schema = schema();
    Map<String, Fingerprint.Component> components = new LinkedHashMap<>();
    for (int i = buffer.getInt(); i > 0; i--) {
      components.put(text(), new Fingerprint.Component(text(), text()));
    }
    return new CompileCache.Entry(
        references, inputs, new QueryIdentity(schema, new Fingerprint(components), tables()));
  }

  Schema schema() {
    return new Schema(list(() -> new Column(text(), types.apply(text()))));
  }

  private List<TableName> tables() {
    return list(() -> new TableName(list(this::text)));
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = buffer.getInt();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return list;
  }

  private String text() {
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
