package dev.weir.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The law of dependencies, between modules and between packages.
class ModuleLawTest {
  static Stream<String> modules() {
    return Modules.MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleUsesOnlyWhatTheLawAllows(String module) {
    noClasses()
        .that()
        .resideInAPackage(Modules.packagesOf(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Modules.forbiddenTo(module))
        .because(module + " may use only " + Modules.mayUse(module))
        .allowEmptyShould(true)
        .check(WeirTree.SHIPPED);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(WeirTree.SHIPPED);
  }

  @Test
  void everyModuleOfTheBuildStandsInTheLaw() {
    Pattern module = Pattern.compile("<module>([^<]+)</module>");
    List<String> built = new ArrayList<>();
    for (String line : WeirTree.lines(Path.of("pom.xml"))) {
      module.matcher(line).results().forEach(found -> built.add(found.group(1)));
    }
    List<String> ruled = new ArrayList<>(Modules.MAY_USE.keySet());
    ruled.add("verify");
    assertThat(ruled).containsExactlyInAnyOrderElementsOf(built);
  }

  @Test
  void everyClassLivesInThePackageOfItsModule() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : WeirTree.SHIPPED) {
      seen.add(Modules.moduleOf(type));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(new TreeSet<>(Modules.MAY_USE.keySet()));
  }
}
