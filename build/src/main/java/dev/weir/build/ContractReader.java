package dev.weir.build;

import dev.weir.build.YamlNode.Entry;
import dev.weir.build.YamlNode.Mapping;
import dev.weir.build.YamlNode.Sequence;
import dev.weir.model.DataType;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.store.Contract;
import dev.weir.store.Contract.Nullability;
import dev.weir.store.Contract.PromisedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a contract. A column is `id: BIGINT`, `id: BIGINT NOT NULL` or `id: { type: BIGINT,
/// nullable: false }`, or one of a list of `{ name: id, type: BIGINT, nullable: false }`. Keys are
/// one list of columns, or a list of such lists.
final class ContractReader {
  private static final Pattern NOT_NULL = Pattern.compile("(?i)\\s+not\\s+null\\s*$");
  private static final List<String> COLUMN_KEYS = List.of("name", "type", "nullable");

  private final SourceText source;
  private final Problems problems;
  private final List<PromisedColumn> columns = new ArrayList<>();

  private ContractReader(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  static Contract read(YamlNode node, SourceText source, Problems problems) {
    return new ContractReader(source, problems).read(node);
  }

  private Contract read(YamlNode node) {
    YamlFields fields =
        YamlFields.closed(node, "contract", List.of("columns", "keys"), source, problems);
    fields.node("columns").ifPresent(value -> columns(value, fields));
    return new Contract(columns, keys(fields));
  }

  private void columns(YamlNode node, YamlFields fields) {
    switch (node) {
      case Mapping(List<Entry> entries, int offset) ->
          entries.forEach(entry -> column(entry.key(), entry.value(), entry.offset(), fields));
      case Sequence(List<YamlNode> items, int offset) -> items.forEach(this::column);
      case YamlNode.Scalar scalar ->
          fields.invalid(
              "'columns' of contract must be a mapping of names to types, not "
                  + scalar.described(),
              scalar.offset());
    }
  }

  private void column(YamlNode item) {
    YamlFields fields = YamlFields.closed(item, "a column", COLUMN_KEYS, source, problems);
    Optional<String> name = fields.text("name");
    if (name.isPresent()) {
      column(name.get(), item, item.offset(), fields);
    } else if (!fields.entries().isEmpty()) {
      fields.invalid("a column in a list needs a name: { name: id, type: BIGINT }", item.offset());
    }
  }

  private void column(String name, YamlNode node, int offset, YamlFields parent) {
    if (columns.stream().anyMatch(column -> Identifiers.same(column.name(), name))) {
      parent.invalid("the contract names the column '" + name + "' twice", offset);
      return;
    }
    if (node instanceof Mapping) {
      String what = "column " + name;
      YamlFields fields = YamlFields.closed(node, what, COLUMN_KEYS, source, problems);
      boolean nullable = fields.truth("nullable").orElse(true);
      if (fields.entry("type").isEmpty()) {
        fields.invalid(what + " needs a type: { type: BIGINT }", offset);
      }
      fields
          .parsed("type", DataType::parse)
          .ifPresent(type -> columns.add(new PromisedColumn(name, type, nullability(nullable))));
    } else {
      parent.text(name, node).ifPresent(text -> column(name, text, node.offset()));
    }
  }

  private void column(String name, String text, int offset) {
    String type = NOT_NULL.matcher(text).replaceFirst("");
    try {
      boolean nullable = type.equals(text);
      columns.add(new PromisedColumn(name, DataType.parse(type), nullability(nullable)));
    } catch (WeirException e) {
      problems.add(e, source.place(offset));
    }
  }

  private List<List<String>> keys(YamlFields fields) {
    Optional<YamlNode> node = fields.node("keys");
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Sequence(List<YamlNode> items, int offset)
        && !items.isEmpty()
        && items.stream().allMatch(Sequence.class::isInstance)) {
      return items.stream().map(item -> key(((Sequence) item).items(), fields)).toList();
    }
    List<String> single = fields.texts("keys");
    return single.isEmpty() ? List.of() : List.of(single);
  }

  private List<String> key(List<YamlNode> items, YamlFields fields) {
    List<String> names = new ArrayList<>();
    items.forEach(item -> fields.text("keys", item).ifPresent(names::add));
    return names;
  }

  private static Nullability nullability(boolean nullable) {
    return nullable ? Nullability.NULLABLE : Nullability.NEVER_NULL;
  }
}
