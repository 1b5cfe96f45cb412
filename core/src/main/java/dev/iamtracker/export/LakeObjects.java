package dev.iamtracker.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The files of the lake in an object store; may be used by several threads.
///
/// Every method throws [dev.iamtracker.store.StoreUnavailable] when the store cannot do it.
public interface LakeObjects {
  /// Objects whose keys begin with a text, in the order of their keys.
  List<Stored> list(String prefix);

  /// Reads an object into a file that does not exist yet.
  void get(String key, Path file);

  /// Stores a file. Readers see what was there before, or all of the new file.
  void put(String key, Path file);

  /// Stores one object as another, as [#put] does.
  void copy(String from, String to);

  /// Deletes objects; where the store can tell, one that was written since it was listed stays.
  void delete(Collection<Stored> objects);

  /// An object as it was listed.
  ///
  /// @param modified when it was written
  /// @param tag changes with its content
  record Stored(String key, long bytes, Instant modified, String tag) {}
}
