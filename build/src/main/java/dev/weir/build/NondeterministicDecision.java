package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.store.Dataset;
import dev.weir.store.Datasets;
import dev.weir.store.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides about products whose queries can give something else in another run over the same data.
/// Their identity also has the build that was current when they were built, so that each build has
/// an id of its own: what reads them is built anew when they are.
///
/// A build that was published by a run that died before it became the current one is taken over by
/// the next run.
///
/// @param unread finds out whether only what is not read changed
record NondeterministicDecision(Identities identities, Datasets datasets, UnreadChanges unread) {
  /// A product, and what is known of its last build.
  record Question(
      Product product,
      Compilation compiled,
      List<Table> reads,
      Optional<Head> last,
      Optional<BuildRecord> record,
      FrozenValues values) {
    QueryIdentity query() {
      return compiled.identity();
    }

    String calls() {
      return NondeterminismCheck.names(query().nondeterminism());
    }

    PlannedProduct planned(
        BuildIdentity identity, String buildId, Optional<Dataset> found, List<Reason> reasons) {
      return new PlannedProduct(
          product, compiled, reads, () -> identity, buildId, found, last, () -> record, reasons);
    }
  }

  PlannedProduct decide(Question question) {
    Optional<BuildIdentity> same =
        question.record().map(r -> identity(question, Identities.previousBuild(r.identity())));
    Optional<PlannedProduct> kept = same.flatMap(identity -> kept(question, identity));
    return kept.orElseGet(() -> built(question, same));
  }

  private BuildIdentity identity(Question question, String previous) {
    return identities.of(question.product(), question.query(), question.reads(), previous);
  }

  /// The last build, if its values are to be kept and it is whole.
  private Optional<PlannedProduct> kept(Question question, BuildIdentity same) {
    if (question.product().nondeterminism() != NondeterminismMode.FREEZE
        || question.values() == FrozenValues.RENEWED) {
      return Optional.empty();
    }
    BuildRecord earlier = question.record().orElseThrow();
    boolean unchanged = same.buildId().equals(earlier.buildId());
    if (!unchanged && !unread.only(earlier, same, question.compiled())) {
      return Optional.empty();
    }
    if (!(find(question, earlier.buildId()) instanceof Found.Whole(Dataset dataset))) {
      return Optional.empty();
    }
    String detail =
        "frozen: %s as at the last build; 'weir build --force' takes new values"
            .formatted(question.calls());
    return Optional.of(
        question.planned(
            same,
            earlier.buildId(),
            Optional.of(dataset),
            List.of(reason(detail, Optional.of(earlier), same))));
  }

  private PlannedProduct built(Question question, Optional<BuildIdentity> same) {
    BuildIdentity next =
        identity(question, question.last().map(Head::buildId).orElse(Identities.NO_BUILD));
    Optional<Dataset> whole =
        find(question, next.buildId()) instanceof Found.Whole(Dataset dataset)
            ? Optional.of(dataset)
            : Optional.empty();
    List<Reason> reasons = whole.isPresent() ? List.of() : reasons(question, same, next);
    return question.planned(next, next.buildId(), whole, reasons);
  }

  private List<Reason> reasons(
      Question question, Optional<BuildIdentity> same, BuildIdentity next) {
    if (question.last().isEmpty()) {
      return List.of(Reason.missing("it was never built"));
    }
    if (same.isEmpty()) {
      return List.of(Reason.missing("the record of its last build is gone"));
    }
    BuildRecord earlier = question.record().orElseThrow();
    List<Reason> reasons =
        new ArrayList<>(new Changes(earlier, same.get(), question.compiled()).reasons());
    if (question.product().nondeterminism() == NondeterminismMode.ALWAYS) {
      String detail = "it is built each time, for it calls " + question.calls();
      reasons.add(reason(detail, question.record(), next));
    } else if (question.values() == FrozenValues.RENEWED) {
      reasons.add(reason("--force: new values of " + question.calls(), question.record(), next));
    } else if (reasons.isEmpty()) {
      reasons.add(
          switch (find(question, earlier.buildId())) {
            case Found.Damaged(String why) -> Reason.missing("the output is damaged: " + why);
            case Found.Nothing(), Found.Whole _ ->
                Reason.missing("the folder of its output is gone");
          });
    }
    return reasons;
  }

  private static Reason reason(String detail, Optional<BuildRecord> earlier, BuildIdentity now) {
    return new Reason(
        Component.FUNCTIONS.wireName(),
        detail,
        earlier.map(r -> r.identity().part(Component.FUNCTIONS).hash()).orElse(""),
        now.part(Component.FUNCTIONS).hash());
  }

  private Found find(Question question, String buildId) {
    return datasets.find(question.product().name(), buildId);
  }
}
