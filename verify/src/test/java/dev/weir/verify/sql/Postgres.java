package dev.weir.verify.sql;

import dev.weir.verify.emit.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A PostgreSQL of its own in a new folder, asked through one `psql`. It listens on a socket in
/// that folder only, and ends with [#close].
final class Postgres implements AutoCloseable {
  private static final String END = "-- end of the answer --";

  private final Path binaries;
  private final Path folder;
  private final Process psql;
  private final Writer questions;
  private final BufferedReader answers;

  private Postgres(Path binaries, Path folder) throws IOException {
    this.binaries = binaries;
    this.folder = folder;
    this.psql =
        new ProcessBuilder(
                command(
                    binaries.resolve("psql").toString(),
                    "-X",
                    "-q",
                    "-A",
                    "-t",
                    "-F",
                    " | ",
                    "-P",
                    "null=NULL",
                    "-h",
                    folder.toString(),
                    "-d",
                    "postgres"))
            .redirectErrorStream(true)
            .start();
    this.questions = psql.outputWriter(StandardCharsets.UTF_8);
    this.answers = psql.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts the one whose programs (`initdb`, `pg_ctl`, `psql`) are in a folder.
  static Postgres start(Path binaries) {
    try {
      Path folder = Files.createTempDirectory("weir-postgres");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      String data = folder.resolve("data").toString();
      run(
          binaries.resolve("initdb").toString(),
          "--no-sync",
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--locale=C",
          "-D",
          data);
      run(
          binaries.resolve("pg_ctl").toString(),
          "-w",
          "-D",
          data,
          "-l",
          folder.resolve("log").toString(),
          "-o",
          "-c listen_addresses='' -c fsync=off -c timezone=UTC -c unix_socket_directories="
              + folder,
          "start");
      Postgres postgres = new Postgres(binaries, folder);
      postgres.ask("SET statement_timeout = '20s'");
      postgres.ask("SET client_min_messages = 'warning'");
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Programs of the server do not run as root.
  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(words));
    return command;
  }

  private static void run(String... words) throws IOException {
    Path output = Files.createTempFile("weir-postgres", ".log");
    Process process =
        new ProcessBuilder(command(words))
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", words) + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Copies all tables of a database, the columns that PostgreSQL has a type for.
  void copy(Database database) throws SQLException, IOException {
    for (List<String> row :
        database.values("SELECT table_name FROM duckdb_tables() ORDER BY ALL")) {
      copy(database, row.getFirst());
    }
  }

  private void copy(Database database, String table) throws SQLException, IOException {
    List<String> definitions = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (List<String> column :
        database.values(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '"
                + table
                + "' ORDER BY column_index")) {
      String name = '"' + column.get(0) + '"';
      String type = column.get(1);
      if (type.contains("STRUCT") || type.contains("MAP")) {
        continue;
      }
      definitions.add(name + " " + (type.equals("DOUBLE") ? "DOUBLE PRECISION" : type));
      values.add(
          type.endsWith("[]")
              ? "'{' || array_to_string(list_transform("
                  + name
                  + ", lambda x: coalesce(x::VARCHAR, 'NULL')), ',') || '}'"
              : name);
    }
    Path file = folder.resolve(table.replace(' ', '_') + ".csv");
    database.execute(
        "COPY (SELECT "
            + String.join(", ", values)
            + " FROM \""
            + table
            + "\") TO '"
            + file
            + "' (FORMAT csv, HEADER false)");
    List<String> answer = new ArrayList<>();
    answer.addAll(ask("CREATE TABLE \"" + table + "\" (" + String.join(", ", definitions) + ")"));
    answer.addAll(ask("COPY \"" + table + "\" FROM '" + file + "' (FORMAT csv)"));
    answer.addAll(ask("ANALYZE \"" + table + "\""));
    if (!answer.isEmpty()) {
      throw new IOException(String.join("\n", answer));
    }
  }

  /// The rows of a query, or the lines of an error, which begin with `ERROR:`.
  List<String> ask(String sql) {
    try {
      questions.write(sql + "\n;\n\\echo '" + END + "'\n");
      questions.flush();
      List<String> lines = new ArrayList<>();
      for (String line = answers.readLine();
          line != null && !line.equals(END);
          line = answers.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The error of an answer, or nothing.
  static String error(List<String> answer) {
    return answer.stream().anyMatch(l -> l.startsWith("ERROR:"))
        ? answer.stream()
            .filter(l -> l.startsWith("ERROR:") || l.startsWith("HINT:"))
            .collect(Collectors.joining(" "))
        : "";
  }

  @Override
  public void close() throws IOException {
    questions.close();
    run(
        binaries.resolve("pg_ctl").toString(),
        "-w",
        "-m",
        "immediate",
        "-D",
        folder.resolve("data").toString(),
        "stop");
  }
}
