package dev.weir.examples;

import dev.weir.model.ErrorCode;
import dev.weir.model.Sha256;
import dev.weir.model.WeirException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The modules and class files of the running JDK, through its `jrt:/` file system.
final class RuntimeImage {
  private static final String SUFFIX = ".class";
  private static final int CHUNK_BYTES = 16 << 20;

  private final Path modules;
  private final Path packed;

  private RuntimeImage(Path modules, Path packed) {
    this.modules = modules;
    this.packed = packed;
  }

  /// The image of the JVM that runs this code.
  static RuntimeImage running() {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    return new RuntimeImage(modules, Path.of(System.getProperty("java.home"), "lib", "modules"));
  }

  /// All modules, in alphabetical order.
  List<String> modules() {
    try (Stream<Path> folders = Files.list(modules)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The class files of these modules, ordered by class name within the order of the modules.
  List<ClassFilePath> classFiles(List<String> from) {
    List<ClassFilePath> files = new ArrayList<>();
    for (String module : from) {
      Path root = modules.resolve(module);
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().endsWith(SUFFIX))
            .map(file -> new ClassFilePath(module, className(root, file), file))
            .sorted(Comparator.comparing(ClassFilePath::className))
            .forEach(files::add);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
    return files;
  }

  /// The SHA-256 of all that the image holds. Images with equal digests have equal class files.
  String digest() {
    try {
      return Files.isRegularFile(packed) ? packedDigest() : unpackedDigest();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The digest of the digests of the file's chunks, so that every core can take one.
  private String packedDigest() throws IOException {
    long size = Files.size(packed);
    int chunks = Math.toIntExact(Math.ceilDiv(size, CHUNK_BYTES));
    List<byte[]> digests =
        IntStream.range(0, chunks).parallel().mapToObj(this::chunkDigest).toList();
    MessageDigest whole = Sha256.digest();
    whole.update((size + " bytes").getBytes(StandardCharsets.UTF_8));
    digests.forEach(whole::update);
    return Sha256.hex(whole.digest());
  }

  private byte[] chunkDigest(int chunk) {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    try (FileChannel file = FileChannel.open(packed)) {
      long at = (long) chunk * CHUNK_BYTES;
      long end = Math.min(at + CHUNK_BYTES, file.size());
      while (at < end) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
        int read = file.read(buffer, at);
        if (read < 0) {
          break;
        }
        digest.update(buffer.flip());
        at += read;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return digest.digest();
  }

  /// For a JDK as its own build leaves it, which has no packed image.
  private String unpackedDigest() throws IOException {
    MessageDigest whole = Sha256.digest();
    for (ClassFilePath file : classFiles(modules())) {
      String name = file.module() + "/" + file.className() + "\n";
      whole.update(name.getBytes(StandardCharsets.UTF_8));
      MessageDigest one = Sha256.digest();
      whole.update(one.digest(Files.readAllBytes(file.path())));
    }
    return Sha256.hex(whole.digest());
  }

  private static String className(Path root, Path file) {
    String name = root.relativize(file).toString();
    return name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
  }

  private static WeirException unreadable(IOException cause) {
    return new WeirException(
        ErrorCode.SOURCE_FAILED, "cannot read the classes of the running JDK: " + cause, cause);
  }
}
