package dev.weir.compile.bind;

import dev.weir.model.relation.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Aliases of a select list as names inside expressions. What a single name means is decided here
/// and in [NameBinder] alone, in this order (the engine's, found by trial):
///
/// | where the name stands | first | then | then |
/// | --- | --- | --- | --- |
/// | SELECT list, WHERE, QUALIFY, GROUP BY; in ORDER BY and DISTINCT ON as a part of a key | a column of the block's FROM, then a table of it as a row | an alias | a column, then an alias, of each block around |
/// | HAVING, outside of aggregates | a column that is a group key | an alias | any other column |
/// | HAVING, inside an aggregate | a column | | |
/// | ORDER BY and DISTINCT ON, the name being the whole key | an alias | the only output of that name | as a part of a key |
/// | ORDER BY behind a set operation | a name that an output has in any input | | |
///
/// Of several items with one alias the last counts, whatever the case of its letters. In the SELECT
/// list itself that item must be further left: an earlier one of the same alias does not step in. A
/// subquery sees the aliases of the block around it like that block's own expressions do, but in
/// HAVING only those that are group keys.
interface Aliases {
  /// No aliases.
  Aliases NONE = name -> Optional.empty();

  /// The expression behind an alias.
  Optional<Expression> find(String name);

  /// The alias, where it wins over the columns of its name.
  default Optional<Expression> before(List<Expression> columns, String name) {
    return Optional.empty();
  }

  /// What subqueries see of them.
  default Aliases fromWithin() {
    return this;
  }

  /// Names that nothing hides.
  static Aliases first(Aliases aliases) {
    return beforeColumns(aliases, Set.of());
  }

  /// Aliases that win over all columns but group keys.
  static Aliases beforeColumns(Aliases aliases, Set<Expression> keys) {
    return new Aliases() {
      @Override
      public Optional<Expression> find(String name) {
        return aliases.find(name);
      }

      @Override
      public Optional<Expression> before(List<Expression> columns, String name) {
        boolean key = columns.size() == 1 && keys.contains(columns.getFirst());
        return key ? Optional.empty() : aliases.find(name);
      }

      @Override
      public Aliases fromWithin() {
        return name -> aliases.find(name).filter(keys::contains);
      }
    };
  }
}
