package dev.weir.examples;

import dev.weir.model.Column;
import dev.weir.model.DataType;
import dev.weir.model.Schema;
import java.util.List;

/// The columns of [JdkClasses].
///
/// - Names of classes are binary names (`java.util.Map$Entry`), those of arrays as the JVM spells
///   them (`[Ljava.lang.Object;`); descriptors and signatures stand as in the class file.
/// - `id` is made from module, name and bytes of the class file, and within the class from name and
///   descriptor: equal class files have equal ids in every run. Never negative.
/// - `flags` are the JVM's access flags, `access` the same in words: `public`, `protected`,
///   `package` or `private`; for a nested class as its source states it.
/// - `line` is null where the class file has no line numbers; `lines` counts the source lines that
///   have code. A method without code has null in `code_bytes` and `lines`.
/// - Calls: `kind` is the instruction (`virtual`, `special`, `static`, `interface`), `dynamic` for
///   the bootstrap method of a dynamic call, or `handle` for a method that is not called there but
///   referred to: a lambda's body, a method reference.
/// - Field accesses: `kind` is `get`, `put`, `getstatic`, `putstatic`, or `handle`.
final class ClassColumns {
  private static final String FIELD =
      "STRUCT(id BIGINT, \"name\" VARCHAR, descriptor VARCHAR, signature VARCHAR, flags INTEGER,"
          + " \"access\" VARCHAR)";

  private static final String CALL =
      "STRUCT(owner VARCHAR, \"name\" VARCHAR, descriptor VARCHAR, kind VARCHAR, line INTEGER)";

  private static final String METHOD =
      "STRUCT(id BIGINT, \"name\" VARCHAR, descriptor VARCHAR, signature VARCHAR, flags INTEGER,"
          + " \"access\" VARCHAR, code_bytes INTEGER, lines INTEGER, calls "
          + CALL
          + "[], field_accesses "
          + CALL
          + "[])";

  static final Schema SCHEMA =
      new Schema(
          List.of(
              column("id", "BIGINT"),
              column("module", "VARCHAR"),
              column("package", "VARCHAR"),
              column("name", "VARCHAR"),
              column("kind", "VARCHAR"),
              column("access", "VARCHAR"),
              column("flags", "INTEGER"),
              column("super_class", "VARCHAR"),
              column("interfaces", "VARCHAR[]"),
              column("nest_host", "VARCHAR"),
              column("signature", "VARCHAR"),
              column("source_file", "VARCHAR"),
              column("class_file_version", "INTEGER"),
              column("bytes", "INTEGER"),
              column("sha256", "VARCHAR"),
              column("fields", FIELD + "[]"),
              column("methods", METHOD + "[]")));

  private ClassColumns() {}

  private static Column column(String name, String type) {
    return new Column(name, DataType.parse(type));
  }
}
