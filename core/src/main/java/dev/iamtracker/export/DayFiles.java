package dev.iamtracker.export;

import dev.iamtracker.event.IdentityEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// The files of one day in the making: events go in, in any order, and sorted files come out.
public interface DayFiles extends AutoCloseable {
  /// Adds those events whose ids are not there yet; may be called from several threads, and lets
  /// them wait while memory is short.
  void add(List<IdentityEvent> events);

  /// Adds the events of files of the lake whose ids are not there yet.
  ///
  /// @param fetch gets them from where they are
  void addFiles(List<String> keys, Fetch fetch);

  /// Writes the files; nothing can be added any more. An event goes to a file by its id and the
  /// number of files alone, which is a power of two: while a day that has several is replaced, no
  /// event is missing.
  ///
  /// @return files on this machine that are gone after [#close], and how many events they hold;
  ///   none for no events
  Written write();

  @Override
  void close();

  /// What was written.
  record Written(List<Path> files, long events) {
    public Written {
      files = List.copyOf(files);
    }
  }

  /// Gets a file of the lake.
  @FunctionalInterface
  interface Fetch {
    void get(String key, Path file);
  }

  /// Begins a day.
  @FunctionalInterface
  interface Factory {
    DayFiles begin(LocalDate day);
  }
}
