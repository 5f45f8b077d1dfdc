package dev.weir.build;

import dev.weir.compile.policy.PolicyReading;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.ErrorCode;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import dev.weir.run.Compression;
import dev.weir.run.FileLayout;
import dev.weir.run.ParquetOptions;
import dev.weir.store.Contract;
import dev.weir.store.OrderTier;
import dev.weir.store.WriteSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads one product file: SQL, with YAML in its header comment.
final class ProductReader {
  private static final List<String> KEYS =
      List.of(
          "product",
          "version",
          "description",
          "owner",
          "order",
          "nondeterminism",
          "policy",
          "contract",
          "write");
  private static final List<String> WRITE_KEYS =
      List.of("compression", "level", "row_group_rows", "file_bytes");

  private final SourceText source;
  private final ProductDefaults defaults;
  private final Problems problems;

  private ProductReader(SourceText source, ProductDefaults defaults, Problems problems) {
    this.source = source;
    this.defaults = defaults;
    this.problems = problems;
  }

  /// A product.
  ///
  /// @param policy that of the product; empty when it cannot be read, and nobody knows what the
  ///   query means
  record Reading(Product product, Optional<SqlPolicy> policy) {}

  /// The product in a file; what is wrong with it goes to the problems.
  static Reading read(Path file, SourceText source, ProductDefaults defaults, Problems problems) {
    return new ProductReader(source, defaults, problems).read(file);
  }

  private Reading read(Path file) {
    Optional<YamlNode> header = HeaderComment.find(source.text()).flatMap(this::header);
    YamlNode node = header.orElse(new YamlNode.Mapping(List.of(), 0));
    YamlFields fields = YamlFields.closed(node, "the header", KEYS, source, problems);
    String name = fields.text("product").orElse(fileName(file));
    int nameAt = fields.node("product").map(YamlNode::offset).orElse(0);
    TableNames.check("product", name, source, nameAt, problems);
    OrderTier order = fields.parsed("order", OrderTier::parse).orElse(defaults.order());
    Contract contract =
        fields
            .node("contract")
            .map(value -> ContractReader.read(value, source, problems))
            .orElse(Contract.NONE);
    SourcePlace place = source.place(nameAt);
    Optional<SqlPolicy> policy =
        fields.entry("policy").isPresent()
            ? fields.parsed("policy", defaults.policies()::named).flatMap(PolicyReading::policy)
            : defaults.policy();
    Product product =
        new Product(
            name,
            file,
            source.text(),
            place,
            fields.entry("contract").map(entry -> source.place(entry.offset())).orElse(place),
            fields.text("version"),
            fields.text("description"),
            fields.text("owner"),
            write(fields, order),
            contract,
            policy.orElse(SqlPolicy.standard()),
            fields
                .parsed("nondeterminism", NondeterminismMode::parse)
                .orElse(defaults.nondeterminism()));
    return new Reading(product, policy);
  }

  private Optional<YamlNode> header(HeaderComment comment) {
    if (comment.names(KEYS)) {
      return YamlReader.read(source, comment.yaml(), comment.offset(), problems);
    }
    // What only resembles a header is none if it is no YAML either.
    return comment.resembles(KEYS) || comment.hasOnlyKeys()
        ? YamlReader.read(source, comment.yaml(), comment.offset(), new Problems())
            .filter(YamlNode.Mapping.class::isInstance)
        : Optional.empty();
  }

  /// The name of a product whose header states none.
  static String fileName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.sql$", "");
  }

  private WriteSpec write(YamlFields header, OrderTier order) {
    Optional<YamlNode> node = header.node("write");
    if (node.isEmpty()) {
      return new WriteSpec(order, ParquetOptions.DEFAULT);
    }
    YamlFields fields = YamlFields.closed(node.get(), "write", WRITE_KEYS, source, problems);
    try {
      ParquetOptions options = ParquetOptions.DEFAULT;
      Optional<Compression> compression = fields.parsed("compression", Compression::named);
      if (compression.isPresent()) {
        options = options.withCompression(compression.get());
      }
      Optional<Integer> level = number(fields, "level");
      if (level.isPresent()) {
        options = options.withLevel(level.get());
      }
      Optional<Integer> rows = number(fields, "row_group_rows");
      if (rows.isPresent()) {
        options = options.withRowGroupRows(rows.get());
      }
      Optional<Long> bytes = fields.wholeNumber("file_bytes");
      if (bytes.isPresent()) {
        options = options.withLayout(new FileLayout.AboutBytes(bytes.get()));
      }
      return new WriteSpec(order, options);
    } catch (WeirException e) {
      problems.add(e, source.place(node.get().offset()));
      return new WriteSpec(order, ParquetOptions.DEFAULT);
    }
  }

  private static Optional<Integer> number(YamlFields fields, String key) {
    return fields
        .wholeNumber(key)
        .map(value -> {
          if (value != value.intValue()) {
            throw new WeirException(
                ErrorCode.INVALID_OPTION, "write option: " + key + " is too large: " + value);
          }
          return value.intValue();
        });
  }
}
