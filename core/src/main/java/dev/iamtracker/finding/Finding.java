package dev.iamtracker.finding;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one rule says about one event, or about one episode of events.
///
/// Texts come out of logs, which attackers write; absent is empty. Nothing here is escaped: whoever
/// shows it does that.
///
/// @param id the same whenever the same rule looks at the same event or episode
/// @param rule short id of the rule
/// @param level after the step down of an attempt
/// @param title of the rule
/// @param sentence what happened, actor and target filled in
/// @param attempt whether it was tried and denied
/// @param time of the event, or of the first one of an episode
/// @param eventId of the event, or of the first one of an episode
/// @param source event source, such as iam.amazonaws.com
/// @param action event name
/// @param actor who acted
/// @param mfa `yes`, `no` or empty where it is not known
/// @param target what it was done to
/// @param techniques ATT&CK ids, such as T1098.001
/// @param response what to do first
/// @param references of the rule
/// @param episode the events behind the finding of a correlation, null for a single event
public record Finding(
    String id,
    String rule,
    Level level,
    String title,
    String sentence,
    boolean attempt,
    Instant time,
    String eventId,
    String source,
    String action,
    String error,
    String account,
    String region,
    String actor,
    String session,
    String accessKey,
    String mfa,
    String sourceIp,
    String userAgent,
    String target,
    List<String> techniques,
    List<String> response,
    List<String> references,
    @Nullable Episode episode) {
  private static final Pattern DENIAL =
      Pattern.compile("(?i)access.?denied|unauthori[sz]ed|not.?authori[sz]ed|forbidden");

  public Finding {
    techniques = List.copyOf(techniques);
    response = List.copyOf(response);
    references = List.copyOf(references);
  }

  /// The events of a correlation.
  ///
  /// @param group what they have in common, such as the user
  /// @param first time of the first event
  /// @param last time of the last event
  /// @param count how many there are
  /// @param events ids in the order of their times, at most [#MOST_EVENTS]
  public record Episode(
      String group, Instant first, Instant last, long count, List<String> events) {
    public static final int MOST_EVENTS = 1_000;

    public Episode {
      events = List.copyOf(events);
    }
  }

  /// Time of the event, or of the last one of an episode.
  public Instant last() {
    return episode == null ? time : episode.last();
  }

  /// Whether an error says that something was not allowed, rather than that it did not work.
  public static boolean isDenial(String error) {
    return DENIAL.matcher(error).find();
  }

  /// The id of the finding of a rule on a single event.
  public static String id(String rule, String eventId) {
    return rule + "/" + eventId;
  }
}
