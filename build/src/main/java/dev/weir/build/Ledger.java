package dev.weir.build;

import dev.weir.compile.function.FunctionCatalog;
import dev.weir.compile.json.RelationJson;
import dev.weir.model.ErrorCode;
import dev.weir.model.Identifiers;
import dev.weir.model.WeirException;
import dev.weir.model.relation.Relation;
import dev.weir.store.JsonRecord;
import dev.weir.store.StagingArea;
import dev.weir.store.StoreFailures;
import dev.weir.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The record of builds, as files that are written once and never changed:
///
/// | path | what |
/// | --- | --- |
/// | `ledger/builds/<product>/<build id>.json` | [BuildRecord] |
/// | `ledger/relations/<product>/<build id>.json` | the bound relation that was built, `weir.relation/1` |
/// | `ledger/lineage/<product>/<build id>.json` | where its columns come from, and what was scanned, `weir.build-lineage/1` |
/// | `ledger/changes/<product>/<build id>-<build id before>.json` | what changed in meaning, `weir.change/1` |
/// | `ledger/heads/<product>/<sequence>.json` | [Head]; the highest sequence is the current one |
/// | `ledger/runs/<run id>.json` | what one run decided and did |
///
/// One primitive carries it: put a file if its name is free. Reading has no effect. Thread-safe.
final class Ledger {
  private static final Pattern SEQUENCE = Pattern.compile("[0-9]{10}\\.json");

  private final Path root;
  private final FunctionCatalog functions;

  /// A ledger whose relations call functions of a catalog.
  Ledger(StoreLayout layout, FunctionCatalog functions) {
    this.root = layout.ledger();
    this.functions = functions;
  }

  /// The current build of a product; empty when there is none.
  ///
  /// @throws dev.weir.model.WeirException with `STORE_CORRUPT`
  Optional<Head> head(String product) {
    Path folder = heads(product);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SEQUENCE.matcher(String.valueOf(file.getFileName())).matches())
          .max(Path::compareTo)
          .flatMap(file -> JsonRecord.read(file, Head.FORMAT))
          .map(Head::read);
    } catch (IOException e) {
      throw StoreFailures.reading("list the heads of " + product, folder, e);
    }
  }

  /// The record of a build; empty when there is none.
  ///
  /// @throws dev.weir.model.WeirException with `STORE_CORRUPT`
  Optional<BuildRecord> record(String product, String buildId) {
    return JsonRecord.read(recordFile(product, buildId), BuildRecord.FORMAT).map(BuildRecord::read);
  }

  /// Keeps a record; an earlier one of the same build stays.
  void keep(BuildRecord record, StagingArea staging) {
    Path file = recordFile(record.product(), record.buildId());
    if (!Files.exists(file)) {
      staging.putIfAbsent(file, record.json());
    }
  }

  /// The relation that a build ran; empty when it was not kept, or when it is none by what this
  /// version of Weir demands of one: an earlier version may have kept it.
  ///
  /// @throws dev.weir.model.WeirException with `STORE_CORRUPT` if the file is not JSON
  Optional<Relation> relation(String product, String buildId) {
    Path file = relationFile(product, buildId);
    try {
      return Optional.of(RelationJson.load(Files.readString(file), functions));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreFailures.reading("read the relation of " + product, file, e);
    } catch (WeirException e) {
      if (e.code() == ErrorCode.STORE_CORRUPT) {
        return Optional.empty();
      }
      throw StoreFailures.corrupt(e.problems().getFirst().message(), file, e);
    }
  }

  /// Keeps the relation that a build ran; an earlier one of the same build stays.
  void keepRelation(String product, String buildId, Relation relation, StagingArea staging) {
    Path file = relationFile(product, buildId);
    if (!Files.exists(file)) {
      staging.putIfAbsent(file, RelationJson.dump(relation));
    }
  }

  /// A text that is kept beside the record of a build.
  ///
  /// @param kind the folder
  record Kept(String kind, String product, String name) {
    /// What changed from one build to another.
    static Kept change(String product, String before, String now) {
      return new Kept("changes", product, now + "-" + before);
    }
  }

  /// Keeps a text unless one is there, which stays.
  void keepText(Kept kept, Supplier<String> text, StagingArea staging) {
    Path file = file(kept);
    if (!Files.exists(file)) {
      staging.putIfAbsent(file, text.get());
    }
  }

  /// A text that was kept; empty when there is none.
  Optional<String> text(Kept kept) {
    Path file = file(kept);
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreFailures.reading("read the evidence of a build of " + kept.product(), file, e);
    }
  }

  private Path file(Kept kept) {
    Path folder = root.resolve(kept.kind()).resolve(Identifiers.fold(kept.product()));
    return folder.resolve(kept.name() + ".json");
  }

  /// The head before this one.
  Optional<Head> before(String product, Head head) {
    return JsonRecord.read(headFile(product, head.sequence() - 1), Head.FORMAT).map(Head::read);
  }

  /// Makes a build the current one, if the head is still where the caller saw it.
  HeadMove moveHead(
      String product, Optional<Head> seen, String buildId, String runId, StagingArea staging) {
    long sequence = seen.map(Head::sequence).orElse(0L) + 1;
    Head next = new Head(product, sequence, buildId, runId);
    Path file = headFile(product, sequence);
    return staging.putIfAbsent(file, next.json())
        ? new HeadMove.Moved(next)
        : new HeadMove.Conflict();
  }

  /// Keeps what a run did.
  void keepRun(String runId, String json, StagingArea staging) {
    staging.putIfAbsent(root.resolve("runs").resolve(runId + ".json"), json);
  }

  private Path headFile(String product, long sequence) {
    return heads(product).resolve(String.format(Locale.ROOT, "%010d.json", sequence));
  }

  private Path heads(String product) {
    return root.resolve("heads").resolve(Identifiers.fold(product));
  }

  private Path relationFile(String product, String buildId) {
    return root.resolve("relations").resolve(Identifiers.fold(product)).resolve(buildId + ".json");
  }

  private Path recordFile(String product, String buildId) {
    return root.resolve("builds").resolve(Identifiers.fold(product)).resolve(buildId + ".json");
  }
}
