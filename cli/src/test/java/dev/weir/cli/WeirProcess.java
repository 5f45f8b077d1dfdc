package dev.weir.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs commands as processes of their own, with the flags of the launcher.
final class WeirProcess {
  private static final long MOST_SECONDS = 300;

  private WeirProcess() {}

  /// What a process left behind.
  record Result(int code, String out, String err) {}

  static Result run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    File out = File.createTempFile("weir-out", ".txt");
    File err = File.createTempFile("weir-err", ".txt");
    try {
      Process process = builder(folder, arguments).redirectOutput(out).redirectError(err).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running after minutes: " + arguments);
      }
      return new Result(process.exitValue(), read(out), read(err));
    } finally {
      out.delete();
      err.delete();
    }
  }

  /// A process that is not started yet.
  static ProcessBuilder builder(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Arrays.asList(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dsun.jnu.encoding=UTF-8",
            "-cp",
            classPath(),
            "dev.weir.cli.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private static String classPath() {
    // Surefire may put the class path into a jar of its own and keep the real one here.
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String read(File file) throws IOException {
    return java.nio.file.Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
