package dev.weir.cli;

import dev.weir.compile.catalog.Catalog;
import dev.weir.compile.catalog.TableCatalog;
import dev.weir.compile.rewrite.DeclaredKeys;
import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.NearestNames;
import dev.weir.model.OpaqueType;
import dev.weir.model.Problem;
import dev.weir.model.Schema;
import dev.weir.model.SourcePlace;
import dev.weir.model.TableName;
import dev.weir.model.WeirException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The tables that `weir compile --catalog FILE` may read:
///
/// ```json
/// {"tables": {"t": {"columns": {"a": "INTEGER", "s": "STRUCT(x INTEGER, y VARCHAR[])"}}}}
/// ```
///
/// A table in a schema, or in a schema of a catalog, is written with dots in its key
/// (`"sales.orders"`, a dot inside a name within double quotes) or nested: `{"sales": {"orders":
/// {"columns": …}}}`. A quote inside of quotes is written twice. Names may have different depths: a
/// table without a schema is in `main`, one without a catalog in the default catalog.
///
/// A column whose type is not known is opaque: it can be selected, and a warning says so.
///
/// Beside its columns a table may promise `"keys": [["id"]]`, sets of columns that have no NULL and
/// of which no two rows have the same values, and `"unique": [["name"]]`, which may have NULLs.
/// Every problem of the file is reported at once, each with its place.
final class CatalogFile {
  private static final String COLUMNS = "columns";
  private static final String KEYS = "keys";
  private static final String UNIQUE = "unique";
  private static final List<String> LEGAL = List.of(COLUMNS, KEYS, UNIQUE);
  private static final int MOST_PARTS = 3;

  /// What can name a type that an extension of the engine brings.
  private static final Pattern NAME_OF_A_TYPE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_. ]*(\\([^()]*\\))?(\\[[0-9]*\\])*");

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Catalog.Table> tables = new LinkedHashMap<>();
  private final Map<TableName, DeclaredKeys.Keys> keys = new LinkedHashMap<>();
  private final List<Problem> warnings = new ArrayList<>();

  private CatalogFile() {}

  /// Reads the file.
  ///
  /// @throws WeirException with every problem that it has
  static DeclaredTables read(Path file) {
    return parse(file.toString(), TextFile.read(file));
  }

  /// Reads a text.
  ///
  /// @param file the name to put into messages
  static DeclaredTables parse(String file, String text) {
    CatalogFile reading = new CatalogFile();
    reading.document(JsonTree.read(file, text));
    if (!reading.problems.isEmpty()) {
      throw new WeirException(reading.problems);
    }
    return new DeclaredTables(
        new TableCatalog(List.copyOf(reading.tables.values())),
        DeclaredKeys.of(reading.keys),
        List.copyOf(reading.warnings));
  }

  private void document(JsonTree document) {
    if (!(document instanceof JsonTree.Branch root)) {
      wrong("a catalog is an object: {\"tables\": {…}}", document.place());
      return;
    }
    boolean found = false;
    for (JsonTree.Member member : root.members()) {
      if (member.key().equals("tables")) {
        found = true;
        tables(List.of(), member);
      } else {
        String hint = NearestNames.hint(member.key(), List.of("tables"));
        wrong(
            "a catalog has no '%s'; legal is tables%s".formatted(member.key(), hint),
            member.place());
      }
    }
    if (!found && problems.isEmpty()) {
      wrong("the catalog has no 'tables'", root.place());
    }
  }

  private void tables(List<String> prefix, JsonTree.Member holder) {
    if (!(holder.value() instanceof JsonTree.Branch branch)) {
      wrong("'%s' must be an object of tables".formatted(holder.key()), holder.value().place());
      return;
    }
    for (JsonTree.Member member : branch.members()) {
      List<String> name = new ArrayList<>(prefix);
      name.addAll(parts(member));
      if (name.size() > MOST_PARTS) {
        wrong(
            "'%s' is nested too deep; a table is named by table, schema.table or catalog.schema.table"
                .formatted(String.join(".", name)),
            member.place());
      } else if (isTable(member.value())) {
        table(new TableName(name), member);
      } else if (isColumns(member.value())) {
        wrong(
            "the columns of '%s' must stand in 'columns': {\"columns\": {\"name\": \"TYPE\"}}"
                .formatted(String.join(".", name)),
            member.value().place());
      } else {
        tables(name, member);
      }
    }
  }

  /// A table has `columns` whose values are texts; a schema that is called `columns` has tables.
  private static boolean isTable(JsonTree value) {
    return value instanceof JsonTree.Branch branch
        && branch.members().stream()
            .anyMatch(m -> m.key().equals(COLUMNS) && !holdsTables(m.value()));
  }

  /// Texts by name where a table is expected.
  private static boolean isColumns(JsonTree value) {
    return value instanceof JsonTree.Branch branch
        && !branch.members().isEmpty()
        && branch.members().stream().noneMatch(m -> m.value() instanceof JsonTree.Branch);
  }

  private static boolean holdsTables(JsonTree value) {
    return value instanceof JsonTree.Branch branch
        && branch.members().stream()
            .anyMatch(
                m -> m.value() instanceof JsonTree.Branch inner && !inner.members().isEmpty());
  }

  private void table(TableName name, JsonTree.Member member) {
    List<Column> columns = new ArrayList<>();
    List<JsonTree.Member> parts = ((JsonTree.Branch) member.value()).members();
    for (JsonTree.Member part : parts) {
      if (part.key().equals(COLUMNS)) {
        columns(name, part, columns);
      } else if (!LEGAL.contains(part.key())) {
        String hint = NearestNames.hint(part.key(), LEGAL);
        wrong(
            "table '%s' has '%s'; legal are %s%s"
                .formatted(name, part.key(), String.join(", ", LEGAL), hint),
            part.place());
      }
    }
    CatalogKeys reading = new CatalogKeys(name, columns, problems);
    keys.put(name, new DeclaredKeys.Keys(keys(parts, KEYS, reading), keys(parts, UNIQUE, reading)));
    var before = tables.put(name.key(), new Catalog.Table(name, new Schema(columns)));
    if (before != null) {
      duplicate("table '%s' stands twice".formatted(name), member.place());
    }
  }

  private static List<List<String>> keys(
      List<JsonTree.Member> parts, String what, CatalogKeys reading) {
    return parts.stream()
        .filter(part -> part.key().equals(what))
        .flatMap(part -> reading.read(part).stream())
        .toList();
  }

  private void columns(TableName table, JsonTree.Member member, List<Column> columns) {
    if (!(member.value() instanceof JsonTree.Branch branch)) {
      wrong(
          "the columns of '%s' must be an object: {\"name\": \"TYPE\"}".formatted(table),
          member.value().place());
      return;
    }
    Map<String, String> seen = new LinkedHashMap<>();
    for (JsonTree.Member column : branch.members()) {
      if (seen.put(Identifiers.fold(column.key()), column.key()) != null) {
        duplicate(
            "column '%s' of '%s' stands twice (names ignore case)".formatted(column.key(), table),
            column.place());
      } else if (column.value() instanceof JsonTree.Leaf type) {
        type(table, column.key(), type, columns);
      } else {
        wrong(
            "the type of column '%s' must be a text such as \"INTEGER\"".formatted(column.key()),
            column.value().place());
      }
    }
  }

  private void type(TableName table, String column, JsonTree.Leaf type, List<Column> columns) {
    try {
      columns.add(new Column(column, DataType.parse(type.text())));
    } catch (WeirException e) {
      if (NAME_OF_A_TYPE.matcher(type.text()).matches()) {
        columns.add(new Column(column, new OpaqueType(type.text())));
        warnings.add(
            Problem.at(
                ErrorCode.UNKNOWN_TYPE,
                "column '%s' of '%s' can be selected and no more: %s"
                    .formatted(column, table, e.problems().getFirst().message()),
                type.place()));
        return;
      }
      for (Problem problem : e.problems()) {
        problems.add(Problem.at(problem.code(), problem.message(), type.place()));
      }
    }
  }

  /// Splits `a."b.c"` into `a` and `b.c`.
  private List<String> parts(JsonTree.Member member) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    String key = member.key();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '"' && quoted && i + 1 < key.length() && key.charAt(i + 1) == '"') {
        part.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    if (quoted || parts.contains("")) {
      wrong("'%s' is no name of a table".formatted(member.key()), member.place());
    }
    return parts;
  }

  private void wrong(String message, SourcePlace place) {
    problems.add(Problem.at(ErrorCode.INVALID_OPTION, message, place));
  }

  private void duplicate(String message, SourcePlace place) {
    problems.add(Problem.at(ErrorCode.DUPLICATE_NAME, message, place));
  }
}
