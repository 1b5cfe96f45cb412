package dev.iamtracker.channel;

import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.alert.Message;
import dev.iamtracker.finding.Level;
import java.io.PrintWriter;

/// Prints alerts for people.
///
/// @param isTerminal whether levels may be coloured
public record ConsoleChannel(PrintWriter out, boolean isTerminal) implements Channel {
  private static final String RESET = "\u001b[0m";

  @Override
  public String name() {
    return "console";
  }

  @Override
  public Delivery deliver(Message message) {
    String headline = MessageText.headline(message);
    out.println(isTerminal ? coloured(message.level(), headline) : headline);
    MessageText.details(message).forEach(line -> out.println("  " + line));
    return out.checkError() ? new Uncertain("the output was closed") : new Accepted();
  }

  /// Colours the word in brackets only.
  private static String coloured(Level level, String headline) {
    int end = headline.indexOf(']') + 1;
    return colour(level) + headline.substring(0, end) + RESET + headline.substring(end);
  }

  private static String colour(Level level) {
    return switch (level) {
      case CRITICAL -> "\u001b[1;31m";
      case HIGH -> "\u001b[31m";
      case MEDIUM -> "\u001b[33m";
      case LOW, INFORMATIONAL -> "\u001b[2m";
    };
  }
}
