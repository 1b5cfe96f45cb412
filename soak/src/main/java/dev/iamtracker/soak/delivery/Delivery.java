package dev.iamtracker.soak.delivery;

import java.nio.file.Path;
import java.util.Map;

/// Files that come together.
///
/// @param path the file or folder to read
/// @param records what can be in them: the digest of each record by its id
/// @param sound whether all of them can be read
/// @param words how they are packed, or what is wrong with them
public record Delivery(Path path, Map<String, String> records, boolean sound, String words) {
  public Delivery {
    records = Map.copyOf(records);
  }
}
