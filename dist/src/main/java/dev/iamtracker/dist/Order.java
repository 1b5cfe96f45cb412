package dev.iamtracker.dist;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the build asks for, in arguments `name=value`.
///
/// @param values by name
record Order(Map<String, String> values) {
  Order {
    values = Map.copyOf(values);
  }

  static Order of(String... args) {
    var values = new LinkedHashMap<String, String>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        throw new PackingFailed("\"" + arg + "\" is not name=value.");
      }
      values.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    return new Order(values);
  }

  /// @throws PackingFailed when there is none
  String text(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw new PackingFailed("The setting " + name + " is missing.");
    }
    return value;
  }

  Path path(String name) {
    return Path.of(text(name)).toAbsolutePath().normalize();
  }

  /// The jars of the class path.
  List<Path> jars() {
    return Stream.of(text("classpath").split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  Platform platform() {
    return Platform.of(text("os"), text("machine"));
  }
}
