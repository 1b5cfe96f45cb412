package dev.iamtracker.cli.collect;

import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.collect.CollectProgress;
import java.util.ArrayList;
import java.util.List;

/// One line on standard error that says how far collecting is, redrawn in place; silent where
/// standard error is no terminal.
final class CollectLine implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private boolean shown;

  CollectLine(Terminal terminal) {
    this.terminal = terminal;
  }

  void update(CollectProgress progress, long events) {
    if (!terminal.showsErr()) {
      return;
    }
    shown = true;
    terminal.err().print(ERASE + line(progress, events));
    terminal.err().flush();
  }

  private String line(CollectProgress progress, long events) {
    List<String> parts = new ArrayList<>();
    parts.add(progress.done() + " of " + Figures.count(progress.streams(), "stream"));
    parts.add(Figures.count(progress.requests(), "request"));
    parts.add(Figures.count(events, "event"));
    if (progress.throttled() > 0) {
      parts.add(Figures.count(progress.throttled()) + " throttled");
    }
    if (progress.left().toSeconds() > 0) {
      parts.add("about " + Figures.duration(progress.left()) + " left");
    }
    var line = new StringBuilder();
    for (String part : parts) {
      if (line.length() + part.length() + 2 > terminal.width()) {
        break;
      }
      line.append(part).append("  ");
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() {
    erase();
  }

  /// Makes room for something else.
  void erase() {
    if (shown) {
      shown = false;
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }
}
