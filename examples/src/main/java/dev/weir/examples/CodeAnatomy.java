package dev.weir.examples;

import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one method's code refers to, in the order of its instructions.
final class CodeAnatomy {
  private final List<Row> calls = new ArrayList<>();
  private final List<Row> fieldAccesses = new ArrayList<>();
  private final BitSet lines = new BitSet();
  private @Nullable Integer line;

  private CodeAnatomy() {}

  /// The anatomy of a method; of an abstract or native one, empty.
  static CodeAnatomy of(MethodModel method) {
    CodeAnatomy anatomy = new CodeAnatomy();
    method.code().ifPresent(anatomy::read);
    return anatomy;
  }

  List<Row> calls() {
    return calls;
  }

  List<Row> fieldAccesses() {
    return fieldAccesses;
  }

  /// How many source lines have code.
  int lines() {
    return lines.cardinality();
  }

  private void read(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> {
          line = number.line();
          lines.set(number.line());
        }
        case InvokeInstruction call ->
            calls.add(reference(call.method(), kind(call.opcode().name())));
        case InvokeDynamicInstruction call -> bootstrap(call.invokedynamic().bootstrap());
        case FieldInstruction access ->
            fieldAccesses.add(
                reference(access.field(), kind(access.opcode().name()).replace("field", "")));
        case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantEntry());
        default -> {
          // Everything else refers to nothing.
        }
      }
    }
  }

  private void bootstrap(BootstrapMethodEntry entry) {
    calls.add(reference(entry.bootstrapMethod().reference(), "dynamic"));
    entry.arguments().forEach(this::constant);
  }

  private void constant(LoadableConstantEntry entry) {
    if (entry instanceof MethodHandleEntry handle) {
      MemberRefEntry target = handle.reference();
      (target instanceof FieldRefEntry ? fieldAccesses : calls).add(reference(target, "handle"));
    } else if (entry instanceof ConstantDynamicEntry constant) {
      bootstrap(constant.bootstrap());
    }
  }

  private Row reference(MemberRefEntry member, String kind) {
    return Row.of(
        ClassAnatomy.name(member.owner()),
        member.name().stringValue(),
        member.type().stringValue(),
        kind,
        line);
  }

  /// `INVOKEVIRTUAL` → `virtual`, `GETSTATIC` → `getstatic`.
  private static String kind(String opcode) {
    return opcode.toLowerCase(Locale.ROOT).replace("invoke", "");
  }
}
