package dev.weir.examples;

import dev.weir.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Ids that are the same in every run: the first 63 bits of a SHA-256. Among the 700,000 classes,
/// methods and fields of a JDK, the odds of any two meeting are one in thirty million.
final class StableId {
  private StableId() {}

  /// The id of a class file in its module.
  static long ofClass(String module, String name, byte[] classFile) {
    MessageDigest digest = Sha256.digest();
    digest.update((module + "\0" + name + "\0").getBytes(StandardCharsets.UTF_8));
    return id(digest.digest(classFile));
  }

  /// The id of a method or field: descriptors tell overloads apart, and fields from methods.
  static long ofMember(long classId, String name, String descriptor) {
    MessageDigest digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(classId).flip());
    return id(digest.digest((name + "\0" + descriptor).getBytes(StandardCharsets.UTF_8)));
  }

  private static long id(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
  }
}
