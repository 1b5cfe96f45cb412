package dev.iamtracker.alert;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what happened, to whom it matters, and what to do first.
///
/// @param zone in which times are told besides UTC
public record AlertText(ZoneId zone) {
  private static final int MOST_STEPS = 5;
  private static final int MOST_TECHNIQUES = 10;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV", Locale.ROOT);

  /// The message for a single finding.
  public Message of(Finding finding, boolean repeat) {
    return new Message(
        AlertWords.safe(finding.id()),
        repeat,
        "finding",
        finding.level(),
        AlertWords.safe(finding.rule()),
        AlertWords.safe(finding.sentence()),
        facts(finding),
        finding.techniques().stream().limit(MOST_TECHNIQUES).map(AlertWords::safe).toList(),
        finding.response().stream().limit(MOST_STEPS).map(AlertWords::safe).toList(),
        List.of(),
        EventLink.of(finding.region(), finding.eventId()));
  }

  /// The message for many findings.
  public Message of(Alert.Digest digest, boolean repeat) {
    Map<Fact, String> facts = times(digest.first());
    facts.put(Fact.LAST_TIME, UTC.format(digest.last()));
    facts.put(Fact.COUNT, counts(digest));
    put(facts, Fact.ACTOR, digest.actor() == null ? "several" : digest.actor());
    String rule = digest.rule() == null ? "" : AlertWords.safe(digest.rule());
    return new Message(
        AlertWords.safe(digest.id()),
        repeat,
        digest.subject().name().toLowerCase(Locale.ROOT),
        digest.level(),
        rule,
        sentence(digest),
        facts,
        List.of(),
        List.of(
            switch (digest.subject()) {
              case REPETITION ->
                  "Look at all of them with: iat alerts list --rule "
                      + (rule.matches("[\\w./-]+") ? rule : "RULE");
              case HISTORY -> "Look at all of them with: iat alerts list";
            }),
        digest.sentences().stream()
            .limit(Alert.Digest.MOST_SENTENCES)
            .map(AlertWords::safe)
            .toList(),
        Optional.empty());
  }

  /// A message that says it is only a test.
  public Message test(String id, Instant now) {
    Map<Fact, String> facts = times(now);
    facts.put(Fact.OUTCOME, "nothing happened");
    return new Message(
        id,
        false,
        "test",
        Level.INFORMATIONAL,
        "test",
        "This is a test of IAM Activity Tracker: alerts arrive here.",
        facts,
        List.of(),
        List.of("Nothing to do."),
        List.of(),
        Optional.empty());
  }

  private Map<Fact, String> facts(Finding finding) {
    Map<Fact, String> facts = times(finding.time());
    put(facts, Fact.TITLE, finding.title());
    Finding.Episode episode = finding.episode();
    if (episode != null) {
      facts.put(Fact.LAST_TIME, UTC.format(episode.last()));
      facts.put(Fact.COUNT, Long.toString(episode.count()));
    }
    put(facts, Fact.ACCOUNT, finding.account());
    put(facts, Fact.REGION, finding.region());
    put(facts, Fact.ACTOR, finding.actor().isEmpty() ? "unknown" : finding.actor());
    put(facts, Fact.SESSION, finding.session());
    put(facts, Fact.MFA, finding.mfa().isEmpty() ? "not known" : finding.mfa());
    put(facts, Fact.ACCESS_KEY, finding.accessKey());
    put(facts, Fact.SOURCE_IP, finding.sourceIp());
    put(facts, Fact.USER_AGENT, finding.userAgent());
    put(facts, Fact.EVENT_NAME, finding.action().isEmpty() ? "unknown" : finding.action());
    put(facts, Fact.EVENT_SOURCE, finding.source());
    put(facts, Fact.TARGET, finding.target().isEmpty() ? "unknown" : finding.target());
    facts.put(Fact.OUTCOME, outcome(finding));
    put(facts, Fact.ERROR, finding.error());
    put(facts, Fact.EVENT_ID, finding.eventId());
    return facts;
  }

  private Map<Fact, String> times(Instant time) {
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.TIME, UTC.format(time));
    if (!zone.getRules().isFixedOffset()
        || !zone.getRules().getOffset(time).equals(ZoneOffset.UTC)) {
      facts.put(Fact.LOCAL_TIME, LOCAL.format(time.atZone(zone)));
    }
    return facts;
  }

  private static void put(Map<Fact, String> facts, Fact fact, String text) {
    if (!text.isEmpty()) {
      facts.put(fact, AlertWords.safe(text));
    }
  }

  private static String outcome(Finding finding) {
    if (finding.error().isEmpty() && !finding.attempt()) {
      return "success";
    }
    return Finding.isDenial(finding.error()) ? "denied" : "failure";
  }

  private static String counts(Alert.Digest digest) {
    return digest.count()
        + " ("
        + digest.counts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
            .map(one -> one.getValue() + " " + one.getKey().text())
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static String sentence(Alert.Digest digest) {
    String many = digest.count() == 1 ? "1 more finding" : digest.count() + " more findings";
    return switch (digest.subject()) {
      case REPETITION ->
          AlertWords.safe(
              many
                  + " of the rule "
                  + digest.rule()
                  + (digest.actor() == null
                      ? " by several actors"
                      : " by " + (digest.actor().isEmpty() ? "somebody" : digest.actor()))
                  + " since the last alert.");
      case HISTORY ->
          digest.count()
              + (digest.count() == 1 ? " finding" : " findings")
              + " in events that were old when they were read; the worst are listed.";
    };
  }
}
