package dev.iamtracker.cli.moving;

import dev.iamtracker.run.RecordFeed;
import dev.iamtracker.run.RunSummary;
import dev.iamtracker.track.RunDetection;
import dev.iamtracker.track.TrackedRun;

/// Where imported events go.
interface ImportTarget {
  TrackedRun begin();

  /// What a run is filled with.
  record Reading(RecordFeed feed, RunDetection detection) {}

  Reading reading(TrackedRun run);

  /// How many items a run takes at most.
  long most();

  /// A summary as JSON.
  String text(RunSummary summary);
}
