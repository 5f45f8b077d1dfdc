package dev.weir.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a planned product with its last build, from kept records alone.
final class WhyAnswer {
  private WhyAnswer() {}

  static WhyReport of(PlannedProduct planned) {
    Optional<BuildRecord> last = planned.lastRecord().get();
    List<WhyReport.Line> lines = new ArrayList<>();
    for (IdentityPart part : planned.identity().parts()) {
      Optional<IdentityPart> before = last.map(record -> record.identity().part(part.component()));
      lines.add(
          new WhyReport.Line(
              part.component(),
              part.component().covers(),
              part.hash(),
              before.map(IdentityPart::hash),
              last.map(record -> Changes.of(record, planned).phrases(part.component()))
                  .orElse(List.of())));
    }
    return new WhyReport(
        planned.product().name(),
        planned.buildId(),
        planned.last().map(Head::buildId),
        lines,
        planned.decision(),
        planned.reasons());
  }
}
