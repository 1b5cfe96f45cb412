package dev.iamtracker.channel;

import dev.iamtracker.alert.Fact;
import dev.iamtracker.alert.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An alert as lines of text, for people.
public final class MessageText {
  private MessageText() {}

  /// `[CRITICAL] alice created …`, marked where it is a repeat or a test.
  public static String headline(Message message) {
    return "["
        + message.level().text().toUpperCase(Locale.ROOT)
        + "] "
        + (message.kind().equals("test") ? "TEST: " : "")
        + (message.repeat() ? "(sent again) " : "")
        + message.sentence();
  }

  /// Everything below the headline.
  public static List<String> details(Message message) {
    var lines = new ArrayList<String>();
    for (Map.Entry<Fact, String> fact : message.facts().entrySet()) {
      lines.add(fact.getKey().label() + ": " + fact.getValue());
    }
    if (!message.rule().isEmpty()) {
      lines.add("Rule id: " + message.rule());
    }
    if (!message.techniques().isEmpty()) {
      lines.add("ATT&CK: " + String.join(", ", message.techniques()));
    }
    message.lines().forEach(line -> lines.add("- " + line));
    for (int i = 0; i < message.steps().size(); i++) {
      lines.add("What to do " + (i + 1) + ": " + message.steps().get(i));
    }
    message.link().ifPresent(link -> lines.add("Event: " + link));
    lines.add("Alert id: " + message.id());
    return lines;
  }
}
