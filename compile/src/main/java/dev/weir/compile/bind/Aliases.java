package dev.weir.compile.bind;

import dev.weir.model.relation.Expression;
import java.util.Optional;

/// Aliases of a select list as names inside expressions.
interface Aliases {
  /// No aliases.
  Aliases NONE = name -> Optional.empty();

  /// The expression behind an alias.
  Optional<Expression> find(String name);

  /// Whether an alias wins over a column of the same name.
  default boolean beforeColumns() {
    return false;
  }

  /// The same aliases, looked at before columns.
  static Aliases first(Aliases aliases) {
    return new Aliases() {
      @Override
      public Optional<Expression> find(String name) {
        return aliases.find(name);
      }

      @Override
      public boolean beforeColumns() {
        return true;
      }
    };
  }
}
