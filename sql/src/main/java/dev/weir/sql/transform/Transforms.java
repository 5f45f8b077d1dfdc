package dev.weir.sql.transform;

import dev.weir.sql.Dialect;
import java.util.List;

/// For every dialect the transforms of its reading and of its writing, in the order in which they
/// run. To add a dialect: declare it in [Dialect], give it its two lists here, its functions in
/// [FunctionMap] and its types in [TypeNames]; the corpus then shows what it keeps and refuses.
public final class Transforms {
  private Transforms() {}

  /// From what the dialect's text says to what the tree means.
  public static List<SqlTransform> reading(Dialect dialect) {
    return switch (dialect.name()) {
      case "spark" ->
          List.of(
              new SubscriptsFromOne(),
              new ArrowLambdas(),
              new SparkFunctionsRead(),
              SparkCasts.reading(),
              new LateralViewToUnnest(),
              LikeEscapes.reading(),
              new OrderedStrings(),
              TypeNames.readingSpark(),
              new ExplicitNullOrder(Dialect.SPARK, Dialect.DUCKDB));
      case "postgres" ->
          List.of(
              new PostgresFunctionsRead(),
              new TrimsRead(),
              LikeEscapes.reading(),
              TypeNames.readingPostgres(),
              new ExplicitNullOrder(Dialect.POSTGRES, Dialect.DUCKDB));
      case "ansi" -> List.of(new OrderedStrings(), new TrimsRead());
      default -> List.of();
    };
  }

  /// From what the tree means to what the dialect can say.
  public static List<SqlTransform> writing(Dialect dialect) {
    return switch (dialect.name()) {
      case "spark" ->
          List.of(
              new PlainCalls(),
              new NamedValues(),
              new ExplicitLateral(),
              new EliminateQualify(),
              new EliminateDistinctOn(),
              new PivotToCase(),
              new InlineWindows(),
              new FilterToCase(),
              new UnnestToLateralView(),
              new SubscriptsFromZero(),
              new ExplicitNullOrder(Dialect.DUCKDB, Dialect.SPARK),
              new Intervals(),
              new RowComparisons(),
              LikeEscapes.writingSpark(),
              SparkCasts.writing(),
              new Substrings(dialect),
              new SparkOperators(),
              new NestedToFunctions(),
              new FunctionNames(dialect),
              TypeNames.writing(dialect),
              new RefuseUnsupported(dialect));
      case "postgres" ->
          List.of(
              new PlainCalls(),
              new NamedValues(),
              new NearestToLateral(),
              new ExplicitLateral(),
              new EliminateQualify(),
              EliminateDistinctOn.unlessOrderedByItsKeys(),
              new ExpandAll(),
              new GroupsWithoutConstants(),
              new PivotToCase(),
              new SemiJoinsToExists(),
              new ExplicitNullOrder(Dialect.DUCKDB, Dialect.POSTGRES),
              new TrueDivision(),
              new Intervals(),
              new RowComparisons(),
              LikeEscapes.writingPostgres(),
              new Substrings(dialect),
              new PostgresLiterals(),
              new PostgresElements(),
              new PostgresJson(),
              new StandardOperators(dialect),
              new FunctionNames(dialect),
              new ArrayLiterals(),
              new NamedSubqueries(),
              TypeNames.writing(dialect),
              new RefuseUnsupported(dialect));
      case "ansi" ->
          List.of(
              new PlainCalls(),
              new NamedValues(),
              new NearestToLateral(),
              new ExplicitLateral(),
              new EliminateQualify(),
              new EliminateDistinctOn(),
              new ExpandAll(),
              new GroupsWithoutConstants(),
              new PivotToCase(),
              new SemiJoinsToExists(),
              new ExplicitNullOrder(Dialect.DUCKDB, Dialect.ANSI),
              new TrueDivision(),
              new Intervals(),
              new RowComparisons(),
              new Substrings(dialect),
              new StandardOperators(dialect),
              new FunctionNames(dialect),
              new ArrayLiterals(),
              new NamedSubqueries(),
              TypeNames.writing(dialect),
              new RefuseUnsupported(dialect));
      default -> List.of();
    };
  }
}
