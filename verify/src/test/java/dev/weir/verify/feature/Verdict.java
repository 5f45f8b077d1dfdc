package dev.weir.verify.feature;

import java.util.List;

/// What the engine says of a query and of what the compiler makes of it.
sealed interface Verdict {
  /// Every form of the query means what its text means.
  record Agrees(Answer.Result result) implements Verdict {}

  /// The engine does not accept the query, and neither does the compiler.
  record BothRefuse(String engine, String compiler) implements Verdict {}

  /// Nothing to compare: the query itself fails when it runs.
  record Fails(String message) implements Verdict {}

  /// The engine accepts what the compiler refuses.
  record Refused(String message) implements Verdict {}

  /// Something is wrong.
  record Wrong(List<Fault> faults) implements Verdict {
    public Wrong {
      faults = List.copyOf(faults);
    }

    static Wrong of(Wrongness kind, String detail, String text) {
      return new Wrong(List.of(new Fault(kind, detail, text)));
    }
  }

  /// One difference, and the text that shows it.
  record Fault(Wrongness kind, String detail, String text) {
    /// What faults of one cause have in common: the kind, and the rule or the message.
    String likeness() {
      return kind
          + switch (kind) {
            case RULE, INTERNAL -> " " + Refusals.pattern(detail.split(" \\[")[0]);
            case ACCEPTED, EMITTED_FAILS -> " " + Refusals.pattern(detail);
            case ROWS, ORDER, NAMES, TYPES, SCHEMA, NORMAL_FORM, FINGERPRINT -> "";
          };
    }
  }

  /// The ways in which a form of a query differs from its text.
  enum Wrongness {
    /// The emitted text gives other rows.
    ROWS,
    /// The emitted text gives its rows in another order than the query states.
    ORDER,
    NAMES,
    TYPES,
    /// The schema that the compiler states is not that of the result.
    SCHEMA,
    /// The engine does not run the emitted text.
    EMITTED_FAILS,
    /// The compiler accepts what the engine refuses.
    ACCEPTED,
    /// The compiler fails without a place.
    INTERNAL,
    /// A rewrite rule changes the result.
    RULE,
    /// The normal form, written as a query, gives other rows.
    NORMAL_FORM,
    /// A query of another result has the same fingerprint.
    FINGERPRINT;

    /// How deep a judgement must go to see it.
    FeatureJudge.Depth depth() {
      return switch (this) {
        case ROWS, ORDER, NAMES, TYPES, SCHEMA, EMITTED_FAILS, ACCEPTED ->
            FeatureJudge.Depth.EMITTED;
        case NORMAL_FORM, FINGERPRINT -> FeatureJudge.Depth.FORMS;
        case RULE, INTERNAL -> FeatureJudge.Depth.RULES;
      };
    }
  }
}
