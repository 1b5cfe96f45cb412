package dev.iamtracker.run;

import dev.iamtracker.filter.EventFilter;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.query.TimeWindow;
import java.time.Instant;
import java.util.function.Supplier;

/// What an ingest takes.
///
/// @param sources the event sources that are wanted
/// @param filter which of their events are left out
/// @param window the times that are wanted
/// @param threads that read at the same time
/// @param now when the run began; records more than a day ahead of it are implausible
/// @param watches makes for each thread something that looks at the events before they are stored
/// @param progress hears how far it has come
public record IngestPlan(
    EventSources sources,
    EventFilter filter,
    TimeWindow window,
    int threads,
    Instant now,
    Supplier<EventWatch> watches,
    Progress progress) {}
