package dev.weir.verify.emit;

import dev.weir.compile.function.TypeOracle;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import java.sql.SQLException;

/// The database as the one who knows types.
record EngineOracle(Database database) implements TypeOracle {
  @Override
  public Schema describe(String sql) {
    try {
      return new Schema(
          database.columns(sql).stream()
              .map(c -> new Column(c.get(0), DataType.parse(c.get(1))))
              .toList());
    } catch (SQLException e) {
      throw new WeirException(ErrorCode.ENGINE_FAILED, String.valueOf(e.getMessage()), e);
    }
  }
}
