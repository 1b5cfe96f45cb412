package dev.iamtracker.hunt;

import dev.iamtracker.cloudtrail.FieldPath;
import dev.iamtracker.cloudtrail.FieldValue;
import dev.iamtracker.cloudtrail.RecordView;
import dev.iamtracker.derived.IdentityFields;
import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.event.Utf8;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Finding.Episode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes findings of events that matched: who did what to whom, from where, with what result.
public final class FindingText {
  private static final String DONE = "{actor} called {action} on {target}: ";
  private static final String FAILED =
      "{actor} called {action} on {target}, which failed ({error}): ";
  private static final String DENIED = "and was denied";
  private static final String TRIED =
      "{actor} tried to call {action} on {target} " + DENIED + " ({error}): ";
  private static final Utf8 FAILURE = Utf8.of("failure");
  private static final List<String> INVESTIGATE =
      List.of(
          "Ask {actor} whether this was intended; look at what else was done with the session.");

  private final RecordView record = new RecordView();
  private final Map<String, Sentence> sentences = new HashMap<>();
  private final IdentityFields derived;

  /// @param derived what `{iat.…}` in sentences stands for
  public FindingText(IdentityFields derived) {
    this.derived = derived;
  }

  /// The finding of a rule on a single event.
  ///
  /// @param attempt whether the rule is about what succeeds, and this was denied
  public Finding of(RuleText rule, boolean attempt, IdentityEvent event) {
    String sentence =
        attempt
            ? tried(rule, event)
            : rule.sentence().isEmpty() ? usual(event) + rule.title() : rule.sentence();
    return finding(
        Finding.id(rule.id(), event.id().toString()), rule, attempt, event, sentence, null);
  }

  /// The finding of a correlation on an episode.
  ///
  /// @param event the last one of the episode, which shows who acted and from where
  public Finding of(String id, RuleText rule, IdentityEvent event, Episode episode) {
    String sentence =
        rule.sentence().isEmpty()
            ? "{count} events of {group} within {duration}, the last one {action} by {actor}: "
                + rule.title()
            : rule.sentence();
    return finding(id, rule, false, event, sentence, episode);
  }

  /// Most tries fail because they are not allowed, some for other reasons.
  private static String tried(RuleText rule, IdentityEvent event) {
    if (rule.attempt().isEmpty()) {
      String tried = Finding.isDenial(error(event)) ? TRIED : TRIED.replace(DENIED, "and failed");
      return tried + rule.title();
    }
    return Finding.isDenial(error(event))
        ? rule.attempt()
        : rule.attempt().replace(DENIED, "and failed ({error})");
  }

  private static String usual(IdentityEvent event) {
    return failed(event) ? FAILED : DONE;
  }

  private static boolean failed(IdentityEvent event) {
    return event.is(Column.OUTCOME, FAILURE);
  }

  /// An account that stands for the target is named once.
  private static String onlyAccount(String template) {
    return template
        .replace(" ({target})", "")
        .replace("{target} in account {account}", "{target}")
        .replace("{action} of {target}", "{action}");
  }

  private Finding finding(
      String id,
      RuleText rule,
      boolean attempt,
      IdentityEvent event,
      String template,
      @Nullable Episode episode) {
    record.show(event);
    String target = Target.of(record, derived);
    Function<String, @Nullable String> words = word -> word(word, event, target, episode);
    return new Finding(
        id,
        rule.id(),
        attempt ? rule.level().lower() : rule.level(),
        rule.title(),
        sentence(Target.account(event).equals(target) ? onlyAccount(template) : template, words),
        attempt,
        episode == null ? event.time() : episode.first(),
        episode == null ? event.id().toString() : episode.events().getFirst(),
        text(event, Column.EVENT_SOURCE),
        text(event, Column.EVENT_NAME),
        error(event),
        text(event, Column.ACCOUNT_ID),
        text(event, Column.AWS_REGION),
        text(event, Column.USER_NAME),
        text(event, Column.SESSION_NAME),
        text(event, Column.ACCESS_KEY_ID),
        event.flag(Column.MFA_AUTHENTICATED).map(mfa -> mfa ? "yes" : "no").orElse(""),
        text(event, Column.SOURCE_IP),
        text(event, Column.USER_AGENT),
        target,
        rule.techniques(),
        (rule.response().isEmpty() ? INVESTIGATE : rule.response())
            .stream().map(step -> sentence(step, words)).toList(),
        rule.references(),
        episode);
  }

  private List<FieldValue> field(String name) {
    return name.startsWith(IdentityFields.PREFIX)
        ? derived.values(name, record)
        : record.values(FieldPath.of(name));
  }

  private String sentence(String template, Function<String, @Nullable String> words) {
    return sentences.computeIfAbsent(template, Sentence::of).filled(words, this::field);
  }

  /// What a short placeholder stands for, null for one that there is not.
  private static @Nullable String word(
      String name, IdentityEvent event, String target, @Nullable Episode episode) {
    return switch (name) {
      case "actor" -> actor(event);
      case "action" -> or(text(event, Column.EVENT_NAME), "an unknown action");
      case "target" -> target;
      case "account" -> or(text(event, Column.ACCOUNT_ID), "unknown");
      case "region" -> or(text(event, Column.AWS_REGION), "unknown");
      case "source_ip" -> or(text(event, Column.SOURCE_IP), "an unknown address");
      case "error" -> reason(event);
      case "failure" -> failed(event) ? ", which failed (" + reason(event) + ")" : "";
      case "count" -> episode == null ? "1" : Long.toString(episode.count());
      case "group" -> episode == null || episode.group().isEmpty() ? "anybody" : episode.group();
      case "duration" ->
          episode == null ? "0 s" : words(Duration.between(episode.first(), episode.last()));
      default -> null;
    };
  }

  private static String reason(IdentityEvent event) {
    return or(error(event), "no reason given");
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 120
        ? seconds + " s"
        : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  /// The identity, and the session it used.
  private static String actor(IdentityEvent event) {
    String name = or(text(event, Column.USER_NAME), "somebody");
    String session = text(event, Column.SESSION_NAME);
    return session.isEmpty() || session.equals(name) ? name : name + " (session " + session + ")";
  }

  /// Some sign-ins only say that they failed.
  private static String error(IdentityEvent event) {
    String error = or(text(event, Column.ERROR_CODE), text(event, Column.ERROR_MESSAGE));
    return error.isEmpty() && failed(event) ? "Failure" : error;
  }

  private static String text(IdentityEvent event, Column column) {
    return event.text(column).orElse("");
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
