package dev.weir.build;

import dev.weir.compile.QueryIdentity;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import dev.weir.model.Sha256;
import dev.weir.model.TableName;
import dev.weir.store.FileHashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What compiling gave earlier, by what it depends on: the text of the query, the columns of the
/// tables that it reads, and the code that compiles; and what was learned of source files. Two
/// files per project and code, outside of both: looking at a project leaves no trace in it. The
/// second file holds what is newer than the first, so that a small change is a small write.
/// Thread-safe.
final class CompileCache implements FileHashes.Memory {
  private static final int SPARE = 20;

  /// The second file is written anew with each change until it has this share of the first.
  private static final int SHARE = 8;

  private final Optional<Path> file;
  private final Map<String, ByteBuffer> before;
  private final Map<String, ByteBuffer> recent;
  private final Map<String, ByteBuffer> used = new ConcurrentHashMap<>();

  /// Those of the used ones that this run has put there.
  private final Map<String, ByteBuffer> learned = new ConcurrentHashMap<>();

  /// The same few types stand in all schemas.
  private final Map<String, DataType> types = new ConcurrentHashMap<>();

  private CompileCache(Optional<Path> file) {
    this.file = file;
    this.before = file.map(CacheFile::read).orElse(Map.of());
    this.recent = file.map(CompileCache::recent).map(CacheFile::read).orElse(Map.of());
  }

  private static Path recent(Path file) {
    return Path.of(file.toString().replaceFirst("[.]cache$", "-recent.cache"));
  }

  /// The cache of a project.
  ///
  /// @param caches where all caches lie
  /// @param code which code it is that compiles
  static CompileCache of(Path project, Path caches, String code) {
    String name = Sha256.of(code + "\n" + project.toAbsolutePath().normalize());
    return new CompileCache(Optional.of(caches.resolve(name.substring(0, 32) + ".cache")));
  }

  /// Finds nothing and keeps nothing.
  static CompileCache none() {
    return new CompileCache(Optional.empty());
  }

  /// A query as it was compiled before.
  ///
  /// @param references the tables that its text names
  /// @param inputs all else that it depends on
  record Entry(List<TableName> references, String inputs, QueryIdentity identity) {}

  /// What was kept for a text.
  Optional<Entry> query(String text) {
    return get(textKey(text)).map(value -> reader(value).entry());
  }

  /// Keeps what compiling a text gave.
  void keepQuery(String text, Entry entry) {
    put(textKey(text), new CacheWriter().entry(entry).bytes());
  }

  /// The build id that was computed for a kept text when all else that decides was like that.
  Optional<String> buildId(String text, String rest) {
    return get(textKey(text)).flatMap(value -> reader(value).buildId(rest));
  }

  /// Keeps a build id beside a kept text, with all else that decides.
  void keepBuildId(String text, String rest, String buildId) {
    get(textKey(text))
        .ifPresent(value ->
            put(textKey(text), CacheWriter.copy(reader(value)).buildId(buildId, rest).bytes()));
  }

  /// The columns that the engine told under that key.
  Optional<Schema> schema(String key) {
    return get(schemaKey(key)).map(value -> reader(value).schema());
  }

  /// Keeps columns that the engine told.
  void keepSchema(String key, Schema schema) {
    put(schemaKey(key), new CacheWriter().schema(schema).bytes());
  }

  /// Whether two builds differ in nothing that is read; the key names both.
  Optional<Boolean> unread(String key) {
    return get(unreadKey(key)).map(value -> value.get(value.position()) == 1);
  }

  /// Keeps whether two builds differ in nothing that is read.
  void keepUnread(String key, boolean unread) {
    put(unreadKey(key), new byte[] {(byte) (unread ? 1 : 0)});
  }

  @Override
  public Optional<String> find(String file) {
    return get(fileKey(file))
        .map(value -> StandardCharsets.UTF_8.decode(value.duplicate()).toString());
  }

  @Override
  public void keep(String file, String sha256) {
    put(fileKey(file), sha256.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes what was kept since the start. What this run had no use for stays until there is more
  /// of it than of the rest.
  void save() {
    file.ifPresent(this::save);
  }

  private void save(Path whole) {
    SortedMap<String, ByteBuffer> young = new TreeMap<>(recent);
    young.putAll(learned);
    int all =
        before.size() + (int) young.keySet().stream().filter(k -> !before.containsKey(k)).count();
    if (all > 2 * used.size() + SPARE) {
      CacheFile.write(whole, new TreeMap<>(used));
      CacheFile.delete(recent(whole));
    } else if (learned.isEmpty()) {
      return;
    } else if (young.size() > before.size() / SHARE + SPARE) {
      SortedMap<String, ByteBuffer> now = new TreeMap<>(before);
      now.putAll(young);
      CacheFile.write(whole, now);
      CacheFile.delete(recent(whole));
    } else {
      CacheFile.write(recent(whole), young);
    }
  }

  private Optional<ByteBuffer> get(String key) {
    ByteBuffer value = used.get(key);
    if (value == null) {
      value = recent.containsKey(key) ? recent.get(key) : before.get(key);
      if (value != null) {
        used.put(key, value);
      }
    }
    return Optional.ofNullable(value);
  }

  private void put(String key, byte[] value) {
    if (file.isPresent()) {
      ByteBuffer kept = ByteBuffer.wrap(value);
      used.put(key, kept);
      learned.put(key, kept);
    }
  }

  private CacheReader reader(ByteBuffer value) {
    return new CacheReader(value, text -> types.computeIfAbsent(text, DataType::parse));
  }

  private String textKey(String text) {
    return "text\n" + text;
  }

  private String fileKey(String file) {
    return "file\n" + file;
  }

  private String unreadKey(String key) {
    return "unread\n" + key;
  }

  private String schemaKey(String key) {
    return Sha256.of("schema\n" + key);
  }
}
