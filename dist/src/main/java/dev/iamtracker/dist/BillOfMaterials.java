package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The CycloneDX bill of materials of a distribution: what Maven knows about the libraries, the
/// Java runtime besides, and which files of the distribution they are.
///
/// @param json the bill as the CycloneDX plugin wrote it
record BillOfMaterials(Map<String, @Nullable Object> json) {
  static BillOfMaterials read(Path file) throws IOException {
    return new BillOfMaterials(JsonTree.object(Files.readString(file)));
  }

  /// The libraries, the jar of the command itself included.
  List<Component> libraries() {
    var libraries = new ArrayList<Component>();
    libraries.add(new Component(object(object(json.get("metadata")).get("component"))));
    for (Object one : list("components")) {
      libraries.add(new Component(object(one)));
    }
    return libraries;
  }

  /// The text of the bill of a distribution.
  ///
  /// @throws PackingFailed when the jars there are not those of the bill
  String of(AppTree tree, JavaRuntime runtime, String version, Platform platform)
      throws IOException {
    List<Component> libraries = libraries();
    compare(libraries, tree);
    var components = new ArrayList<@Nullable Object>();
    for (Component library : libraries) {
      components.add(library.delivered("library", tree.folder(), tree.filesOf(library.jar())));
    }
    Component java = runtime.component();
    components.add(java.delivered("platform", tree.folder(), tree.filesIn("runtime")));
    Component program = program(version, platform);

    Map<String, @Nullable Object> metadata = object(json.get("metadata"));
    metadata.put(
        "component", program.delivered("application", tree.folder(), tree.filesOfItsOwn()));
    List<@Nullable Object> dependencies = list("dependencies");
    dependencies.addFirst(
        Map.of(
            "ref",
            program.text("bom-ref"),
            "dependsOn",
            List.of(libraries.getFirst().text("bom-ref"), java.text("bom-ref"))));
    var whole = new LinkedHashMap<String, @Nullable Object>(json);
    whole.put("metadata", metadata);
    whole.put("components", components);
    whole.put("dependencies", dependencies);
    return JsonTree.text(whole);
  }

  private static void compare(List<Component> libraries, AppTree tree) throws IOException {
    var told = new TreeSet<String>();
    libraries.forEach(library -> told.add(library.jar()));
    var found = new TreeSet<String>();
    tree.jars().forEach(jar -> found.add(String.valueOf(jar.getFileName())));
    if (!told.equals(found)) {
      throw new PackingFailed("The bill of materials lists " + told + ", but there are " + found);
    }
  }

  private static Component program(String version, Platform platform) {
    String reference = "pkg:generic/iat@" + version + "?platform=" + platform.name();
    var program = new LinkedHashMap<String, @Nullable Object>();
    program.put("bom-ref", reference);
    program.put("name", "iat");
    program.put("version", version);
    program.put("description", "IAM Activity Tracker for " + platform.name());
    program.put("purl", reference);
    return new Component(program);
  }

  private List<@Nullable Object> list(String name) {
    return json.get(name) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      var object = new LinkedHashMap<String, @Nullable Object>();
      map.forEach((name, one) -> object.put(String.valueOf(name), one));
      return object;
    }
    throw new PackingFailed("The bill of materials has " + value + " where an object belongs.");
  }
}
