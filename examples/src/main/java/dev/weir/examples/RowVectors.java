package dev.weir.examples;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/// Writes rows into Arrow vectors of the same shape.
final class RowVectors {
  private RowVectors() {}

  /// Fills an empty batch.
  static void write(List<Row> rows, VectorSchemaRoot root) {
    List<FieldVector> columns = root.getFieldVectors();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        write(columns.get(column), row, rows.get(row).value(column));
      }
    }
    root.setRowCount(rows.size());
  }

  private static void write(ValueVector vector, int index, @Nullable Object value) {
    switch (vector) {
      case FieldVector nullable when value == null -> nullable.setNull(index);
      case VarCharVector texts ->
          texts.setSafe(index, ((String) value).getBytes(StandardCharsets.UTF_8));
      case BigIntVector numbers -> numbers.setSafe(index, (Long) value);
      case IntVector numbers -> numbers.setSafe(index, (Integer) value);
      case StructVector struct -> {
        struct.setIndexDefined(index);
        for (int field = 0; field < struct.size(); field++) {
          write(struct.getChildByOrdinal(field), index, ((Row) value).value(field));
        }
      }
      case ListVector lists -> {
        int at = lists.startNewValue(index);
        List<?> elements = (List<?>) value;
        for (Object element : elements) {
          write(lists.getDataVector(), at++, element);
        }
        lists.endValue(index, elements.size());
      }
      default -> throw new IllegalStateException("no column has the type of " + vector.getField());
    }
  }
}
