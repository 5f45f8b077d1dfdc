package dev.weir.compile.rewrite;

import dev.weir.compile.function.Argument;
import dev.weir.compile.function.Coercion;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Problem;
import dev.weir.model.WeirException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Pairs of types, and the type in which values of the two meet where they are compared or where a
/// CASE or COALESCE has both. It pins what the engine decides otherwise, and cannot decide anything
/// that a row would show: every entry either names the engine's own type or one that holds each
/// value of both. Immutable; equal tables have equal meetings.
///
/// @param meetings each pair once, sorted by the names of its types
public record CoercionTable(List<Meeting> meetings) {
  private static final CoercionTable EMPTY = new CoercionTable(List.of());

  /// @throws WeirException with every pair that stands twice with different types
  public CoercionTable {
    List<Problem> problems = new ArrayList<>();
    List<Meeting> distinct =
        meetings.stream().distinct().sorted(Comparator.comparing(Meeting::pair)).toList();
    for (int i = 1; i < distinct.size(); i++) {
      if (distinct.get(i).pair().equals(distinct.get(i - 1).pair())) {
        problems.add(
            Problem.of(
                ErrorCode.INVALID_OPTION,
                distinct.get(i).pair()
                    + " meets in "
                    + distinct.get(i - 1).type().text()
                    + " and in "
                    + distinct.get(i).type().text()
                    + "; say one of them"));
      }
    }
    if (!problems.isEmpty()) {
      throw new WeirException(problems);
    }
    meetings = distinct;
  }

  /// The engine decides.
  public static CoercionTable empty() {
    return EMPTY;
  }

  /// The type in which the two meet, whichever stands first; empty where the engine decides.
  public Optional<DataType> meeting(DataType a, DataType b) {
    return meetings.stream().filter(m -> m.is(a, b)).map(Meeting::type).findFirst();
  }

  /// Two types and the one in which their values meet.
  ///
  /// @param left that of the two whose name comes first
  /// @param right the other
  /// @param type where they meet
  public record Meeting(DataType left, DataType right, DataType type) {
    /// @throws WeirException for a type in which the values of the two cannot meet without a change
    ///   of results
    public Meeting {
      Objects.requireNonNull(type);
      if (left.text().compareTo(right.text()) > 0) {
        DataType first = left;
        left = right;
        right = first;
      }
      Optional<String> flaw = flaw(left, right, type);
      if (flaw.isPresent()) {
        throw new WeirException(
            ErrorCode.INVALID_OPTION,
            "%s cannot meet in %s: %s".formatted(pair(left, right), type.text(), flaw.get()));
      }
    }

    private static Optional<String> flaw(DataType left, DataType right, DataType type) {
      if (left.equals(right)) {
        return Optional.of("values of one type need not meet");
      }
      List<DataType> engine = engineTypes(left, right);
      if (engine.contains(type)) {
        return Optional.empty();
      }
      String own =
          engine.isEmpty()
              ? "the engine lets them meet nowhere"
              : "the engine's own type is " + engine.getFirst().text();
      for (DataType part : List.of(left, right)) {
        if (!ExactWidening.holds(type, part)) {
          return Optional.of(
              "it does not hold every value of "
                  + part.text()
                  + ", so that rows could change; "
                  + own);
        }
      }
      return engine.isEmpty() || engine.stream().anyMatch(e -> !holdsBoth(e, left, right))
          ? Optional.of(
              own + ", which does not hold every value of both, so that rows could change")
          : Optional.empty();
    }

    /// What the engine decides for CASE, for equality and for order.
    private static List<DataType> engineTypes(DataType a, DataType b) {
      Argument left = Argument.of(a);
      Argument right = Argument.of(b);
      return Stream.of(
              Coercion.commonType(a, b),
              Coercion.equalityType(left, right),
              Coercion.orderingType(left, right))
          .flatMap(Optional::stream)
          .distinct()
          .toList();
    }

    private static boolean holdsBoth(DataType type, DataType a, DataType b) {
      return ExactWidening.holds(type, a) && ExactWidening.holds(type, b);
    }

    /// Whether these are the two types, whichever stands first.
    boolean is(DataType a, DataType b) {
      return left.equals(a) && right.equals(b) || left.equals(b) && right.equals(a);
    }

    /// The two types as people read them: `DECIMAL(18,2) with INTEGER`.
    public String pair() {
      return pair(left, right);
    }

    static String pair(DataType left, DataType right) {
      return left.text().compareTo(right.text()) > 0
          ? right.text() + " with " + left.text()
          : left.text() + " with " + right.text();
    }
  }
}
