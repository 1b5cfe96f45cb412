package dev.iamtracker.cli.stack;

import dev.iamtracker.cli.alerts.StoryEvents;
import dev.iamtracker.cli.answer.EventRows;
import dev.iamtracker.dynamo.StackLookup;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What happened around a finding, out of the tables of a stack.
record StackStory(StackLookup events) implements StoryEvents {
  @Override
  public QueryResult event(Finding finding) {
    LocalDate day = StackLookup.day(finding.time());
    return EventRows.of(
        events.ofId(finding.eventId(), day, day).stream().toList(), false, Duration.ZERO);
  }

  /// The tables know users by `user_name`, and no sessions.
  @Override
  public String actor(Finding finding) {
    return finding.actor();
  }

  @Override
  public QueryResult around(String actor, TimeWindow window, int most) {
    List<IdentityEvent> found =
        events.ofUser(actor, window.from(), window.to().minusMillis(1), most + 1);
    boolean cut = found.size() > most;
    return EventRows.of(cut ? found.subList(0, most) : found, cut, Duration.ZERO);
  }

  @Override
  public void close() {
    // The stack is closed by whoever opened it.
  }
}
