package dev.weir.sql;

/// The grammars of one text, wired together over one cursor.
final class Grammar {
  final Cursor cursor;
  final Names names;
  final Literals literals;
  final TypeGrammar types;
  final ExpressionGrammar expressions;
  final OperandGrammar operands;
  final SpecialCallGrammar specialCalls;
  final CallGrammar calls;
  final NestedGrammar nested;
  final StarGrammar stars;
  final WindowGrammar windows;
  final OrderGrammar orders;
  final QueryGrammar queries;
  final SelectGrammar selects;
  final GroupGrammar groups;
  final TableGrammar tables;
  final LateralViewGrammar lateralViews;
  final PivotGrammar pivots;
  final SampleGrammar samples;
  final StatementGrammar statements;
  final CreateTableGrammar createTables;

  /// The number of the next `?`.
  int nextParameter = 1;

  Grammar(Cursor cursor) {
    this.cursor = cursor;
    this.names = new Names(cursor);
    this.literals = new Literals(cursor);
    this.types = new TypeGrammar(this);
    this.expressions = new ExpressionGrammar(this);
    this.operands = new OperandGrammar(this);
    this.specialCalls = new SpecialCallGrammar(this);
    this.calls = new CallGrammar(this);
    this.nested = new NestedGrammar(this);
    this.stars = new StarGrammar(this);
    this.windows = new WindowGrammar(this);
    this.orders = new OrderGrammar(this);
    this.queries = new QueryGrammar(this);
    this.selects = new SelectGrammar(this);
    this.groups = new GroupGrammar(this);
    this.tables = new TableGrammar(this);
    this.lateralViews = new LateralViewGrammar(this);
    this.pivots = new PivotGrammar(this);
    this.samples = new SampleGrammar(this);
    this.statements = new StatementGrammar(this);
    this.createTables = new CreateTableGrammar(this);
  }
}
