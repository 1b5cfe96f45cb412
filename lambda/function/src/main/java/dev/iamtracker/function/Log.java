package dev.iamtracker.function;

import java.util.function.Consumer;

/// What a function writes to its log: JSON objects, one a line, so that no text that comes from
/// outside can pass for a line of its own.
public record Log(Consumer<String> lines) {
  public void say(String message) {
    write(new JsonObject().text("message", message));
  }

  public void write(JsonObject object) {
    lines.accept(object.line());
  }
}
