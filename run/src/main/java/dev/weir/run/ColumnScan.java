package dev.weir.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One scan of a table in an engine's plan of a query.
///
/// @param table the table's name, where the engine tells it; of files it does not
/// @param columns the columns that the scan hands on, as the engine names them: a part of a struct
///   is `s.part`
/// @param filters conditions that the scan applies itself, as the engine writes them; they read
///   columns that need not be among `columns`
public record ColumnScan(Optional<String> table, List<String> columns, List<String> filters) {
  private static final List<String> COUNTED =
      List.of("file_index", "file_row_number", "filename", "rowid");

  public ColumnScan {
    Objects.requireNonNull(table);
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
  }

  /// The columns of a table that this reads, in the order of the table, if it is one of that table.
  ///
  /// @param names all columns of the table
  public List<String> of(List<String> names) {
    Set<String> read = new LinkedHashSet<>();
    columns.forEach(c -> column(c, names).ifPresent(read::add));
    return names.stream()
        .filter(n -> read.contains(n) || filters.stream().anyMatch(f -> mentions(f, n)))
        .toList();
  }

  /// Whether it can be a scan of a table of those columns: it reads no other ones, but what an
  /// engine counts itself (`rowid`, `file_row_number`).
  public boolean isOf(List<String> names) {
    return columns.stream().allMatch(c -> COUNTED.contains(c) || column(c, names).isPresent());
  }

  /// The column itself, or the one that the text is a part of.
  private static Optional<String> column(String text, List<String> names) {
    for (int end = text.length(); end > 0; end = text.lastIndexOf('.', end - 1)) {
      if (names.contains(text.substring(0, end))) {
        return Optional.of(text.substring(0, end));
      }
    }
    return Optional.empty();
  }

  /// Whether a name stands in a text, not as a part of a longer one.
  private static boolean mentions(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !isPartOfName(text.charAt(at - 1));
      if (begins && (end == text.length() || !isPartOfName(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'';
  }
}
