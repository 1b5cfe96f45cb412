package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One part of the program as a CycloneDX bill of materials tells of it.
///
/// @param json its object in the bill
record Component(Map<String, @Nullable Object> json) {
  String text(String name) {
    return String.valueOf(json.get(name));
  }

  /// The jar it is delivered as.
  String jar() {
    return text("name") + "-" + text("version") + ".jar";
  }

  /// Such as `Apache-2.0`.
  ///
  /// @throws PackingFailed when it names none
  String licences() {
    if (!(json.get("licenses") instanceof List<?> licences) || licences.isEmpty()) {
      throw new PackingFailed(text("name") + " does not say which licence it is under.");
    }
    return licences.stream().map(Component::licence).collect(Collectors.joining(", "));
  }

  /// Its object with the files that were made of it, and their digests.
  ///
  /// @param type what CycloneDX calls such a part
  /// @param root of the distribution; the names of the files are relative to it
  Map<String, @Nullable Object> delivered(String type, Path root, List<Path> files)
      throws IOException {
    var parts = new ArrayList<@Nullable Object>();
    for (Path file : files) {
      var part = new LinkedHashMap<String, @Nullable Object>();
      part.put("type", "file");
      part.put("name", root.relativize(file).toString());
      part.put("hashes", List.of(Map.of("alg", "SHA-256", "content", Digests.sha256(file))));
      parts.add(part);
    }
    var delivered = new LinkedHashMap<String, @Nullable Object>();
    delivered.put("type", type);
    delivered.putAll(json);
    delivered.put("type", type);
    delivered.put("components", parts);
    return delivered;
  }

  private static String licence(@Nullable Object entry) {
    if (entry instanceof Map<?, ?> map) {
      if (map.get("expression") instanceof String expression) {
        return expression;
      }
      if (map.get("license") instanceof Map<?, ?> licence) {
        Object id = licence.get("id");
        return String.valueOf(id == null ? licence.get("name") : id);
      }
    }
    throw new PackingFailed("This is no licence: " + entry);
  }
}
