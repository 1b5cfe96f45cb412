package dev.iamtracker.files;

import java.util.Set;

/// Files that operating systems leave in folders and archives and that never hold a log.
final class Litter {
  private static final Set<String> NAMES = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  private Litter() {}

  /// Whether a file name, or the path of an archive's entry, is litter. macOS adds a `__MACOSX/._x`
  /// beside every `x` it packs.
  static boolean is(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return NAMES.contains(name) || (path.startsWith("__MACOSX/") && name.startsWith("._"));
  }
}
