package dev.iamtracker.cli.alerts;

import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.FindingState;
import dev.iamtracker.finding.Level;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which findings a user asked for; empty texts mean all.
public record FindingChoice(String level, String rule, String actor, String account, String state) {

  FindingFilter filter(Optional<TimeWindow> window, int limit) {
    return new FindingFilter(
        window.map(TimeWindow::from),
        window.map(TimeWindow::to).filter(to -> to.isBefore(Instant.MAX)),
        leastLevel(),
        text(rule),
        text(actor),
        text(account),
        false,
        states(),
        limit);
  }

  private Level leastLevel() {
    return Level.of(level)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    "--level "
                        + level
                        + " is unknown; there are "
                        + names(Arrays.stream(Level.values()).map(Level::text))
                        + "."));
  }

  private Set<FindingState> states() {
    if (state.isEmpty()) {
      return EnumSet.complementOf(EnumSet.of(FindingState.SUPERSEDED));
    }
    return Arrays.stream(FindingState.values())
        .filter(one -> one.name().equalsIgnoreCase(state))
        .findFirst()
        .map(Set::of)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    "--state "
                        + state
                        + " is unknown; there are "
                        + names(
                            Arrays.stream(FindingState.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT)))
                        + "."));
  }

  private static String names(java.util.stream.Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  private static Optional<String> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
