package dev.iamtracker.cli.alerts;

import dev.iamtracker.alert.AlertStores;
import dev.iamtracker.alert.Channel;
import dev.iamtracker.finding.FindingStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where findings and alerts are kept, open for a command.
public interface AlertPlace extends AutoCloseable {
  AlertStores stores();

  /// Where events are looked up.
  StoryEvents events();

  /// Changes findings while nobody else does.
  void change(Runnable work);

  /// Makes everything due that was refused before, whatever was agreed on.
  ///
  /// @param again whether to send those once more that were given up or may have arrived twice
  void retryNow(Instant now, boolean again);

  /// Sends while nobody else does; empty when somebody else is at it.
  <T> Optional<T> sending(Instant now, Supplier<T> work);

  /// Channels that are set up here besides those of every place.
  List<Channel> channels();

  /// What to set up when there is no channel, in words.
  String noChannel();

  /// What is wrong with suppressions, each in words.
  List<String> idle(FindingStore findings);

  @Override
  void close();
}
