package dev.iamtracker.cli.terminal;

import dev.iamtracker.cli.figure.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// One line on standard error that says how far a run is, redrawn in place; silent where standard
/// error is no terminal. Safe to update from several threads.
public final class Progress implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final int BAR = 24;
  private static final String ERASE = "\r\u001b[K";

  private final Terminal terminal;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;
  private boolean shown;
  private boolean closed;

  public Progress(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.instant();
    this.next = start.plus(PACE);
  }

  /// Redraws the line, at most ten times a second.
  ///
  /// @param done bytes read
  /// @param total bytes to read, 0 when unknown
  /// @param records records met so far
  public synchronized void update(long done, long total, long records) {
    if (closed || !terminal.showsErr()) {
      return;
    }
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PACE);
    shown = true;
    terminal.err().print(ERASE + line(done, total, records, Duration.between(start, now)));
    terminal.err().flush();
  }

  /// Erases the line.
  @Override
  public synchronized void close() {
    closed = true;
    if (shown) {
      shown = false;
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }

  private String line(long done, long total, long records, Duration elapsed) {
    List<String> parts = new ArrayList<>();
    boolean measurable = total > 0 && done <= total;
    if (measurable) {
      parts.add(Figures.share(done, total));
      parts.add(Figures.bytes(done) + " of " + Figures.bytes(total));
    } else if (done > 0) {
      parts.add(Figures.bytes(done));
    }
    parts.add(Figures.count(records, "record"));
    if (elapsed.compareTo(SETTLED) >= 0) {
      parts.add(Figures.count(Math.round(records * 1000.0 / elapsed.toMillis())) + "/s");
      if (measurable && done > 0) {
        long left = Math.round((double) elapsed.toMillis() * (total - done) / done);
        parts.add(Figures.duration(Duration.ofSeconds(Math.ceilDiv(left, 1000L))) + " left");
      }
    }
    StringBuilder line = new StringBuilder();
    int width = 0;
    if (measurable && terminal.width() > 2 * BAR) {
      line.append(bar(done, total)).append("  ");
      width = BAR + 2;
    }
    for (String part : parts) {
      width += part.length() + 2;
      if (width > terminal.width()) {
        break;
      }
      line.append(part).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private String bar(long done, long total) {
    int filled = (int) Math.min(BAR, BAR * done / total);
    Ink ink = terminal.errInk();
    return ink.cyan("━".repeat(filled)) + ink.dim("─".repeat(BAR - filled));
  }
}
