package dev.iamtracker.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A path with wildcards, as a shell would expand it: `*`, `?`, `[a-z]` and `{a,b}` within one
/// name, `**` for any number of folders, none included.
final class PathPattern {
  private final Path start;
  private final List<String> names;
  private final Set<Visit> visits = new HashSet<>();
  private final List<Path> matches = new ArrayList<>();

  /// @throws IllegalArgumentException for a pattern that is not well formed
  PathPattern(String pattern) {
    List<String> parts = new ArrayList<>(List.of(pattern.split("/+")));
    Path base = Path.of(pattern.startsWith("/") ? "/" : "");
    while (!parts.isEmpty() && !isPattern(parts.getFirst())) {
      base = base.resolve(parts.removeFirst());
    }
    this.start = base;
    this.names = List.copyOf(parts);
    names.forEach(name -> matcher(start, name));
  }

  static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /// Files and folders that match, sorted by name; folders that cannot be listed have no matches.
  List<Path> matches() {
    descend(start, 0);
    matches.sort(Comparator.naturalOrder());
    return matches;
  }

  private void descend(Path folder, int depth) {
    if (depth == names.size()) {
      matches.add(folder);
      return;
    }
    if (!firstVisit(folder, depth)) {
      return;
    }
    String name = names.get(depth);
    if (!isPattern(name)) {
      Path child = folder.resolve(name);
      if (Files.exists(child)) {
        descend(child, depth + 1);
      }
      return;
    }
    boolean anyDepth = name.equals("**");
    boolean last = depth == names.size() - 1;
    if (anyDepth && !last) {
      descend(folder, depth + 1);
    }
    PathMatcher matcher = matcher(folder, name);
    for (Path child : children(folder)) {
      if (anyDepth && !last) {
        if (Files.isDirectory(child)) {
          descend(child, depth);
        }
      } else if (matcher.matches(child.getFileName())) {
        descend(child, depth + 1);
      }
    }
  }

  private boolean firstVisit(Path folder, int depth) {
    try {
      return Files.isDirectory(folder) && visits.add(new Visit(folder.toRealPath(), depth));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(children::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return children;
  }

  private static PathMatcher matcher(Path path, String name) {
    return path.getFileSystem().getPathMatcher("glob:" + name);
  }

  private record Visit(Path realFolder, int depth) {}
}
