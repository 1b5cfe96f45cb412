package dev.iamtracker.alert;

import dev.iamtracker.finding.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a channel delivers. Its texts are of bounded length and hold no character that does
/// anything but show; what a format such as JSON or markup needs beyond that is up to the channel.
///
/// @param id of the alert, the same for every channel and every try
/// @param repeat whether it may have been delivered before
/// @param kind `finding`, `repetition`, `history` or `test`
/// @param rule id of the rule, empty for several rules
/// @param sentence what happened
/// @param facts values by name, in the order in which they are to be shown; absent ones are left
///   out
/// @param techniques ATT&CK ids
/// @param steps what to do first
/// @param lines findings of a digest, each on one line
/// @param link to the event in the AWS console
public record Message(
    String id,
    boolean repeat,
    String kind,
    Level level,
    String rule,
    String sentence,
    Map<Fact, String> facts,
    List<String> techniques,
    List<String> steps,
    List<String> lines,
    Optional<String> link) {
  /// What Amazon SNS takes as a subject.
  ///
  /// See https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  public static final int MOST_SUBJECT = 99;

  public Message {
    techniques = List.copyOf(techniques);
    steps = List.copyOf(steps);
    lines = List.copyOf(lines);
  }

  /// A line for the subject of a mail: at most [#MOST_SUBJECT] printable ASCII characters.
  public String subject() {
    String title = fact(Fact.TITLE);
    String who = fact(Fact.SESSION).isEmpty() ? fact(Fact.ACTOR) : fact(Fact.SESSION);
    String what = title.isEmpty() ? sentence : title + " (" + who + ", " + fact(Fact.ACCOUNT) + ")";
    String line =
        ("[" + level.text().toUpperCase(Locale.ROOT) + "] IAM Alert: " + what)
            .replaceAll("[^ -~]+", "?");
    return line.length() <= MOST_SUBJECT ? line : line.substring(0, MOST_SUBJECT - 3) + "...";
  }

  /// The value of a fact, empty where it is absent.
  public String fact(Fact fact) {
    return facts.getOrDefault(fact, "");
  }
}
