package dev.weir.cli;

import dev.weir.cli.TextTable.Align;
import dev.weir.cli.TextTable.Heading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weir doctor`: whether this machine can do the work; every line is ok, or says what to do.
@Command(
    name = "doctor",
    description =
        "Checks the JDK, its flags, the engine, memory, disk and the store; says what to do.")
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The folder of a project; default: this one.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Examination.Finding> findings = Examination.of(folder.toAbsolutePath().normalize());
    boolean healthy = findings.stream().allMatch(Examination.Finding::isOk);
    if (json) {
      List<Object> checks = new ArrayList<>();
      for (Examination.Finding finding : findings) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", finding.subject());
        check.put("ok", finding.isOk());
        check.put("detail", finding.detail());
        finding.remedy().ifPresent(remedy -> check.put("remedy", remedy));
        checks.add(check);
      }
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("version", 1);
      object.put("ok", healthy);
      object.put("checks", checks);
      console.out().println(Json.text(object));
    } else {
      TextTable table =
          new TextTable(
              console.out(),
              List.of(
                  new Heading("", Align.LEFT),
                  new Heading("check", Align.LEFT),
                  new Heading("found", Align.LEFT)));
      for (Examination.Finding finding : findings) {
        String remedy = finding.remedy().map(text -> ": " + text).orElse("");
        table.row(
            List.of(finding.isOk() ? "ok" : "NO", finding.subject(), finding.detail() + remedy));
      }
      table.end();
    }
    return healthy ? ExitCode.DONE : ExitCode.FAILED;
  }
}
