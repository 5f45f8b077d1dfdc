package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.compile.analyze.NondeterministicCall;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.SourcePlace;
import dev.weir.model.TableName;
import dev.weir.model.function.Nondeterminism;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads what [CacheWriter] wrote. The file around it is checked; so what stands here is whole.
final class CacheReader {
  private final ByteBuffer buffer;
  private final Function<String, DataType> types;

  /// @param bytes left as they are
  /// @param types what type a text names
  CacheReader(ByteBuffer bytes, Function<String, DataType> types) {
    this.buffer = bytes.slice();
    this.types = types;
  }

  /// The bytes of an entry, without what is kept beside it.
  byte[] entryBytes() {
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    return bytes;
  }

  /// The build id that is kept beside an entry, if it was computed with the same.
  Optional<String> buildId(String rest) {
    buffer.position(buffer.getInt() + Integer.BYTES);
    if (!buffer.hasRemaining()) {
      return Optional.empty();
    }
    String id = text();
    ByteBuffer wanted = ByteBuffer.wrap(rest.getBytes(StandardCharsets.UTF_8));
    return buffer.equals(wanted) ? Optional.of(id) : Optional.empty();
  }

  CompileCache.Entry entry() {
    buffer.getInt();
    List<TableName> references = tables();
    String inputs = text();
    Schema schema = schema();
    Map<String, Fingerprint.Component> components = new LinkedHashMap<>();
    for (int i = buffer.getInt(); i > 0; i--) {
      components.put(text(), new Fingerprint.Component(text(), text()));
    }
    return new CompileCache.Entry(
        references,
        inputs,
        new QueryIdentity(
            schema, new Fingerprint(components), tables(), list(this::nondeterministicCall)));
  }

  private NondeterministicCall nondeterministicCall() {
    return new NondeterministicCall(
        text(),
        Nondeterminism.valueOf(text()),
        list(() -> new SourcePlace(text(), buffer.getInt(), buffer.getInt(), text())).stream()
            .findFirst());
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
