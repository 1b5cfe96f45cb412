package dev.iamtracker.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// One Markdown page of the checkout and the tables in it.
record Page(Path file, List<String> lines) {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

  Page {
    lines = List.copyOf(lines);
  }

  static Page of(String path) {
    Path file = Program.ROOT.resolve(path);
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of the table whose first column has this heading, heading and rule left out.
  List<List<String>> table(String heading) {
    return rows(heading).stream().map(Page::cells).toList();
  }

  /// The same rows as they are written.
  List<String> rows(String heading) {
    int start = start(heading);
    int end = start;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return lines.subList(start, end);
  }

  /// Puts other rows in their place.
  void write(String heading, List<String> rows) {
    int start = start(heading);
    var changed = new ArrayList<>(lines.subList(0, start));
    changed.addAll(rows);
    changed.addAll(lines.subList(start + rows(heading).size(), lines.size()));
    try {
      Files.write(file, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int start(String heading) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("| " + heading + " |")) {
        return i + 2;
      }
    }
    throw new IllegalStateException(file + " has no table of " + heading);
  }

  private static List<String> cells(String row) {
    List<String> parts = Arrays.asList(BORDER.split(row, -1));
    return parts.subList(1, parts.size() - 1).stream().map(String::strip).toList();
  }

  /// What is written as code in a text.
  static Set<String> code(String text) {
    var words = new TreeSet<String>();
    CODE.matcher(text).results().forEach(match -> words.add(match.group(1)));
    return words;
  }
}
