package dev.weir.verify.suite;

import java.util.List;

/// A script in the format of sqllogictest, loops expanded.
///
/// @param name the path below the folder of all scripts
/// @param missing what the script requires and this engine lacks; then there are no steps
record TestScript(String name, List<Step> steps, List<String> missing) {
  TestScript {
    steps = List.copyOf(steps);
    missing = List.copyOf(missing);
  }
}
