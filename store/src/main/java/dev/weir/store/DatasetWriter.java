package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.Schema;
import dev.weir.model.WeirException;
import dev.weir.run.Cancellation;
import dev.weir.run.CopyProgress;
import dev.weir.run.CopyRequest;
import dev.weir.run.CopyRows;
import dev.weir.run.Engine;
import dev.weir.run.EngineSession;
import dev.weir.run.WrittenFile;
import dev.weir.run.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes datasets: first into a staging folder, where everything is checked, hashed and forced to
/// the disk, then under their final name in one step. The caller holds the writer lock of the name.
public final class DatasetWriter {
  private final StagingArea staging;
  private final Engine engine;
  private final Datasets datasets;

  /// A writer for one run.
  public DatasetWriter(StagingArea staging, Engine engine) {
    this.staging = staging;
    this.engine = engine;
    this.datasets = new Datasets(staging.layout());
  }

  /// What to write.
  ///
  /// @param name the product or kept source
  /// @param buildId what decides the content
  /// @param rows the rows
  /// @param schema their columns
  public record Order(
      String name,
      String buildId,
      CopyRows rows,
      Schema schema,
      WriteSpec write,
      Contract contract,
      CopyProgress progress,
      Cancellation cancellation) {}

  /// A dataset that is complete but not yet published.
  public record Staged(Path folder, Manifest manifest) {}

  /// Writes and checks the rows.
  ///
  /// @throws WeirException among others with `CONTRACT_VIOLATION` or `SCHEMA_MISMATCH`; nothing is
  ///   published then
  public Staged stage(Order order, EngineSession session) {
    Path folder = staging.fresh(order.buildId());
    try {
      WrittenFiles written =
          session.copy(
              new CopyRequest(
                  order.rows(),
                  folder,
                  order.write().order().writeOrder(),
                  order.write().parquet(),
                  order.progress(),
                  order.cancellation()));
      check(order, session, folder, written);
      Manifest manifest = manifest(order, folder, written);
      DurableFiles.write(folder.resolve(Manifest.FILE_NAME), manifest.json());
      DurableFiles.forceFolder(folder);
      return new Staged(folder, manifest);
    } catch (IOException e) {
      WeirException failure =
          StoreFailures.writing("write the files of " + order.name(), folder, e);
      discard(folder, failure);
      throw failure;
    } catch (WeirException e) {
      discard(folder, e);
      throw e;
    }
  }

  /// Makes room at once: the disk may be full.
  private static void discard(Path folder, WeirException failure) {
    try {
      DurableFiles.deleteTree(folder);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /// Gives the staged dataset its final name. What lies there already wins if it is whole, and
  /// makes room if it is damaged.
  public Dataset publish(Staged staged) {
    String name = staged.manifest().name();
    String buildId = staged.manifest().buildId();
    Path target = staging.layout().dataset(name, buildId);
    try {
      switch (datasets.find(name, buildId)) {
        case Found.Whole(Dataset dataset) -> {
          return dataset;
        }
        case Found.Damaged damaged -> Files.move(target, staging.fresh("damaged"));
        case Found.Nothing nothing -> DurableFiles.createFolders(staging.layout().datasets(name));
      }
      DurableFiles.publish(staged.folder(), target);
      return new Dataset(target, staged.manifest());
    } catch (IOException e) {
      throw StoreFailures.writing("publish " + name, target, e);
    }
  }

  private void check(Order order, EngineSession session, Path folder, WrittenFiles written) {
    List<String> names = written.files().stream().map(WrittenFile::name).toList();
    String scan = engine.scanSql(Dataset.scan(folder, names, order.schema()));
    Schema found = session.describe(scan);
    if (!found.equals(order.schema())) {
      throw new WeirException(
          ErrorCode.SCHEMA_MISMATCH,
          "the files of %s read back as (%s), but (%s) was expected; nothing was published"
              .formatted(order.name(), found.text(), order.schema().text()));
    }
    new RowCheck(order.contract(), written, session, scan).require();
    List<String> keys = order.write().order().sortKeys();
    if (!keys.isEmpty()) {
      List<String> files =
          names.stream()
              .map(name -> engine.scanSql(Dataset.scan(folder, List.of(name), order.schema())))
              .toList();
      CanonicalCheck.requireRising(order.name(), keys, session, files);
    }
  }

  private Manifest manifest(Order order, Path folder, WrittenFiles written) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (WrittenFile file : written.files()) {
      Path path = folder.resolve(file.name());
      DurableFiles.force(path);
      files.add(
          new DataFile(
              file.name(),
              file.rows(),
              file.bytes(),
              file.rowGroups(),
              FileDigest.sha256(path),
              file.columns()));
    }
    OrderTier tier = order.write().order();
    return new Manifest(
        order.name(),
        order.buildId(),
        engine.identity().text(),
        order.schema(),
        order.write().facts(),
        tier.name(),
        tier.sortKeys(),
        files);
  }
}
