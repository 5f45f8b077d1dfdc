package dev.weir.store;

import dev.weir.model.ErrorCode;
import dev.weir.model.NearestNames;
import dev.weir.model.WeirException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the files of a source, in one order on every machine: pattern by pattern, and within one
/// pattern by relative name. Symbolic links are followed. Files below the store are never found.
public final class FileDiscovery {
  private final Path project;
  private final Path store;

  /// @param project the folder that patterns are relative to
  /// @param store the folder that is left out
  public FileDiscovery(Path project, Path store) {
    this.project = project.toAbsolutePath().normalize();
    this.store = store.toAbsolutePath().normalize();
  }

  /// A file of a source.
  ///
  /// @param name the path below the fixed part of the pattern, with `/` between parts
  public record FoundFile(Path path, String name) {}

  /// The files of a source, at least one.
  ///
  /// @throws WeirException with `MISSING_FILE`
  public List<FoundFile> find(FileSource source) {
    List<FoundFile> files = new ArrayList<>();
    for (String pattern : source.patterns()) {
      List<FoundFile> found = find(source, pattern);
      if (found.isEmpty()) {
        throw missing(source, "no file matches '%s' below %s".formatted(pattern, project));
      }
      for (FoundFile file : found) {
        if (files.stream().noneMatch(other -> other.path().equals(file.path()))) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private List<FoundFile> find(FileSource source, String pattern) {
    List<String> parts = List.of(pattern.replace(File.separatorChar, '/').split("/", -1));
    int fixed = 0;
    while (fixed < parts.size() && !GlobPattern.hasWildcard(parts.get(fixed))) {
      fixed++;
    }
    if (fixed == parts.size()) {
      return List.of(single(source, pattern));
    }
    String base = String.join("/", parts.subList(0, fixed));
    Path folder =
        project.resolve(base.isEmpty() && pattern.startsWith("/") ? "/" : base).normalize();
    if (!Files.isDirectory(folder)) {
      throw missing(
          source, "the folder %s of the pattern '%s' does not exist".formatted(folder, pattern));
    }
    return matches(folder, new GlobPattern(String.join("/", parts.subList(fixed, parts.size()))));
  }

  private List<FoundFile> matches(Path folder, GlobPattern glob) {
    Pattern regex = glob.regex();
    try (Stream<Path> paths = Files.walk(folder, glob.depth(), FileVisitOption.FOLLOW_LINKS)) {
      return paths
          .filter(path -> !path.startsWith(store))
          .map(path -> new FoundFile(path, relative(folder, path)))
          .filter(file -> regex.matcher(file.name()).matches() && Files.isRegularFile(file.path()))
          .sorted(Comparator.comparing(FoundFile::name))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new WeirException(
          ErrorCode.MISSING_FILE, "cannot list the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private FoundFile single(FileSource source, String pattern) {
    Path path = project.resolve(pattern).normalize();
    if (Files.isDirectory(path)) {
      throw missing(
          source,
          "'%s' is a folder; name its files, for example '%s/*.%s'"
              .formatted(pattern, pattern, source.format().name().toLowerCase(Locale.ROOT)));
    }
    if (!Files.isRegularFile(path)) {
      throw missing(source, "there is no file " + path + near(path));
    }
    return new FoundFile(path, String.valueOf(path.getFileName()));
  }

  private static String near(Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "; its folder does not exist either";
    }
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names = siblings.map(p -> String.valueOf(p.getFileName())).sorted().toList();
      return NearestNames.hint(String.valueOf(path.getFileName()), names);
    } catch (IOException e) {
      return "";
    }
  }

  private static String relative(Path folder, Path path) {
    return folder.relativize(path).toString().replace(File.separatorChar, '/');
  }

  private static WeirException missing(FileSource source, String why) {
    return new WeirException(
        ErrorCode.MISSING_FILE,
        "source '%s': %s; put the data there, or correct the pattern"
            .formatted(source.name(), why));
  }
}
