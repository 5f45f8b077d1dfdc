package dev.weir.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each library is touched by the modules that own it, and shows in no public signature.
class VendorTest {
  static Stream<String> vendors() {
    return Modules.VENDORS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void libraryStaysInItsModules(String vendor) {
    List<String> owners = Modules.ownersOf(vendor);
    noClasses()
        .that()
        .resideOutsideOfPackages(owners.stream().map(Modules::packagesOf).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor + ".")
        .because(vendor + " belongs to " + owners)
        .allowEmptyShould(true)
        .check(WeirTree.SHIPPED);
  }

  @Test
  void publicSignaturesShowNoLibraryButArrow() {
    List<String> leaks = new ArrayList<>();
    for (JavaClass type : WeirTree.SHIPPED) {
      if (isPublic(type)) {
        type.getSuperclass().ifPresent(parent -> note(leaks, type.getName(), parent));
        type.getInterfaces().forEach(parent -> note(leaks, type.getName(), parent));
        type.getMembers().stream()
            .filter(VendorTest::isOpen)
            .forEach(member -> noteMember(leaks, member));
      }
    }
    assertThat(leaks).as("libraries in public signatures").isEmpty();
  }

  private static void noteMember(List<String> leaks, JavaMember member) {
    String place = member.getFullName();
    switch (member) {
      case JavaField field -> note(leaks, place, field.getType());
      case JavaCodeUnit unit -> {
        note(leaks, place, unit.getReturnType());
        unit.getParameterTypes().forEach(parameter -> note(leaks, place, parameter));
        unit.getExceptionTypes().forEach(thrown -> note(leaks, place, thrown));
      }
      default -> throw new IllegalStateException("a member of an unknown kind: " + place);
    }
  }

  private static void note(List<String> leaks, String place, JavaType type) {
    for (JavaClass involved : type.getAllInvolvedRawTypes()) {
      String name = involved.getBaseComponentType().getName();
      boolean vendor = Modules.VENDORS.keySet().stream().anyMatch(name::startsWith);
      if (vendor && !name.startsWith(Modules.ARROW)) {
        leaks.add(place + " shows " + name);
      }
    }
  }

  /// A nested type is public only if the types around it are.
  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(VendorTest::isPublic).orElse(true);
  }

  private static boolean isOpen(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }
}
