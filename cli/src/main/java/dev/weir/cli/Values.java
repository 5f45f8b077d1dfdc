package dev.weir.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Reads values out of Arrow vectors, losing nothing: `null`, `Boolean`, `Long`, `BigInteger`,
/// `BigDecimal`, `Float`, `Double`, `String`, `List`, or `Map` in the order of its keys.
///
/// Dates, times and timestamps become text as in ISO 8601 with a blank between date and time and
/// `+00` behind a time with a zone; intervals become `14 months 3 days 04:05:06`; binary values
/// become Base64; a union becomes the map of its member's name to the value.
final class Values {
  private final DictionaryProvider dictionaries;

  Values(DictionaryProvider dictionaries) {
    this.dictionaries = dictionaries;
  }

  @Nullable Object at(ValueVector vector, int row) {
    if (vector instanceof UnionVector union) {
      return member(union, row);
    }
    if (vector.isNull(row)) {
      return null;
    }
    var encoding = vector.getField().getDictionary();
    if (encoding != null) {
      FieldVector words = dictionaries.lookup(encoding.getId()).getVector();
      return at(words, Math.toIntExact(code(vector, row)));
    }
    return switch (vector) {
      case NullVector ignored -> null;
      case BitVector v -> v.get(row) != 0;
      case TinyIntVector v -> (long) v.get(row);
      case SmallIntVector v -> (long) v.get(row);
      case IntVector v -> (long) v.get(row);
      case BigIntVector v -> v.get(row);
      case UInt1Vector v -> v.get(row) & 0xffL;
      case UInt2Vector v -> (long) v.get(row);
      case UInt4Vector v -> v.get(row) & 0xffff_ffffL;
      case UInt8Vector v -> new BigInteger(Long.toUnsignedString(v.get(row)));
      case Float4Vector v -> v.get(row);
      case Float8Vector v -> v.get(row);
      case DecimalVector v -> whole(v.getObject(row));
      case VarCharVector v -> v.getObject(row).toString();
      case VarBinaryVector v -> Base64.getEncoder().encodeToString(v.get(row));
      case FixedSizeBinaryVector v -> Base64.getEncoder().encodeToString(v.get(row));
      case DateDayVector v -> TimeText.date(v.get(row));
      case TimeMicroVector v -> TimeText.time(v.get(row) * 1000);
      case TimeNanoVector v -> TimeText.time(v.get(row));
      case TimeStampVector v -> timestamp(v, row);
      case IntervalMonthDayNanoVector v -> {
        var interval = v.getObject(row);
        yield TimeText.interval(
            Math.toIntExact(interval.getPeriod().toTotalMonths()),
            interval.getPeriod().getDays(),
            interval.getDuration());
      }
      case MapVector v -> map(v, row);
      case ListVector v ->
          list(v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row));
      case FixedSizeListVector v ->
          list(v.getDataVector(), row * v.getListSize(), (row + 1) * v.getListSize());
      case StructVector v -> struct(v, row);
      // No other kind of vector comes from Weir's engines; its own text beats a failure.
      default -> String.valueOf(vector.getObject(row));
    };
  }

  private static long code(ValueVector codes, int row) {
    return switch (codes) {
      case UInt1Vector v -> v.get(row) & 0xffL;
      case UInt2Vector v -> v.get(row);
      case UInt4Vector v -> v.get(row);
      default -> ((Number) codes.getObject(row)).longValue();
    };
  }

  private static Object whole(BigDecimal number) {
    return number.scale() == 0 ? number.unscaledValue() : number;
  }

  private static String timestamp(TimeStampVector vector, int row) {
    var type = (ArrowType.Timestamp) vector.getField().getType();
    String zone = type.getTimezone() == null || type.getTimezone().isEmpty() ? "" : "+00";
    return TimeText.timestamp(vector.get(row), type.getUnit(), zone);
  }

  private List<@Nullable Object> list(ValueVector elements, int from, int to) {
    List<@Nullable Object> list = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      list.add(at(elements, i));
    }
    return list;
  }

  private Map<String, @Nullable Object> struct(StructVector struct, int row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (FieldVector child : struct.getChildrenFromFields()) {
      fields.put(child.getName(), at(child, row));
    }
    return fields;
  }

  private Map<String, @Nullable Object> map(MapVector map, int row) {
    var entries = (StructVector) map.getDataVector();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      Object key = at(entries.getChildByOrdinal(0), i);
      members.put(ValueText.of(key), at(entries.getChildByOrdinal(1), i));
    }
    return members;
  }

  private @Nullable Object member(UnionVector union, int row) {
    FieldVector value = union.getChildrenFromFields().get(union.getTypeValue(row));
    if (value.isNull(row)) {
      return null;
    }
    Map<String, @Nullable Object> member = new LinkedHashMap<>();
    member.put(value.getName(), at(value, row));
    return member;
  }
}
