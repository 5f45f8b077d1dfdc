package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdkClassesTest {
  private static final Map<String, String> LOGGING = Map.of("modules", "java.logging");

  private final JdkClasses source = new JdkClasses();

  @Test
  void aModuleIsReadInTheOrderOfItsClassNames() {
    List<String> names = column(rows(LOGGING), "name");
    assertThat(names).contains("java.util.logging.Logger", "module-info").isSorted();
  }

  @Test
  void modulesFollowEachOtherByName() {
    List<String> modules = column(rows(Map.of("modules", "jdk.net, java.logging")), "module");
    assertThat(modules).contains("java.logging", "jdk.net").isSorted();
  }

  @Test
  void everyReadGivesTheSameRowsAndIds() {
    assertThat(rows(LOGGING)).isEqualTo(rows(LOGGING));
  }

  @Test
  void idsAreUniqueAcrossClassesMethodsAndFields() {
    List<Object> ids = new ArrayList<>();
    for (Map<String, Object> row : rows(LOGGING)) {
      ids.add(row.get("id"));
      structs(row.get("methods")).forEach(method -> ids.add(method.get("id")));
      structs(row.get("fields")).forEach(field -> ids.add(field.get("id")));
    }
    assertThat(ids).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    assertThat(ids).allSatisfy(id -> assertThat((Long) id).isNotNegative());
  }

  @Test
  void aClassIsTakenApartIntoItsMembers() {
    Map<String, Object> logger = row(rows(LOGGING), "java.util.logging.Logger");
    assertThat(logger)
        .containsEntry("module", "java.logging")
        .containsEntry("package", "java.util.logging")
        .containsEntry("kind", "class")
        .containsEntry("access", "public")
        .containsEntry("super_class", "java.lang.Object")
        .containsEntry("interfaces", List.of())
        .containsEntry("source_file", "Logger.java")
        .containsEntry("class_file_version", 69);
    assertThat(structs(logger.get("fields")))
        .anySatisfy(field ->
            assertThat(field)
                .containsEntry("name", "GLOBAL_LOGGER_NAME")
                .containsEntry("descriptor", "Ljava/lang/String;")
                .containsEntry("access", "public"));
  }

  @Test
  void callsAndFieldAccessesStandInTheOrderOfTheCode() {
    Map<String, Object> logger = row(rows(LOGGING), "java.util.logging.Logger");
    Map<String, Object> info =
        structs(logger.get("methods")).stream()
            .filter(method -> Objects.equals(method.get("name"), "info"))
            .findFirst()
            .orElseThrow();
    assertThat(structs(info.get("calls")))
        .extracting(call -> call.get("owner") + "." + call.get("name") + " " + call.get("kind"))
        .containsExactly("java.util.logging.Logger.log virtual");
    assertThat(structs(info.get("field_accesses")))
        .extracting(access -> access.get("name") + " " + access.get("kind"))
        .startsWith("INFO getstatic");
    assertThat(structs(info.get("calls")))
        .extracting(call -> (Integer) call.get("line"))
        .allMatch(line -> line > 0);
  }

  @Test
  void aLambdaRefersToItsBodyByAHandle() {
    List<Object> kinds = new ArrayList<>();
    for (Map<String, Object> row : rows(LOGGING)) {
      for (Map<String, Object> method : structs(row.get("methods"))) {
        structs(method.get("calls")).forEach(call -> kinds.add(call.get("kind")));
      }
    }
    assertThat(kinds)
        .contains("virtual", "special", "static", "interface", "dynamic", "handle")
        .doesNotContainNull();
  }

  @Test
  void aNestedClassHasTheAccessOfItsSource() {
    Map<String, Object> nested = row(rows(LOGGING), "java.util.logging.Logger$RbAccess");
    assertThat(nested)
        .containsEntry("access", "private")
        .containsEntry("nest_host", "java.util.logging.Logger");
  }

  @Test
  void identityNamesTheModulesNotTheWayTheyWereWritten() {
    String identity = source.identity(LOGGING);
    assertThat(source.identity(Map.of("modules", " java.loggin* "))).isEqualTo(identity);
    assertThat(source.identity(Map.of("modules", "java.logging,jdk.net"))).isNotEqualTo(identity);
    assertThat(identity).contains("image=").contains("modules=java.logging");
  }

  @Test
  void anUnknownOptionIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> source.identity(Map.of("module", "java.base")))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("has no option 'module'")
        .hasMessageContaining("modules");
  }

  @Test
  void everyPatternThatSelectsNothingIsAnError() {
    assertThatThrownBy(() -> source.schema(Map.of("modules", "java.bsae,java.logging,nothing.*")))
        .isInstanceOf(WeirException.class)
        .hasMessageContaining("no module of this JDK matches 'java.bsae'; did you mean java.base")
        .hasMessageContaining("'nothing.*'");
    assertThatThrownBy(() -> source.schema(Map.of("modules", "java.base,")))
        .hasMessageContaining("has an empty name");
  }

  @Test
  void aStreamThatIsLeftEarlyLeavesNothingBehind() {
    try (BufferAllocator allocator = new RootAllocator()) {
      try (BatchStream stream = source.open(Map.of(), allocator)) {
        assertThat(stream.advance()).isTrue();
        assertThat(stream.batch().getRowCount()).isEqualTo(256);
      }
      assertThat(allocator.getAllocatedMemory()).isZero();
    }
  }

  private List<Map<String, Object>> rows(Map<String, String> options) {
    try (BufferAllocator allocator = new RootAllocator();
        BatchStream stream = source.open(options, allocator)) {
      List<String> names = stream.schema().names();
      List<Map<String, Object>> rows = new ArrayList<>();
      for (List<@Nullable Object> values : stream.collect(100_000)) {
        Map<String, Object> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), Objects.requireNonNullElse(values.get(i), "NULL"));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static List<String> column(List<Map<String, Object>> rows, String name) {
    return rows.stream().map(row -> String.valueOf(row.get(name))).toList();
  }

  private static Map<String, Object> row(List<Map<String, Object>> rows, String name) {
    return rows.stream().filter(row -> name.equals(row.get("name"))).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> structs(@Nullable Object value) {
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }
}
