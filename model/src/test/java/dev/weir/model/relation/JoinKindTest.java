package dev.weir.model.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.relation.JoinKind.Matching;
import dev.weir.model.relation.JoinKind.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinKindTest {
  @Test
  void everyPairOfTypeAndMatchingIsListedOrRefused() {
    List<JoinKind> accepted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Matching matching : Matching.values()) {
      for (Type type : Type.values()) {
        try {
          accepted.add(new JoinKind(type, matching));
        } catch (IllegalArgumentException e) {
          refused.add(e.getMessage());
        }
      }
    }
    assertThat(accepted).containsExactlyInAnyOrderElementsOf(JoinKind.valid());
    assertThat(refused).hasSize(9);
  }

  @Test
  void aKindThatDoesNotExistNamesTheTypesThatDo() {
    assertThatThrownBy(() -> new JoinKind(Type.SEMI, Matching.ANY))
        .hasMessage("a join cannot be SEMI with ANY matching; valid types: INNER, LEFT");
    assertThatThrownBy(() -> new JoinKind(Type.INNER, Matching.POSITIONAL))
        .hasMessage("a join cannot be INNER with POSITIONAL matching; valid types: FULL");
  }

  @Test
  void labelsAreUnique() {
    assertThat(JoinKind.valid().stream().map(JoinKind::label))
        .doesNotHaveDuplicates()
        .contains("INNER", "ASOF", "ASOF_LEFT", "ANY_LEFT", "POSITIONAL");
  }

  @Test
  void outerJoinsFillTheSideWhoseRowsCanBeMissing() {
    assertThat(JoinKind.valid().stream().filter(JoinKind::fillsLeft).map(JoinKind::label))
        .containsExactly("RIGHT", "FULL", "ASOF_RIGHT", "ASOF_FULL", "POSITIONAL");
    assertThat(JoinKind.valid().stream().filter(JoinKind::fillsRight).map(JoinKind::label))
        .containsExactly("LEFT", "FULL", "ASOF_LEFT", "ASOF_FULL", "POSITIONAL", "ANY_LEFT");
  }

  @Test
  void aNearestRowThatIsOnlyAskedForDoesNotObserveOrder() {
    assertThat(JoinKind.valid().stream().filter(JoinKind::observesOrder).map(JoinKind::label))
        .containsExactly(
            "ANY", "ASOF", "ASOF_LEFT", "ASOF_RIGHT", "ASOF_FULL", "POSITIONAL", "ANY_LEFT");
  }
}
