package dev.weir.compile.emit;

import dev.weir.model.relation.Expression;
import dev.weir.model.relation.From;
import dev.weir.model.relation.Parts;
import dev.weir.model.relation.Relation;
import dev.weir.model.relation.SortKey;
import dev.weir.sql.tree.Identifier;
import dev.weir.sql.tree.Span;
import dev.weir.sql.tree.SqlExpression;
import dev.weir.sql.tree.SqlGroupBy;
import dev.weir.sql.tree.SqlQuery;
import dev.weir.sql.tree.SqlSample;
import dev.weir.sql.tree.SqlSelect;
import dev.weir.sql.tree.SqlSelectItem;
import dev.weir.sql.tree.SqlTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Query blocks.
final class SelectTree {
  private final EmittedNames names;
  private final ExpressionTree expressions;
  private final RelationTree relations;
  private final FromTree froms;

  SelectTree(EmittedNames names, ExpressionTree expressions, RelationTree relations) {
    this.names = names;
    this.expressions = expressions;
    this.relations = relations;
    this.froms = new FromTree(names, expressions, relations);
  }

  SqlQuery query(Relation.Select select, RelationTree.Naming naming) {
    names.enter(select);
    List<SqlTable> from = select.from().map(froms::of).map(List::of).orElse(List.of());
    SqlSelect block =
        new SqlSelect(
            distinct(select),
            select.output().stream().map(o -> item(o, naming)).toList(),
            from,
            select.where().map(expressions::of),
            select.grouping().flatMap(g -> groupBy(g, select)),
            select.having().map(expressions::of),
            List.of(),
            select.qualify().map(expressions::of),
            select.sample().map(SelectTree::sample),
            Span.NONE);
    SqlQuery query =
        new SqlQuery(
            Optional.empty(),
            block,
            relations.orderBy(select.orderBy().stream().map(k -> inlined(k, select)).toList()),
            select.limit().map(relations::limit),
            Span.NONE);
    names.leave();
    return query;
  }

  private SqlSelectItem item(Relation.Output output, RelationTree.Naming naming) {
    SqlExpression expression = expressions.of(output.expression());
    boolean aliased =
        switch (naming) {
          case UNNAMED -> false;
          case NAMED -> !implicitName(output.expression()).equals(Optional.of(output.name()));
        };
    return new SqlSelectItem(
        expression,
        aliased ? Optional.of(Identifier.of(output.name())) : Optional.empty(),
        Span.NONE);
  }

  /// The name that the engine gives an output without an alias, where that is sure.
  private Optional<String> implicitName(Expression expression) {
    return expression instanceof Expression.ColumnRef column
        ? Optional.of(names.columnName(column))
        : Optional.empty();
  }

  private SqlSelect.Distinct distinct(Relation.Select select) {
    return switch (select.distinct()) {
      case Relation.Distinct.None() -> new SqlSelect.Distinct.All();
      case Relation.Distinct.Rows() -> new SqlSelect.Distinct.Rows();
      case Relation.Distinct.On(List<Expression> keys) ->
          new SqlSelect.Distinct.On(
              keys.stream().map(k -> relations.outputKey(inlined(k, select))).toList());
    };
  }

  /// A key in which an output that is only a part of it is the output's expression.
  private static Expression inlined(Expression key, Relation.Select select) {
    return switch (key) {
      case Expression.Collate(Expression.OutputRef output, String collation) ->
          new Expression.Collate(select.output().get(output.ordinal()).expression(), collation);
      default -> key;
    };
  }

  private static SortKey inlined(SortKey key, Relation.Select select) {
    return new SortKey(inlined(key.expression(), select), key.direction(), key.nulls());
  }

  private Optional<SqlGroupBy> groupBy(Relation.GroupBy grouping, Relation.Select select) {
    List<SqlExpression> keys = grouping.keys().stream().map(expressions::key).toList();
    List<List<Integer>> sets = grouping.sets();
    boolean plain =
        sets.size() == 1
            && sets.getFirst().equals(IntStream.range(0, keys.size()).boxed().toList());
    if (plain && keys.isEmpty() && aggregates(select)) {
      return Optional.empty();
    }
    List<SqlGroupBy.Element> elements =
        plain && !keys.isEmpty()
            ? keys.stream().map(SelectTree::groupKey).toList()
            : sets.size() == 1
                ? List.of(set(sets.getFirst(), keys))
                : List.of(
                    new SqlGroupBy.GroupingSets(
                        sets.stream().map(set -> set(set, keys)).toList(), Span.NONE));
    return Optional.of(new SqlGroupBy.Elements(elements, Span.NONE));
  }

  private static SqlGroupBy.Element groupKey(SqlExpression key) {
    return new SqlGroupBy.Key(key, Span.NONE);
  }

  private static SqlGroupBy.Element set(List<Integer> set, List<SqlExpression> keys) {
    List<SqlExpression> members = set.stream().map(keys::get).toList();
    return switch (members.size()) {
      case 0 -> new SqlGroupBy.Empty(Span.NONE);
      case 1 -> groupKey(members.getFirst());
      default -> groupKey(new SqlExpression.Row(members, Span.NONE));
    };
  }

  /// Whether the engine sees by itself that the block groups without keys.
  private static boolean aggregates(Relation.Select select) {
    Stream<Expression> behind =
        Stream.of(
                select.output().stream().map(Relation.Output::expression),
                select.having().stream(),
                select.qualify().stream(),
                select.orderBy().stream().map(SortKey::expression))
            .flatMap(s -> s);
    return behind.anyMatch(SelectTree::aggregates);
  }

  private static boolean aggregates(Expression expression) {
    if (expression instanceof Expression.Aggregate) {
      return true;
    }
    boolean[] found = {false};
    Parts.of(
        expression,
        new Parts.Sink() {
          @Override
          public void expression(Expression part) {
            found[0] = found[0] || aggregates(part);
          }

          @Override
          public void from(From from) {}

          @Override
          public void relation(Relation relation) {}
        });
    return found[0];
  }

  static SqlSample sample(Relation.Sample sample) {
    return new SqlSample(
        new SqlExpression.NumberLiteral(sample.size(), Span.NONE),
        switch (sample.unit()) {
          case ROWS -> SqlSample.Unit.ROWS;
          case PERCENT -> SqlSample.Unit.PERCENT;
        },
        sample.method().map(Identifier::of),
        sample.seed().map(seed -> new SqlExpression.NumberLiteral(Long.toString(seed), Span.NONE)),
        Span.NONE);
  }
}
