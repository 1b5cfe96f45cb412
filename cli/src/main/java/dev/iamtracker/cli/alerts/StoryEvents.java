package dev.iamtracker.cli.alerts;

import dev.iamtracker.finding.Finding;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;

/// Looks up what happened around a finding.
public interface StoryEvents extends AutoCloseable {
  /// The event of a finding, its first one when it has several; no row when it is not there.
  QueryResult event(Finding finding);

  /// Who acted, in words that [#around] understands; empty when nobody knows.
  String actor(Finding finding);

  /// What somebody did, the newest first.
  QueryResult around(String actor, TimeWindow window, int most);

  @Override
  void close();
}
