package dev.iamtracker.dist;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.Map;

/// Brings class files of old compilers to a version that an AOT cache accepts: it leaves out those
/// older than [#OLDEST_CACHED], because only newer ones carry the frames by which they are
/// verified.
final class ModernClass {
  /// Major version of Java 6.
  private static final int OLDEST_CACHED = 50;

  /// Major version of Java 8.
  private static final int MADE = 52;

  private final ClassFile reader;

  /// @param classes all class files of the jar by their paths; verification looks at supertypes
  ModernClass(Map<String, byte[]> classes) {
    ClassHierarchyResolver jar =
        ClassHierarchyResolver.ofResourceParsing(
            (ClassDesc type) -> {
              byte[] file = classes.get(path(type));
              return file == null ? null : new ByteArrayInputStream(file);
            });
    this.reader =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                jar.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
  }

  /// The same class; unchanged where it is new enough.
  byte[] modernised(byte[] file) {
    if (major(file) >= OLDEST_CACHED) {
      return file;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(MADE, 0);
          } else {
            builder.with(element);
          }
        };
    ClassTransform frames = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return reader.transformClass(reader.parse(file), version.andThen(frames));
  }

  static int major(byte[] file) {
    return ((file[6] & 0xff) << 8) | (file[7] & 0xff);
  }

  private static String path(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }
}
