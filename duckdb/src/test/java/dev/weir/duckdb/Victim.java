package dev.weir.duckdb;

import java.nio.file.Files;
import java.nio.file.Path;

/// A process that opens a session, leaves a spill file there and waits to be killed.
public final class Victim {
  private Victim() {}

  public static void main(String[] arguments) throws Exception {
    Path scratch = Path.of(arguments[0]).resolve("scratch");
    SpillFolder spill = SpillFolder.create(scratch);
    Files.writeString(spill.folder().resolve("duckdb_temp_storage-0.tmp"), "left");
    System.out.println("spilling");
    Thread.sleep(60_000);
  }
}
