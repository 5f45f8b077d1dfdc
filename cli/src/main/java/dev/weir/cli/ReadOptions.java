package dev.weir.cli;

import dev.weir.compile.policy.PolicyReading;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.sql.Dialect;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a command line says of how queries are read: the tables that they may name, the dialect,
/// the policy.
class ReadOptions {
  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "The tables that may be read, as JSON; default: none.")
  private String catalog = "";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy in the form weir.policy/1.")
  private String policy = "";

  @Option(
      names = "--read",
      paramLabel = "DIALECT",
      converter = DialectOption.class,
      description = "Default: that of the policy, without one duckdb.")
  private @Nullable Dialect read;

  ReadOptions() {}

  boolean hasCatalog() {
    return !catalog.isEmpty();
  }

  /// The tables, and what is promised of them; warnings are printed.
  DeclaredTables tables(Console console) {
    DeclaredTables tables =
        hasCatalog() ? CatalogFile.read(Path.of(catalog)) : DeclaredTables.none();
    tables.warnings().forEach(warning -> console.err().println("warning: " + warning.text()));
    return tables;
  }

  boolean hasPolicy() {
    return !policy.isEmpty();
  }

  /// The policy that was named, or another one, in the dialects that were asked for.
  SqlPolicy policy(SqlPolicy otherwise) {
    SqlPolicy stated = otherwise;
    if (hasPolicy()) {
      Path file = Path.of(policy);
      stated = PolicyReading.of(file.toString(), TextFile.read(file)).sound();
    }
    return stated.withDialects(read == null ? stated.read() : read, write().orElse(stated.write()));
  }

  /// The dialect that was asked for by name.
  Optional<Dialect> read() {
    return Optional.ofNullable(read);
  }

  /// The dialect of what comes out, where one can be asked for.
  Optional<Dialect> write() {
    return Optional.empty();
  }
}
