package dev.weir.compile.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Fingerprints are the same bytes in JVMs of other languages, time zones, encodings, hash seeds
/// and numbers of threads. Identity hashes are seeded by a flag; the seed of `Set.of` and `Map.of`
/// cannot be set and is another one in each JVM, so several are started.
class FingerprintsEverywhereTest {
  /// Prints one digest over the fingerprints of all pairs, computed in several threads at once.
  public static void main(String[] arguments) throws IOException {
    System.out.print(digest(Integer.parseInt(arguments[0])) + " " + order());
  }

  private static String digest(int threads) throws IOException {
    List<String> queries = IdentityPairsTest.queries();
    ConcurrentMap<Integer, String> hashes = new ConcurrentHashMap<>();
    List<Thread> running =
        IntStream.range(0, threads)
            .mapToObj(t ->
                Thread.ofPlatform()
                    .start(() -> {
                      for (int i = t; i < queries.size(); i += threads) {
                        hashes.put(i, IdentityPairsTest.fingerprint(queries.get(i)));
                      }
                    }))
            .toList();
    for (Thread thread : running) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < queries.size(); i++) {
      all.append(hashes.get(i)).append('\n');
    }
    return Sha256.of(all.toString());
  }

  private static String elsewhere(int threads, String... flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FingerprintsEverywhereTest.class.getName(),
            Integer.toString(threads)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void otherJvmsGiveTheSameFingerprints() throws Exception {
    String here = digest(1);
    assertThat(
            elsewhere(
                4,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Apia",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2"))
        .startsWith(here);
    assertThat(
            elsewhere(
                2,
                "-Duser.language=ar",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dstdout.encoding=UTF-8",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=0"))
        .startsWith(here);
  }

  @Test
  void noJvmHasTheHashSeedOfAnother() throws Exception {
    String here = digest(1);
    Set<String> orders = new HashSet<>(Set.of(order()));
    for (int start = 0; start < 3; start++) {
      String[] there =
          elsewhere(8, "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=5").split(" ");
      assertThat(there[0]).isEqualTo(here);
      orders.add(there[1]);
    }
    assertThat(orders).as("orders in which Set.of is walked").hasSizeGreaterThan(1);
  }

  /// How this JVM walks an immutable set, which depends on its seed alone.
  private static String order() {
    return Sha256.of(
        Set.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p")
            .toString());
  }
}
