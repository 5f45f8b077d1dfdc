package dev.weir.verify.feature;

import java.util.List;

/// Writes one query: a plain one with a few features, each in any place where its kind may stand.
final class FeatureWriter {
  final Choices choices;
  final NameWriter names;
  final ExpressionWriter expressions;
  final NestedWriter nested;
  final SubqueryWriter subqueries;
  final SourceWriter sources;
  final JoinWriter joins;
  final ExoticSourceWriter exotic;
  final AggregateWriter aggregates;
  final StarWriter stars;
  final OddTypeWriter odd;

  private FeatureWriter(Choices choices) {
    this.choices = choices;
    this.names = new NameWriter(choices);
    this.expressions = new ExpressionWriter(this);
    this.nested = new NestedWriter(this);
    this.subqueries = new SubqueryWriter(this);
    this.sources = new SourceWriter(this);
    this.joins = new JoinWriter(this);
    this.exotic = new ExoticSourceWriter(this);
    this.aggregates = new AggregateWriter(this);
    this.stars = new StarWriter(choices);
    this.odd = new OddTypeWriter(choices);
  }

  /// The query that the decisions describe.
  static String write(Choices choices) {
    return new FeatureWriter(choices).query();
  }

  private String query() {
    StringBuilder with = new StringBuilder();
    if (choices.feature(15)) {
      with.append(new WithWriter(this).clause());
    }
    Block block = block(0, List.of());
    String text = block.text();
    boolean united = choices.feature(10);
    if (united) {
      text = new SetWriter(this).united(block);
    }
    return with + text + new OrderWriter(this).end(block, united);
  }

  /// A block of SELECT, without what orders and limits a whole query. `depth` is how deep it stands
  /// in FROM.
  Block block(int depth, List<Field> outer) {
    return new SelectWriter(this, depth, outer).block();
  }
}
