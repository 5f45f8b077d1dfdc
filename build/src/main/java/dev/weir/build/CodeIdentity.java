package dev.weir.build;

import dev.weir.compile.Compiler;
import dev.weir.model.Sha256;
import dev.weir.sql.SqlParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Which code it is that compiles: what another version of it computed must not be taken for what
/// this one would compute, even where nobody raised a version number.
final class CodeIdentity {
  private static final List<Class<?>> PARTS =
      List.of(Sha256.class, SqlParser.class, Compiler.class, Builds.class);

  private CodeIdentity() {}

  /// Names and checksums of all classes; empty when they do not come from jars.
  static Optional<String> ofJars() {
    StringBuilder text = new StringBuilder();
    try {
      for (Class<?> part : PARTS) {
        Optional<Path> jar = jar(part);
        if (jar.isEmpty()) {
          return Optional.empty();
        }
        try (ZipFile file = new ZipFile(jar.get().toFile())) {
          file.stream()
              .sorted(Comparator.comparing(ZipEntry::getName))
              .forEach(entry -> text.append(entry.getName()).append(entry.getCrc()).append('\n'));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(Sha256.of(text.toString()));
  }

  private static Optional<Path> jar(Class<?> part) {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
