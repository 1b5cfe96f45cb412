package dev.iamtracker.cli.alerts;

import dev.iamtracker.cli.answer.LocalAnswers;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.query.EventLookup;
import dev.iamtracker.query.QueryEngine;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import java.time.Duration;
import java.util.OptionalInt;

/// What happened around a finding, out of the local lake.
record LakeStory(QueryEngine engine) implements StoryEvents {
  static LakeStory of(LocalAnswers answers) {
    return new LakeStory(answers.engine(Duration.ofMinutes(1)));
  }

  @Override
  public QueryResult event(Finding finding) {
    var window = new TimeWindow(finding.time(), finding.time().plusMillis(1));
    var lookup = new EventLookup("", "", "", "", finding.eventId(), window, OptionalInt.of(1));
    return engine.run(lookup.statement());
  }

  @Override
  public String actor(Finding finding) {
    return finding.session().isEmpty() ? finding.actor() : finding.session();
  }

  @Override
  public QueryResult around(String actor, TimeWindow window, int most) {
    var lookup = new EventLookup(actor, "", "", "", "", window, OptionalInt.of(most));
    return engine.run(lookup.statement());
  }

  @Override
  public void close() {
    engine.close();
  }
}
