package dev.iamtracker.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimJarTest {
  private static final Platform LINUX = Platform.of("Linux", "amd64");
  private static final byte[] LIBRARY = {1, 2, 3};

  @TempDir private Path folder;
  private Path jars = Path.of("");
  private Path natives = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    jars = Files.createDirectory(folder.resolve("lib"));
    natives = Files.createDirectory(folder.resolve("native"));
  }

  @Test
  void putsTheLibraryOfThePlatformBesideTheJar() throws IOException {
    Path source =
        jar(Map.of("linux/amd64/libx.so", LIBRARY, "win/amd64/x.dll", LIBRARY, "a.txt", LIBRARY));

    List<Path> unpacked = new SlimJar(source).write(jars, natives, LINUX);

    assertThat(unpacked).containsExactly(natives.resolve("libx.so"));
    assertThat(natives.resolve("libx.so")).hasBinaryContent(LIBRARY);
    try (var slim = new ZipFile(jars.resolve("source.jar").toFile())) {
      assertThat(slim.stream().map(ZipEntry::getName)).containsExactly("a.txt");
      assertThat(slim.stream().map(ZipEntry::getMethod)).containsExactly(ZipEntry.STORED);
    }
  }

  @Test
  void refusesALibraryThatIsNotMadeForThePlatform() throws IOException {
    Path source = jar(Map.of("win/amd64/x.dll", LIBRARY));

    assertThatThrownBy(() -> new SlimJar(source).write(jars, natives, LINUX))
        .isInstanceOf(PackingFailed.class)
        .hasMessage("source.jar holds no native library for linux-x86_64.");
  }

  @Test
  void theSameFilesMakeTheSameJar() throws IOException {
    Path source = jar(Map.of("b.txt", LIBRARY, "META-INF/MANIFEST.MF", LIBRARY, "a.txt", LIBRARY));
    new SlimJar(source).write(jars, natives, LINUX);
    byte[] first = Files.readAllBytes(jars.resolve("source.jar"));

    new SlimJar(source).write(jars, natives, LINUX);

    assertThat(jars.resolve("source.jar")).hasBinaryContent(first);
    try (var slim = new ZipFile(jars.resolve("source.jar").toFile())) {
      assertThat(slim.stream().map(ZipEntry::getName))
          .containsExactly("META-INF/MANIFEST.MF", "a.txt", "b.txt");
    }
  }

  @Test
  void bringsOldClassesToAVersionThatIsVerifiedByFrames() throws Exception {
    Path source = jar(Map.of("Old.class", classThatBranches(49)));
    new SlimJar(source).write(jars, natives, LINUX);
    Path slim = jars.resolve("source.jar");

    try (var jar = new ZipFile(slim.toFile());
        InputStream file = jar.getInputStream(jar.getEntry("Old.class"))) {
      assertThat(ModernClass.major(file.readAllBytes())).isEqualTo(52);
    }
    try (var loader = new URLClassLoader(new URL[] {slim.toUri().toURL()})) {
      Object larger =
          loader.loadClass("Old").getMethod("larger", int.class, int.class).invoke(null, 3, 5);
      assertThat(larger).isEqualTo(5);
    }
  }

  @Test
  void leavesNewerClassesAlone() {
    byte[] file = classThatBranches(61);

    assertThat(new ModernClass(Map.of("Old.class", file)).modernised(file)).isSameAs(file);
  }

  /// `static int larger(int a, int b) { return a > b ? a : b; }`, without frames when it is old.
  private static byte[] classThatBranches(int version) {
    return ClassFile.of(
            version < 50
                ? ClassFile.StackMapsOption.DROP_STACK_MAPS
                : ClassFile.StackMapsOption.GENERATE_STACK_MAPS)
        .build(
            ClassDesc.of("Old"),
            type ->
                type.withVersion(version, 0)
                    .withFlags(ClassFile.ACC_PUBLIC)
                    .withMethodBody(
                        "larger",
                        MethodTypeDesc.of(
                            ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> {
                          Label second = code.newLabel();
                          code.iload(0)
                              .iload(1)
                              .if_icmple(second)
                              .iload(0)
                              .ireturn()
                              .labelBinding(second)
                              .iload(1)
                              .ireturn();
                        }));
  }

  private Path jar(Map<String, byte[]> files) throws IOException {
    Path file = folder.resolve("source.jar");
    try (OutputStream stream = Files.newOutputStream(file);
        var jar = new ZipOutputStream(stream)) {
      for (Map.Entry<String, byte[]> one : files.entrySet()) {
        jar.putNextEntry(new ZipEntry(one.getKey()));
        jar.write(one.getValue());
      }
    }
    return file;
  }
}
