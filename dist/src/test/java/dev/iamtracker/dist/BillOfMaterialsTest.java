package dev.iamtracker.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {
  private static final String BILL =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
       "metadata": {"component": {"type": "library", "bom-ref": "cli", "group": "dev.iamtracker",
         "name": "iat-cli", "version": "1", "licenses": [{"license": {"id": "MIT"}}]}},
       "components": [{"type": "library", "bom-ref": "duck", "group": "org.duckdb",
         "name": "duck", "version": "2", "licenses": [{"license": {"id": "MIT"}}]}],
       "dependencies": [{"ref": "cli", "dependsOn": ["duck"]}, {"ref": "duck", "dependsOn": []}]}
      """;
  private static final Platform LINUX = Platform.of("Linux", "amd64");

  @TempDir private Path folder;
  private AppTree tree = new AppTree(Path.of(""), Map.of());
  private JavaRuntime runtime = new JavaRuntime(Path.of(""), Set.of());

  @BeforeEach
  void makeTree() throws IOException {
    tree =
        new AppTree(
            folder.resolve("tree"),
            Map.of("duck-2.jar", List.of(folder.resolve("tree/lib/native/libduck.so"))));
    for (String name :
        List.of(
            "bin/iat",
            "lib/iat.jar",
            "lib/answering.aot",
            "lib/reading.aot",
            "lib/iat-cli-1.jar",
            "lib/duck-2.jar",
            "lib/native/libduck.so",
            "runtime/bin/java",
            "runtime/lib/modules")) {
      Path file = tree.folder().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    Path jdk = Files.createDirectory(folder.resolve("jdk"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9\"\n");
    runtime = new JavaRuntime(jdk, Set.of("java.base", "java.sql"));
  }

  @Test
  void listsEveryFileOfTheProgramWithItsDigest() throws IOException {
    String bill = bill();

    for (String folder : List.of("bin", "lib", "runtime")) {
      for (Path file : tree.filesIn(folder)) {
        assertThat(bill)
            .contains(
                "\"" + tree.folder().relativize(file) + "\"", "\"" + Digests.sha256(file) + "\"");
      }
    }
  }

  @Test
  void namesTheRuntimeBesideTheLibraries() throws IOException {
    Map<String, ?> bill = JsonTree.object(bill());

    assertThat(bill.get("components"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .extracting(one -> ((Map<?, ?>) one).get("name") + " " + ((Map<?, ?>) one).get("version"))
        .containsExactly("iat-cli 1", "duck 2", "OpenJDK 25.0.3+9");
  }

  @Test
  void refusesABillThatDoesNotFitTheTree() throws IOException {
    Files.writeString(tree.lib().resolve("unknown-3.jar"), "");

    assertThatThrownBy(this::bill)
        .isInstanceOf(PackingFailed.class)
        .hasMessageContaining("unknown-3.jar");
  }

  @Test
  void keepsNumbersAndOrderOfTheJson() {
    String text = "{\"b\":1,\"a\":[true,null,1.50,\"x\"],\"c\":{}}";

    assertThat(JsonTree.text(JsonTree.object(text)).replaceAll("\\s", "")).isEqualTo(text);
  }

  private String bill() throws IOException {
    return new BillOfMaterials(JsonTree.object(BILL)).of(tree, runtime, "1", LINUX);
  }
}
