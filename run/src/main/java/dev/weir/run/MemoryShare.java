package dev.weir.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much of the machine's memory an engine may take unless told otherwise. Not a share of all
/// there is: a build runs beside other work, and an engine that may spill needs little. What is
/// measured sets the numbers: a writer holds some megabytes per thread, and 867,000 rows with a
/// join are built by 8 threads in 256 MB.
final class MemoryShare {
  /// For a process that has little.
  static final long LITTLE = 256L << 20;

  private static final long USUAL = 512L << 20;
  private static final long PER_THREAD = 32L << 20;
  private static final long LEAST = 128L << 20;
  private static final int QUARTER = 4;

  private MemoryShare() {}

  /// 512 MB, more for many threads, never more than a quarter of the machine or container.
  static long of(int threads) {
    return of(threads, machineBytes());
  }

  static long of(int threads, long machineBytes) {
    long wanted = Math.max(USUAL, threads * PER_THREAD);
    return Math.max(LEAST, Math.min(wanted, machineBytes / QUARTER));
  }

  private static long machineBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
