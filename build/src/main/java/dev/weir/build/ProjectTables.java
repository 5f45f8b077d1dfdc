package dev.weir.build;

import dev.weir.compile.bind.BindOptions;
import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.Schema;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import dev.weir.run.BatchStream;
import dev.weir.run.Cancellation;
import dev.weir.run.EngineSession;
import dev.weir.run.FileScan;
import dev.weir.run.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tables of a project, open for queries: every source as it is now, every product as it was
/// last built. A table becomes a view when a query first names it. Not thread-safe.
public final class ProjectTables implements AutoCloseable {
  private static final Pattern SHOW_TABLES =
      Pattern.compile("\\s*SHOW\\s+(ALL\\s+)?TABLES\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

  private final Workbench bench;
  private final ScratchFolder scratch;
  private final String runId;
  private final TableScans scans;
  private final Set<String> registered = new TreeSet<>();

  ProjectTables(Workbench bench, ScratchFolder scratch, String runId) {
    this.bench = bench;
    this.scratch = scratch;
    this.runId = runId;
    this.scans = new TableScans(bench.datasets());
  }

  /// The names of all tables: sources, then products.
  public List<String> names() {
    return bench.project().tableNames();
  }

  /// Runs one read-only query over the project's tables and streams its rows; the caller closes the
  /// stream. Anything but a query is refused with `NOT_A_QUERY`.
  public BatchStream query(String sql) {
    if (SHOW_TABLES.matcher(sql).matches()) {
      // The engine would list only what queries have named so far.
      return session().query(listing(), Surface.UNTRUSTED);
    }
    for (TableName name : references(sql)) {
      register(name.name());
    }
    try {
      return session().query(sql, Surface.UNTRUSTED);
    } catch (WeirException e) {
      throw e.code() == ErrorCode.ENGINE_FAILED ? explained(sql, e) : e;
    }
  }

  private String listing() {
    if (names().isEmpty()) {
      return "SELECT '' AS name WHERE false";
    }
    return names().stream()
        .map(name -> "('" + name.replace("'", "''") + "')")
        .collect(
            Collectors.joining(
                ", ", "SELECT name FROM (VALUES ", ") AS tables(name) ORDER BY name"));
  }

  /// Makes a table visible to [#session].
  ///
  /// @throws WeirException with `UNKNOWN_TABLE` when the project has no such table, or it was never
  ///   built
  public void register(String name) {
    if (registered.contains(Identifiers.fold(name))) {
      return;
    }
    Optional<ProjectSource> source =
        bench.project().sources().stream()
            .filter(s -> Identifiers.same(s.name(), name))
            .findFirst();
    Optional<Product> product =
        bench.project().products().stream()
            .filter(p -> Identifiers.same(p.name(), name))
            .findFirst();
    if (source.isPresent()) {
      view(source.get().name(), sourceScan(source.get()));
    } else if (product.isPresent()) {
      view(product.get().name(), productScan(product.get()));
    } else {
      throw new WeirException(
          ErrorCode.UNKNOWN_TABLE,
          "there is no table '%s'; the project has %s%s"
              .formatted(name, String.join(", ", names()), NearestNames.hint(name, names())));
    }
  }

  /// The session that has the registered tables as views; it is closed with this object.
  public EngineSession session() {
    return bench.sessions().session();
  }

  @Override
  public void close() {
    try (scratch) {
      bench.close();
    }
  }

  /// The tables that a text names. When the text is beyond the compiler the engine may understand
  /// it still: then all tables whose names stand in it, and can be read.
  private List<TableName> references(String sql) {
    try {
      return bench.compiler().references(bench.compiler().parse(sql, "<sql>"));
    } catch (WeirException e) {
      if (e.code() != ErrorCode.SYNTAX && e.code() != ErrorCode.UNSUPPORTED) {
        throw e;
      }
      String folded = Identifiers.fold(sql);
      names().stream()
          .filter(name -> folded.contains(Identifiers.fold(name)))
          .forEach(this::registerIfReadable);
      return List.of();
    }
  }

  /// The engine decides what runs; the compiler knows places and nearest names, and its words are
  /// better where it finds fault too.
  private WeirException explained(String sql, WeirException refused) {
    try {
      List<Catalog.Table> tables = new ArrayList<>();
      for (String name : registered) {
        Schema schema = session().describe("SELECT * FROM " + Identifiers.quote(name));
        tables.add(new Catalog.Table(TableName.of(name), schema));
      }
      bench
          .compiler()
          .compile(
              sql,
              "<sql>",
              new TableCatalog(tables),
              BindOptions.plain().withOracle(session()::describe));
      return refused;
    } catch (WeirException found) {
      return found;
    }
  }

  private void registerIfReadable(String name) {
    try {
      register(name);
    } catch (WeirException e) {
      // A query that needs it fails with the engine's own message.
      return;
    }
  }

  private void view(String name, FileScan scan) {
    session().createView(name, bench.sessions().scanSql(scan));
    registered.add(Identifiers.fold(name));
  }

  private FileScan sourceScan(ProjectSource source) {
    Table table = bench.sources().table(source);
    if (table instanceof Table.OfCode code) {
      BuildEvidence evidence = new BuildEvidence(bench.ledger(), List.of());
      try (RunStore store = new RunStore(bench.layout(), bench.ledger(), runId, evidence)) {
        new ProductWriter(bench, store, BuildListener.NONE, new Cancellation()).keep(code);
      }
    }
    return scans.scan(table);
  }

  private FileScan productScan(Product product) {
    Head head =
        bench
            .ledger()
            .head(product.name())
            .orElseThrow(() ->
                new WeirException(
                    ErrorCode.UNKNOWN_TABLE,
                    "the product '%s' was never built; run: weir build %s --select %s"
                        .formatted(product.name(), bench.project().folder(), product.name())));
    return scans.kept(product.name(), head.buildId());
  }
}
