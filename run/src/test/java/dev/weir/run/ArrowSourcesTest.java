package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class ArrowSourcesTest {
  @Test
  void aSourceIsMadeFromItsName() {
    assertThat(ArrowSources.load(Good.class.getName()).identity(Map.of())).isEqualTo("nothing/1");
  }

  @Test
  void anUnknownClassIsRefused() {
    assertThatThrownBy(() -> ArrowSources.load("dev.weir.Nowhere"))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION))
        .hasMessageContaining(
            "cannot use the Java source dev.weir.Nowhere: it is not on the class path");
  }

  @Test
  void aClassOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> ArrowSources.load("java.lang.String"))
        .hasMessageContaining("it does not implement dev.weir.run.ArrowSource");
  }

  @Test
  void aClassWithoutAPlainConstructorIsRefused() {
    assertThatThrownBy(() -> ArrowSources.load(Choosy.class.getName()))
        .hasMessageContaining("a public constructor without parameters");
  }

  @Test
  void aFailingConstructorSpeaksForItself() {
    assertThatThrownBy(() -> ArrowSources.load(Failing.class.getName()))
        .isInstanceOfSatisfying(
            WeirException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
        .hasMessageContaining("the constructor of " + Failing.class.getName())
        .hasMessageContaining("no tape");
  }

  @Test
  void unknownOptionsAreAllReported() {
    SourceOptions.requireKnown("tapes", Map.of("modules", "x"), List.of("modules"));
    assertThatThrownBy(() ->
            SourceOptions.requireKnown(
                "tapes", Map.of("modulse", "x", "b", "y"), List.of("modules", "depth")))
        .isInstanceOfSatisfying(WeirException.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining(
            "tapes has no option 'modulse'; legal are modules, depth; did you mean modules?");
    assertThatThrownBy(() -> SourceOptions.requireKnown("tapes", Map.of("a", "b"), List.of()))
        .hasMessageContaining("it takes none");
  }

  /// A source without rows.
  public static class Good implements ArrowSource {
    @Override
    public Schema schema(Map<String, String> options) {
      return new Schema(List.of());
    }

    @Override
    public String identity(Map<String, String> options) {
      return "nothing/1";
    }

    @Override
    public BatchStream open(Map<String, String> options, BufferAllocator allocator) {
      return BatchStream.produce("nothing", schema(options), allocator, root -> false);
    }
  }

  /// A source that wants a parameter.
  public static final class Choosy extends Good {
    public Choosy(String parameter) {
      assertThat(parameter).isNotNull();
    }
  }

  /// A source that cannot be made.
  public static final class Failing extends Good {
    public Failing() {
      throw new IllegalStateException("no tape");
    }
  }
}
