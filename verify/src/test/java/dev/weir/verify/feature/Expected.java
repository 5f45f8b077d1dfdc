package dev.weir.verify.feature;

import dev.weir.verify.feature.Verdict.Fault;
import dev.weir.verify.feature.Verdict.Wrongness;
import java.util.List;
import java.util.Optional;

/// What every form of a query must give. Rows are compared if they do not depend on the order of
/// rows in the tables, their order if the query states it in full.
record Expected(Answer.Result result, boolean stable, boolean ordered) {
  /// What is wrong with another form.
  Optional<Fault> against(Answer answer, String text) {
    return switch (answer) {
      case Answer.Refused refused -> fault(Wrongness.EMITTED_FAILS, refused.message(), text);
      case Answer.Failed failed ->
          stable ? fault(Wrongness.EMITTED_FAILS, failed.message(), text) : Optional.empty();
      case Answer.Result other -> columns(other, text).or(() -> rows(other, text));
    };
  }

  /// What is wrong with the normal form, which has names and an order of its own. Not everything
  /// that has a normal form can be written as a query again.
  Optional<Fault> formAgainst(Answer answer, String text) {
    return answer instanceof Answer.Result other
            && stable
            && !other.multiset().equals(result.multiset())
        ? fault(
            Wrongness.NORMAL_FORM,
            shown(other.multiset()) + ", not " + shown(result.multiset()),
            text)
        : Optional.empty();
  }

  private Optional<Fault> columns(Answer.Result other, String text) {
    if (other.columns().equals(result.columns())) {
      return Optional.empty();
    }
    Wrongness kind = other.types().equals(result.types()) ? Wrongness.NAMES : Wrongness.TYPES;
    return fault(kind, other.columns() + ", not " + result.columns(), text);
  }

  private Optional<Fault> rows(Answer.Result other, String text) {
    if (!stable) {
      return Optional.empty();
    }
    if (!other.multiset().equals(result.multiset())) {
      return fault(
          Wrongness.ROWS, shown(other.multiset()) + ", not " + shown(result.multiset()), text);
    }
    return ordered && !other.rows().equals(result.rows())
        ? fault(Wrongness.ORDER, shown(other.rows()) + ", not " + shown(result.rows()), text)
        : Optional.empty();
  }

  private static Optional<Fault> fault(Wrongness kind, String detail, String text) {
    return Optional.of(new Fault(kind, detail, text));
  }

  private static String shown(List<String> rows) {
    String text = rows.toString();
    return text.length() > 400 ? text.substring(0, 400) + " …" : text;
  }
}
