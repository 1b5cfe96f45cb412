package dev.iamtracker.standin.world;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The events of one place, newest first, all of them or those of one source. Safe for threads.
public final class Timeline {
  private final NavigableMap<Position, Happened> all = new ConcurrentSkipListMap<>();
  private final Map<String, NavigableMap<Position, Happened>> bySource = new ConcurrentHashMap<>();

  Timeline() {}

  void add(Happened event) {
    Position position = event.position();
    all.put(position, event);
    bySource
        .computeIfAbsent(event.source(), _ -> new ConcurrentSkipListMap<>())
        .put(position, event);
  }

  /// @param source null for all sources
  public NavigableMap<Position, Happened> newestFirst(@Nullable String source) {
    return source == null ? all : bySource.getOrDefault(source, new ConcurrentSkipListMap<>());
  }
}
