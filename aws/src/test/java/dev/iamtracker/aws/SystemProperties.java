package dev.iamtracker.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Sets system properties, and puts them back as they were.
final class SystemProperties {
  private final Map<String, Optional<String>> before = new HashMap<>();

  void set(String name, String value) {
    before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  void restore() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                known -> System.setProperty(name, known), () -> System.clearProperty(name)));
  }
}
