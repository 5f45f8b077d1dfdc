package dev.weir.model;

import java.util.Comparator;

/// A column of a base table. The natural order is by table, then column.
public record BaseColumn(TableName table, String column) implements Comparable<BaseColumn> {
  private static final Comparator<BaseColumn> ORDER =
      Comparator.comparing((BaseColumn c) -> c.table().text()).thenComparing(BaseColumn::column);

  /// `table.column`.
  public String text() {
    return table.text() + "." + column;
  }

  @Override
  public int compareTo(BaseColumn other) {
    return ORDER.compare(this, other);
  }
}
