package dev.weir.cli;

import dev.weir.sql.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a command line says of how queries are read, and in which dialect SQL comes out.
final class ReadWriteOptions extends ReadOptions {
  @Option(
      names = "--write",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: that of the policy, without one duckdb.")
  private @Nullable Dialect write;

  ReadWriteOptions() {}

  @Override
  Optional<Dialect> write() {
    return Optional.ofNullable(write);
  }
}
