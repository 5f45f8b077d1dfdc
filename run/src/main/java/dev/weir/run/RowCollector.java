package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Turns batches into rows of Java values: text as `String`, lists as `List`, structs as `Map` in
/// the order of their fields, all else as Arrow's own objects.
final class RowCollector {
  private RowCollector() {}

  static List<List<@Nullable Object>> collect(BatchStream stream, int limit) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (stream.advance()) {
      VectorSchemaRoot batch = stream.batch();
      if (rows.size() + (long) batch.getRowCount() > limit) {
        throw new WeirException(
            ErrorCode.LIMIT_EXCEEDED,
            "'%s' has more than the %d rows that its caller collects; read it as a stream"
                .formatted(stream.owner(), limit));
      }
      for (int row = 0; row < batch.getRowCount(); row++) {
        rows.add(row(batch, row, stream.dictionaries()));
      }
    }
    return rows;
  }

  private static List<@Nullable Object> row(
      VectorSchemaRoot batch, int row, DictionaryProvider dictionaries) {
    List<@Nullable Object> values = new ArrayList<>();
    for (FieldVector vector : batch.getFieldVectors()) {
      values.add(value(vector, row, dictionaries));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(
      FieldVector vector, int row, DictionaryProvider dictionaries) {
    var encoding = vector.getField().getDictionary();
    if (encoding == null || vector.isNull(row)) {
      return plain(vector.getObject(row));
    }
    ValueVector words = dictionaries.lookup(encoding.getId()).getVector();
    Object code = vector.getObject(row);
    int index = code instanceof Character c ? c : ((Number) code).intValue();
    // Unsigned codes of one byte come as a negative number.
    return plain(words.getObject(code instanceof Byte ? index & 0xff : index));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Text text -> text.toString();
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(plain(item)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
        yield copy;
      }
      default -> value;
    };
  }
}
