package dev.iamtracker.track;

import dev.iamtracker.alert.AlertPolicy;
import dev.iamtracker.config.Settings;
import dev.iamtracker.finding.FindingStore;
import dev.iamtracker.suppression.Suppressions;
import java.util.List;
import java.util.function.Function;

/// Who is told of what.
///
/// @param channels names of the channels that alerts go through; empty: nobody is told
/// @param idle names suppressions that have no effect, each in words
public record Audience(
    AlertPolicy policy,
    Suppressions suppressions,
    List<String> channels,
    Function<FindingStore, List<String>> idle) {
  public Audience {
    channels = List.copyOf(channels);
  }

  public static Audience of(
      Settings settings,
      Suppressions suppressions,
      List<String> channels,
      Function<FindingStore, List<String>> idle) {
    return new Audience(AlertPolicy.of(settings.alerting()), suppressions, channels, idle);
  }
}
