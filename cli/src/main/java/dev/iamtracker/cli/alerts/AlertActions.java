package dev.iamtracker.cli.alerts;

import dev.iamtracker.TrackerException;
import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.DeliveryState;
import dev.iamtracker.alert.OpenGroup;
import dev.iamtracker.alert.OutboxEntry;
import dev.iamtracker.alert.Sender;
import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.cli.exit.ExitCode;
import dev.iamtracker.cli.figure.Figures;
import dev.iamtracker.cli.option.RowOptions;
import dev.iamtracker.cli.option.WindowOptions;
import dev.iamtracker.cli.output.Format;
import dev.iamtracker.cli.output.ResultPrinter;
import dev.iamtracker.cli.terminal.SafeText;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.finding.Acknowledgement;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be done with findings and alerts.
///
/// @param places opens where they are kept
/// @param who the user, for acknowledgements
public record AlertActions(
    LocalAnswers answers,
    LocalAlerts alerts,
    Supplier<AlertPlace> places,
    Terminal terminal,
    String who) {
  private static final int USUAL_LIMIT = 100;
  private static final int USUAL_DAYS = 1;

  public int list(FindingChoice choice, WindowOptions window, RowOptions rows) {
    int limit = rows.limit(OptionalInt.of(USUAL_LIMIT)).orElse(USUAL_LIMIT);
    List<StoredFinding> findings;
    List<String> idle;
    try (AlertPlace place = places.get()) {
      findings =
          place
              .stores()
              .findings()
              .list(
                  choice.filter(
                      window.asked(answers.clock(), USUAL_DAYS),
                      limit == Integer.MAX_VALUE ? limit : limit + 1));
      idle = idle(place);
    }
    boolean cut = findings.size() > limit;
    QueryResult table = FindingTable.of(cut ? findings.subList(0, limit) : findings, cut);
    Format format = answers.options().format();
    ResultPrinter.of(format, terminal, rows.wide())
        .print(format == Format.TABLE ? LocalAnswers.only(table, FindingTable.NARROW) : table);
    if (cut) {
      say("There are more; --limit shows them, --level and --rule choose.");
    }
    idle.forEach(this::say);
    return ExitCode.DONE;
  }

  /// What is wrong with suppressions keeps nobody from seeing findings.
  private static List<String> idle(AlertPlace place) {
    try {
      return place.idle(place.stores().findings()).stream()
          .map(one -> "Suppression without effect, " + one)
          .toList();
    } catch (InvalidConfiguration e) {
      return String.valueOf(e.getMessage()).lines().toList();
    }
  }

  private void say(String line) {
    terminal.err().println(terminal.errInk().yellow(SafeText.of(line)));
    terminal.err().flush();
  }

  public int show(String id) {
    try (AlertPlace place = places.get()) {
      AlertStores stores = place.stores();
      StoredFinding finding = stores.findings().find(id).orElseThrow(() -> unknown(id));
      if (answers.options().format() != Format.TABLE) {
        ResultPrinter.of(answers.options().format(), terminal, false)
            .print(FindingTable.of(List.of(finding), false));
        return ExitCode.DONE;
      }
      var page = new FindingPage(terminal);
      page.print(finding);
      page.deliveries(deliveries(stores, id));
      try (StoryEvents events = place.events()) {
        new FindingStory(events, terminal).print(finding.finding());
      }
    }
    return ExitCode.DONE;
  }

  private static List<OutboxEntry> deliveries(AlertStores stores, String id) {
    return stores.outbox().list(EnumSet.allOf(DeliveryState.class), Integer.MAX_VALUE).stream()
        .filter(entry -> entry.alert().id().equals(id))
        .toList();
  }

  private static InvalidConfiguration unknown(String id) {
    return new InvalidConfiguration(
        "There is no finding " + SafeText.of(id) + "; `iat alerts` lists them with their ids.");
  }

  public int acknowledge(List<String> ids, String note) {
    try (AlertPlace place = places.get()) {
      FindingStore findings = place.stores().findings();
      for (String id : ids) {
        if (findings.find(id).isEmpty()) {
          throw unknown(id);
        }
      }
      var acknowledgement = new Acknowledgement(who, note, answers.clock().instant());
      place.change(() -> ids.forEach(id -> findings.acknowledge(id, acknowledgement)));
    }
    terminal.out().print("Acknowledged: " + SafeText.of(String.join(", ", ids)) + '\n');
    return ExitCode.DONE;
  }

  /// @param again whether to send those once more that were given up or may have arrived twice
  public int send(boolean again) {
    Optional<List<Sender.Passed>> passed;
    try (AlertPlace place = places.get()) {
      Instant now = answers.clock().instant();
      List<Channel> channels = channels(place);
      place.retryNow(now, again);
      passed = place.sending(now, () -> alerts.sender(place.stores(), channels).send());
    }
    if (passed.isEmpty()) {
      terminal.out().print("Another process is sending already.\n");
      return ExitCode.DONE;
    }
    boolean failed = false;
    for (Sender.Passed one : passed.get()) {
      terminal
          .out()
          .print(
              "%s: %d sent, %d not sent%s%n"
                  .formatted(
                      one.channel(),
                      one.sent(),
                      one.failed(),
                      one.error().isEmpty() ? "" : " (" + SafeText.of(one.error()) + ")"));
      failed |= one.failed() > 0 || !one.error().isEmpty();
    }
    return failed ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private List<Channel> channels(AlertPlace place) {
    List<Channel> channels =
        Stream.concat(alerts.channels().stream(), place.channels().stream()).toList();
    if (channels.isEmpty()) {
      throw new TrackerException(place.noChannel());
    }
    return channels;
  }

  public int test() {
    try (AlertPlace place = places.get()) {
      List<Channel> channels = channels(place);
      Instant now = answers.clock().instant();
      boolean failed = false;
      for (Sender.Tested one : alerts.sender(place.stores(), channels).test("test/" + now)) {
        failed |= !(one.delivery() instanceof Delivery.Accepted);
        terminal.out().print(one.channel() + ": " + SafeText.of(said(one.delivery())) + '\n');
      }
      return failed ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  private static String said(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> "accepted";
      case Delivery.Refused(String reason, _) -> "refused: " + reason;
      case Delivery.Rejected(String reason) -> "rejected: " + reason;
      case Delivery.Uncertain(String reason) -> "perhaps it arrived: " + reason;
    };
  }

  public int pending() {
    List<OutboxEntry> entries;
    List<OpenGroup> groups;
    try (AlertPlace place = places.get()) {
      groups = place.stores().groups().closed(Instant.ofEpochMilli(Long.MAX_VALUE));
      entries =
          place
              .stores()
              .outbox()
              .list(
                  EnumSet.of(
                      DeliveryState.PENDING,
                      DeliveryState.SENDING,
                      DeliveryState.FAILED,
                      DeliveryState.UNCERTAIN,
                      DeliveryState.UNCONFIRMED,
                      DeliveryState.GIVEN_UP),
                  Integer.MAX_VALUE);
    }
    var rows = new ArrayList<List<@Nullable Object>>();
    for (OutboxEntry entry : entries) {
      rows.add(
          Arrays.asList(
              entry.alert().id(),
              entry.channel(),
              entry.state().name().toLowerCase(Locale.ROOT),
              (long) entry.attempts(),
              entry.state().isOpen() ? LocalDateTime.ofInstant(entry.at(), ZoneOffset.UTC) : null,
              entry.error().isEmpty() ? null : entry.error()));
    }
    ResultPrinter.of(answers.options().format(), terminal, false)
        .print(
            new QueryResult(
                List.of("alert", "channel", "state", "attempts", "next_try", "error"),
                rows,
                false,
                Duration.ZERO,
                0,
                List.of()));
    groups.stream()
        .filter(group -> !group.isEmpty())
        .forEach(group -> say("Held back until " + group.closes() + ": " + heldBack(group)));
    return ExitCode.DONE;
  }

  private static String heldBack(OpenGroup group) {
    return Figures.count(group.count(), "finding")
        + " of the rule "
        + group.rule()
        + ", actor "
        + group.actor();
  }
}
