package dev.weir.build;

import dev.weir.model.BaseColumn;
import dev.weir.model.Column;
import java.util.List;
import java.util.Objects;

/// Where the columns of a product come from.
///
/// @param columns in the order of the product
public record LineageReport(String product, List<Line> columns) {
  public LineageReport {
    Objects.requireNonNull(product);
    columns = List.copyOf(columns);
  }

  /// Where one column comes from.
  ///
  /// @param reads the columns of the tables that the query itself reads, sorted
  /// @param origins the columns of sources behind them, through all products between, sorted
  public record Line(Column column, List<BaseColumn> reads, List<BaseColumn> origins) {
    public Line {
      Objects.requireNonNull(column);
      reads = List.copyOf(reads);
      origins = List.copyOf(origins);
    }
  }
}
