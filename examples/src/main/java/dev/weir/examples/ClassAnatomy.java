package dev.weir.examples;

import dev.weir.model.Sha256;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes one class file apart into a row of [ClassColumns].
final class ClassAnatomy {
  private static final ClassFile PARSER =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);

  private final ClassModel model;
  private final long id;

  private ClassAnatomy(ClassModel model, long id) {
    this.model = model;
    this.id = id;
  }

  /// The row of a class file.
  ///
  /// @throws IllegalArgumentException when the bytes are no class file
  static Row of(ClassFilePath file, byte[] bytes) {
    ClassModel model = PARSER.parse(bytes);
    long id = StableId.ofClass(file.module(), file.className(), bytes);
    return new ClassAnatomy(model, id).row(file, bytes);
  }

  private Row row(ClassFilePath file, byte[] bytes) {
    int dot = file.className().lastIndexOf('.');
    return Row.of(
        id,
        file.module(),
        dot < 0 ? null : file.className().substring(0, dot),
        file.className(),
        kind(),
        access(sourceFlags()),
        model.flags().flagsMask(),
        model.superclass().map(ClassAnatomy::name).orElse(null),
        model.interfaces().stream().map(ClassAnatomy::name).toList(),
        model.findAttribute(Attributes.nestHost()).map(a -> name(a.nestHost())).orElse(null),
        model
            .findAttribute(Attributes.signature())
            .map(a -> a.signature().stringValue())
            .orElse(null),
        model
            .findAttribute(Attributes.sourceFile())
            .map(a -> a.sourceFile().stringValue())
            .orElse(null),
        model.majorVersion(),
        bytes.length,
        Sha256.of(bytes),
        fields(),
        methods());
  }

  private String kind() {
    int flags = model.flags().flagsMask();
    if ((flags & ClassFile.ACC_MODULE) != 0) {
      return "module";
    }
    if (model.thisClass().asInternalName().endsWith("/package-info")) {
      return "package";
    }
    if ((flags & ClassFile.ACC_ANNOTATION) != 0) {
      return "annotation";
    }
    if ((flags & ClassFile.ACC_INTERFACE) != 0) {
      return "interface";
    }
    if ((flags & ClassFile.ACC_ENUM) != 0) {
      return "enum";
    }
    return model.findAttribute(Attributes.record()).isPresent() ? "record" : "class";
  }

  /// The flags of a nested class stand truly only in its `InnerClasses` attribute: as a class of
  /// its own, a private one is package-private and a protected one public.
  private int sourceFlags() {
    String self = model.thisClass().asInternalName();
    return model.findAttribute(Attributes.innerClasses()).stream()
        .map(InnerClassesAttribute::classes)
        .flatMap(List::stream)
        .filter(inner -> inner.innerClass().asInternalName().equals(self))
        .map(InnerClassInfo::flagsMask)
        .findFirst()
        .orElse(model.flags().flagsMask());
  }

  private List<Row> fields() {
    List<Row> rows = new ArrayList<>();
    for (FieldModel field : model.fields()) {
      String name = field.fieldName().stringValue();
      String descriptor = field.fieldType().stringValue();
      int flags = field.flags().flagsMask();
      rows.add(
          Row.of(
              StableId.ofMember(id, name, descriptor),
              name,
              descriptor,
              field
                  .findAttribute(Attributes.signature())
                  .map(a -> a.signature().stringValue())
                  .orElse(null),
              flags,
              access(flags)));
    }
    return rows;
  }

  private List<Row> methods() {
    List<Row> rows = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      String name = method.methodName().stringValue();
      String descriptor = method.methodType().stringValue();
      int flags = method.flags().flagsMask();
      Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
      CodeAnatomy anatomy = CodeAnatomy.of(method);
      rows.add(
          Row.of(
              StableId.ofMember(id, name, descriptor),
              name,
              descriptor,
              method
                  .findAttribute(Attributes.signature())
                  .map(a -> a.signature().stringValue())
                  .orElse(null),
              flags,
              access(flags),
              code.map(CodeAttribute::codeLength).orElse(null),
              code.isPresent() ? anatomy.lines() : null,
              anatomy.calls(),
              anatomy.fieldAccesses()));
    }
    return rows;
  }

  private static String access(int flags) {
    if ((flags & ClassFile.ACC_PUBLIC) != 0) {
      return "public";
    }
    if ((flags & ClassFile.ACC_PROTECTED) != 0) {
      return "protected";
    }
    return (flags & ClassFile.ACC_PRIVATE) != 0 ? "private" : "package";
  }

  static String name(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }
}
