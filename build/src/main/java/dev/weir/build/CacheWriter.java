package dev.weir.build;

import dev.weir.compile.analyze.NondeterministicCall;
import dev.weir.model.Column;
import dev.weir.model.Fingerprint;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Writes values of a [CompileCache]; [CacheReader] reads them. Numbers are written whole, texts
/// and lists behind their length.
final class CacheWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  byte[] bytes() {
    return out.toByteArray();
  }

  /// A writer that has written the entry of that reader, without a build id.
  static CacheWriter copy(CacheReader reader) {
    CacheWriter writer = new CacheWriter();
    byte[] entry = reader.entryBytes();
    writer.number(entry.length);
    writer.out.writeBytes(entry);
    return writer;
  }

  /// An entry, behind the number of its bytes.
  CacheWriter entry(CompileCache.Entry entry) {
    CacheWriter inner = new CacheWriter().content(entry);
    number(inner.out.size());
    out.writeBytes(inner.bytes());
    return this;
  }

  /// A build id, and with what it was computed.
  CacheWriter buildId(String buildId, String rest) {
    text(buildId);
    out.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private CacheWriter content(CompileCache.Entry entry) {
    tables(entry.references());
    text(entry.inputs());
    schema(entry.identity().schema());
    Map<String, Fingerprint.Component> components = entry.identity().fingerprint().components();
    number(components.size());
    components.forEach((name, component) -> {
      text(name);
      text(component.hash());
      text(component.covers());
    });
    tables(entry.identity().tables());
    number(entry.identity().nondeterminism().size());
    entry.identity().nondeterminism().forEach(this::nondeterministicCall);
    return this;
  }

  CacheWriter schema(Schema schema) {
    number(schema.columns().size());
    for (Column column : schema.columns()) {
      text(column.name());
      text(column.type().text());
    }
    return this;
  }

  private void nondeterministicCall(NondeterministicCall call) {
    text(call.function());
    text(call.kind().name());
    number(call.place().isPresent() ? 1 : 0);
    call.place()
        .ifPresent(place -> {
          text(place.file());
          number(place.line());
          number(place.column());
          text(place.excerpt());
        });
  }

  private void tables(List<TableName> tables) {
    number(tables.size());
    for (TableName table : tables) {
      number(table.parts().size());
      table.parts().forEach(this::text);
    }
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void number(int number) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
