package dev.weir.build;

import dev.weir.build.YamlNode.Entry;
import dev.weir.compile.policy.PolicyReading;
import dev.weir.compile.policy.SqlPolicy;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.Problem;
import dev.weir.model.SourcePlace;
import dev.weir.model.WeirException;
import dev.weir.run.ArrowSources;
import dev.weir.run.FileFormat;
import dev.weir.run.RuntimeProfile;
import dev.weir.store.FileSource;
import dev.weir.store.KeptSource;
import dev.weir.store.OrderTier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads `weir.yaml` and all product files, and reports everything that is wrong with them at once.
final class ProjectReader {
  static final String FILE_NAME = "weir.yaml";

  private static final List<String> KEYS =
      List.of("project", "store", "profile", "policy", "defaults", "sources");
  private static final List<String> DEFAULT_KEYS = List.of("order", "nondeterminism");
  private static final List<String> KINDS = List.of("parquet", "csv", "json", "java");
  private static final List<String> SOURCE_KEYS =
      List.of("parquet", "csv", "json", "java", "options");

  private final Path folder;
  private final Problems problems = new Problems();
  private final Set<String> unread = new TreeSet<>();
  private final Set<String> flawed = new TreeSet<>();

  ProjectReader(Path folder) {
    this.folder = folder;
  }

  /// @throws WeirException when there is no `weir.yaml`, or it is not YAML: nothing is known then
  ///   of the tables that the products read
  Draft read() {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new WeirException(
          ErrorCode.MISSING_FILE,
          "there is no %s in %s; name the folder of a project, or make one with 'weir init %s'"
              .formatted(FILE_NAME, folder, folder));
    }
    SourceText text = SourceText.read(file);
    YamlNode node =
        YamlReader.read(text, text.text(), 0, problems).orElse(new YamlNode.Mapping(List.of(), 0));
    boolean readable = problems.count() == 0;
    YamlFields fields = YamlFields.closed(node, FILE_NAME, KEYS, text, problems);
    String profile =
        fields
            .parsed("profile", name -> RuntimeProfile.named(name).name())
            .orElse(RuntimeProfile.names().getFirst());
    Path store = folder.resolve(fields.text("store").orElse(".weir"));
    List<ProjectSource> sources = sources(fields, text);
    ProjectPolicies policies = new ProjectPolicies(folder);
    Optional<SqlPolicy> policy =
        fields.entry("policy").isPresent()
            ? fields.parsed("policy", policies::named).flatMap(PolicyReading::policy)
            : Optional.of(SqlPolicy.standard());
    List<Product> products = products(defaults(fields, text, policy, policies), store);
    policies.problems().forEach(problems::add);
    products = withoutDuplicates(sources, products);
    Path real = folder.toAbsolutePath().normalize();
    String name = fields.text("project").orElse(String.valueOf(real.getFileName()));
    if (!readable) {
      problems.throwAny();
    }
    Project project = new Project(name, folder, store, profile, sources, products);
    return new Draft(project, problems.all(), unread, flawed);
  }

  private ProductDefaults defaults(
      YamlFields fields, SourceText text, Optional<SqlPolicy> policy, ProjectPolicies policies) {
    Optional<YamlFields> stated =
        fields
            .node("defaults")
            .map(node -> YamlFields.closed(node, "defaults", DEFAULT_KEYS, text, problems));
    return new ProductDefaults(
        stated
            .flatMap(defaults -> defaults.parsed("order", OrderTier::parse))
            .orElse(new OrderTier.Unordered()),
        stated
            .flatMap(defaults -> defaults.parsed("nondeterminism", NondeterminismMode::parse))
            .orElse(NondeterminismMode.REFUSE),
        policy,
        policies);
  }

  private List<ProjectSource> sources(YamlFields fields, SourceText text) {
    List<ProjectSource> sources = new ArrayList<>();
    Optional<YamlNode> node = fields.node("sources");
    if (node.isPresent()) {
      for (Entry entry : YamlFields.open(node.get(), "sources", text, problems).entries()) {
        TableNames.check("source", entry.key(), text, entry.offset(), problems);
        source(entry, text)
            .ifPresentOrElse(sources::add, () -> unread.add(Identifiers.fold(entry.key())));
      }
    }
    return sources;
  }

  private Optional<ProjectSource> source(Entry entry, SourceText text) {
    String what = "source " + entry.key();
    YamlFields fields = YamlFields.closed(entry.value(), what, SOURCE_KEYS, text, problems);
    List<String> kinds = KINDS.stream().filter(kind -> fields.entry(kind).isPresent()).toList();
    if (kinds.size() != 1) {
      fields.invalid(
          "%s needs exactly one of %s, for example { parquet: \"data/%s/*.parquet\" }"
              .formatted(what, String.join(", ", KINDS), entry.key()),
          entry.offset());
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    SourcePlace place = text.place(entry.offset());
    Map<String, String> options = options(fields, what, text);
    return kind.equals("java")
        ? code(entry.key(), fields, options, place)
        : files(entry.key(), kind, fields, options, place);
  }

  private static Optional<ProjectSource> files(
      String name, String kind, YamlFields fields, Map<String, String> options, SourcePlace place) {
    List<String> patterns = fields.texts(kind);
    FileFormat format = FileFormat.valueOf(kind.toUpperCase(Locale.ROOT));
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProjectSource.OfFiles(new FileSource(name, format, patterns, options), place));
  }

  private static Optional<ProjectSource> code(
      String name, YamlFields fields, Map<String, String> options, SourcePlace place) {
    return fields
        .parsed(
            "java",
            className -> new KeptSource(name, className, ArrowSources.load(className), options))
        .map(source -> new ProjectSource.OfCode(source, place));
  }

  private Map<String, String> options(YamlFields fields, String what, SourceText text) {
    Map<String, String> options = new TreeMap<>();
    Optional<YamlNode> node = fields.node("options");
    if (node.isPresent()) {
      YamlFields inner = YamlFields.open(node.get(), "options of " + what, text, problems);
      for (Entry entry : inner.entries()) {
        inner.text(entry.key(), entry.value()).ifPresent(value -> options.put(entry.key(), value));
      }
    }
    return options;
  }

  /// A product file as far as it could be read, and what is wrong with it.
  private record ReadFile(
      Path file, Optional<ProductReader.Reading> reading, List<Problem> problems) {
    Optional<Product> product() {
      return reading.map(ProductReader.Reading::product);
    }
  }

  /// Reads the files on all cores: a project may have thousands.
  private List<Product> products(ProductDefaults defaults, Path store) {
    List<ReadFile> files =
        ProductFiles.below(folder.resolve("products"), store).parallelStream()
            .map(file -> read(file, defaults))
            .toList();
    List<Product> products = new ArrayList<>();
    for (ReadFile read : files) {
      read.problems().forEach(problems::add);
      read.product().ifPresent(products::add);
      read.reading()
          .filter(reading -> reading.policy().isEmpty())
          .ifPresent(reading -> unread.add(Identifiers.fold(reading.product().name())));
      if (!read.problems().isEmpty()) {
        read.product()
            .ifPresentOrElse(
                product -> flawed.add(Identifiers.fold(product.name())),
                () -> unread.add(Identifiers.fold(ProductReader.fileName(read.file()))));
      }
    }
    return products;
  }

  private static ReadFile read(Path file, ProductDefaults defaults) {
    Problems found = new Problems();
    try {
      var reading = ProductReader.read(file, SourceText.read(file), defaults, found);
      return new ReadFile(file, Optional.of(reading), found.all());
    } catch (WeirException e) {
      e.problems().forEach(found::add);
      return new ReadFile(file, Optional.empty(), found.all());
    }
  }

  private List<Product> withoutDuplicates(List<ProjectSource> sources, List<Product> products) {
    Map<String, SourcePlace> taken = new TreeMap<>();
    sources.forEach(source -> take("source", source.name(), source.place(), taken));
    return products.stream()
        .filter(product -> take("product", product.name(), product.place(), taken))
        .toList();
  }

  private boolean take(
      String what, String name, SourcePlace place, Map<String, SourcePlace> taken) {
    SourcePlace first = taken.putIfAbsent(Identifiers.fold(name), place);
    if (first != null) {
      problems.add(
          Problem.at(
              ErrorCode.DUPLICATE_NAME,
              "the %s '%s' has a name that is taken already, at %s; products and sources share one name space, in which case does not matter"
                  .formatted(what, name, first.label()),
              place));
    }
    return first == null;
  }
}
