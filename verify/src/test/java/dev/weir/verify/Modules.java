package dev.weir.verify;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The law of dependencies: which module may use which, and which library belongs where.
///
/// These two tables are the law's one place. The poms follow them, and [ModuleLawTest] and
/// [VendorTest] hold them; a module that is not in them does not pass.
final class Modules {
  /// Every module that ships, with the modules that it may use; the order is the road's.
  static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  /// Every library's root package, with the modules that may touch it.
  static final Map<String, List<String>> VENDORS = new LinkedHashMap<>();

  /// Arrow is the one library that public signatures may show, from `run` outward.
  static final String ARROW = "org.apache.arrow.";

  static {
    MAY_USE.put("model", List.of());
    MAY_USE.put("sql", List.of("model"));
    MAY_USE.put("compile", List.of("model", "sql"));
    MAY_USE.put("run", List.of("model", "sql", "compile"));
    MAY_USE.put("duckdb", List.of("model", "sql", "compile", "run"));
    MAY_USE.put("store", List.of("model", "sql", "compile", "run"));
    MAY_USE.put("build", List.of("model", "sql", "compile", "run", "store"));
    MAY_USE.put("examples", List.of("model", "sql", "compile", "run", "store", "build"));
    MAY_USE.put("cli", List.of("model", "sql", "compile", "run", "duckdb", "store", "build"));

    VENDORS.put("org.duckdb.", List.of("duckdb"));
    VENDORS.put("com.fasterxml.jackson.", List.of("store", "build", "cli"));
    VENDORS.put("org.snakeyaml.", List.of("build"));
    VENDORS.put("picocli.", List.of("cli"));
    VENDORS.put(ARROW, List.of("run", "duckdb", "store", "build", "examples", "cli"));
  }

  private Modules() {}

  /// The module of one of Weir's classes, by its package.
  static String moduleOf(JavaClass type) {
    String rest = type.getPackageName().substring("dev.weir.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /// What one module may use besides itself; nothing, if the law does not know it.
  static List<String> mayUse(String module) {
    return MAY_USE.getOrDefault(module, List.of());
  }

  /// The modules that may touch one library; none, if the law does not know it.
  static List<String> ownersOf(String vendor) {
    return VENDORS.getOrDefault(vendor, List.of());
  }

  /// The package patterns of one module.
  static String packagesOf(String module) {
    return "dev.weir." + module + "..";
  }

  /// The package patterns of every module that `module` may not use.
  static String[] forbiddenTo(String module) {
    List<String> forbidden = new ArrayList<>();
    for (String other : MAY_USE.keySet()) {
      if (!other.equals(module) && !mayUse(module).contains(other)) {
        forbidden.add(packagesOf(other));
      }
    }
    return forbidden.toArray(String[]::new);
  }
}
