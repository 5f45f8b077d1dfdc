package dev.weir.verify.rewrite;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import dev.weir.verify.emit.Database;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a query gives, fit for comparison: all rows without regard to their order, and the values
/// of its sort keys in the order of the rows. Floating-point numbers are rounded to twelve digits,
/// since sums depend on the order of their terms.
record RowSet(List<String> rows, List<String> keys) {
  static RowSet of(Database database, List<String> editions, String sql, Relation relation)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Integer> ordinals = keyOrdinals(relation);
    for (String edition : editions.isEmpty() ? List.of("") : editions) {
      if (!edition.isEmpty()) {
        database.execute(edition);
        rows.add(edition);
      }
      List<String> here = new ArrayList<>();
      for (List<String> row : database.values(sql)) {
        List<String> texts = row.stream().map(RowSet::rounded).toList();
        here.add(String.join(" | ", texts));
        keys.add(String.join(" | ", ordinals.stream().map(texts::get).toList()));
      }
      here.sort(null);
      rows.addAll(here);
    }
    return new RowSet(rows, ordinals.isEmpty() ? List.of() : keys);
  }

  private static String rounded(String text) {
    if (!text.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
      return text;
    }
    BigDecimal number = new BigDecimal(text).round(new MathContext(12)).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /// The outputs that order the query, the first key that is none ends the list.
  private static List<Integer> keyOrdinals(Relation relation) {
    return switch (relation) {
      case Relation.With with -> keyOrdinals(with.body());
      case Relation.Ordered ordered ->
          ordered.orderBy().isEmpty()
              ? keyOrdinals(ordered.input())
              : ordinals(ordered.orderBy(), List.of());
      case Relation.Select select -> ordinals(select.orderBy(), select.output());
      case Relation.SetOperation _, Relation.Values _ -> List.of();
    };
  }

  private static List<Integer> ordinals(List<SortKey> keys, List<Relation.Output> outputs) {
    List<Integer> ordinals = new ArrayList<>();
    for (SortKey key : keys) {
      int ordinal =
          key.expression() instanceof Expression.OutputRef output
              ? output.ordinal()
              : IntStream.range(0, outputs.size())
                  .filter(i -> outputs.get(i).expression().equals(key.expression()))
                  .findFirst()
                  .orElse(-1);
      if (ordinal < 0) {
        return ordinals;
      }
      ordinals.add(ordinal);
    }
    return ordinals;
  }
}
