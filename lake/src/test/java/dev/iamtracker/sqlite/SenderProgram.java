package dev.iamtracker.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Message;
import dev.iamtracker.finding.SampleFindings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Finds something and sends it in a process of its own, and stops where it is told to, to be
/// killed there.
final class SenderProgram {
  /// Where it stops.
  enum Stop {
    AFTER_STORING,
    BEFORE_SENDING,
    AFTER_SENDING
  }

  private SenderProgram() {}

  /// @param args a folder, and where to stop
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Stop stop = Stop.valueOf(args[1]);
    try (var home = new TestAlerts(folder)) {
      home.find(SampleFindings.finding("a"));
      waitIf(stop == Stop.AFTER_STORING);
      home.send(new Mailbox(folder.resolve("mailbox"), stop));
    }
  }

  private static void waitIf(boolean here) {
    if (here) {
      System.out.println("stopped");
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Keeps what arrives in a file, whatever becomes of the process.
  private record Mailbox(Path file, Stop stop) implements Channel {
    @Override
    public String name() {
      return "one";
    }

    @Override
    public Delivery deliver(Message message) {
      waitIf(stop == Stop.BEFORE_SENDING);
      try {
        Files.writeString(
            file, message.id() + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      waitIf(stop == Stop.AFTER_SENDING);
      return new Accepted();
    }
  }
}
