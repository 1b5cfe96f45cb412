package dev.iamtracker.collector;

import java.util.function.Consumer;

/// What a function writes to its log: JSON objects, one a line, so that no text that comes from
/// outside can pass for a line of its own.
record Log(Consumer<String> lines) {
  void say(String message) {
    write(new JsonObject().text("message", message));
  }

  void write(JsonObject object) {
    lines.accept(object.line());
  }
}
