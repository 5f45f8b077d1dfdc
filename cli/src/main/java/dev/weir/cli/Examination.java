package dev.weir.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.run.BatchStream;
import dev.weir.run.Engine;
import dev.weir.run.EngineSession;
import dev.weir.run.RuntimeProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at everything that Weir needs of a machine and of the JVM that runs it.
final class Examination {
  private static final int OLDEST_JAVA = 25;
  private static final long LEAST_DISK = 1_000_000_000L;

  private final List<Finding> findings = new ArrayList<>();

  private Examination() {}

  /// One thing that was looked at.
  ///
  /// @param remedy what to do; empty when all is well
  record Finding(String subject, String detail, Optional<String> remedy) {
    boolean isOk() {
      return remedy.isEmpty();
    }
  }

  /// All findings, in a fixed order.
  ///
  /// @param folder the project, or any folder that is to become one
  static List<Finding> of(Path folder) {
    Examination examination = new Examination();
    examination.java();
    examination.flags();
    examination.engine();
    examination.memory();
    examination.store(folder);
    return examination.findings;
  }

  private void java() {
    String found = Runtime.version() + " of " + System.getProperty("java.vendor");
    add("jdk", found, Runtime.version().feature() >= OLDEST_JAVA, "install a JDK 25 or later");
  }

  private void flags() {
    Module self = Examination.class.getModule();
    boolean opened = Buffer.class.getModule().isOpen("java.nio", self);
    add(
        "jvm flags",
        "java.nio is " + (opened ? "open to Arrow" : "closed to Arrow"),
        opened,
        "start Weir by its launcher, or add --add-opens=java.base/java.nio=ALL-UNNAMED");
    boolean nativeAccess = self.isNativeAccessEnabled();
    add(
        "native access",
        nativeAccess ? "allowed" : "not allowed",
        nativeAccess,
        "start Weir by its launcher, or add --enable-native-access=ALL-UNNAMED");
  }

  private void engine() {
    Engine engine = new DuckDbEngine();
    try {
      Path scratch = Files.createTempDirectory("weir-doctor");
      try (EngineSession session = engine.open(RuntimeProfile.named("dev_debug"), scratch);
          BatchStream stream = session.query("SELECT 6 * 7 AS answer")) {
        Object answer = stream.collect(1).getFirst().getFirst();
        add("engine", engine.identity().text() + " answers " + answer, true, "");
      } finally {
        Files.deleteIfExists(scratch);
      }
    } catch (Exception | LinkageError e) {
      add("engine", engine.identity().text() + " does not start: " + e, false, remedyForEngine());
    }
  }

  private static String remedyForEngine() {
    return "its native library needs a 64-bit Linux, macOS or Windows and a writable "
        + System.getProperty("java.io.tmpdir");
  }

  private void memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long engine = RuntimeProfile.named(RuntimeProfile.names().getFirst()).memoryBytes();
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long machine = system.getTotalMemorySize();
    add(
        "memory",
        "heap up to %s, engine up to %s, machine %s"
            .formatted(Figures.bytes(heap), Figures.bytes(engine), Figures.bytes(machine)),
        heap + engine < machine,
        "use the profile memory_tight, and WEIR_JAVA_OPTS=-Xmx256m");
  }

  private void store(Path folder) {
    Path existing = folder.resolve(".weir");
    while (!Files.isDirectory(existing)) {
      Path parent = existing.getParent();
      if (parent == null) {
        break;
      }
      existing = parent;
    }
    try {
      Path probe = Files.createTempFile(existing, ".weir-doctor-", ".tmp");
      Files.delete(probe);
      add("store", existing + " is writable", true, "");
    } catch (IOException e) {
      add(
          "store",
          existing + " is not writable: " + e,
          false,
          "give this user the right to write there, or set 'store' in weir.yaml");
    }
    disk(existing);
  }

  private void disk(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      add("disk", Figures.bytes(free) + " free", free >= LEAST_DISK, "free some disk space");
    } catch (IOException e) {
      add("disk", "cannot be looked at: " + e, false, "check the file system of " + folder);
    }
  }

  private void add(String subject, String detail, boolean ok, String remedy) {
    findings.add(new Finding(subject, detail, ok ? Optional.empty() : Optional.of(remedy)));
  }
}
