package dev.iamtracker.soak.home;

import dev.iamtracker.soak.finding.SoakFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A home as it lies on the disk while nobody uses it.
public record Home(Path root) {
  private static final Set<String> KNOWN =
      Set.of("lake", "state.db", "state.db-wal", "state.db-shm", "writer.lock");

  private Path lake() {
    return root.resolve("lake").resolve("iam-events");
  }

  /// Fails unless every file is one that the state knows, or belongs to the state itself.
  public void checkTidy() {
    Set<String> files = files();
    Set<String> visible = paths("SELECT 'event_date=' || day || '/' || name FROM segments");
    Set<String> retired = paths("SELECT path FROM retired");
    check(missing(visible, files), "segments without a file");
    Set<String> unknown = missing(files, visible);
    unknown.removeAll(retired);
    check(unknown, "files that belong to nothing");
    check(paths("SELECT name FROM segments WHERE visible <> 1"), "segments that nobody sees");
    check(strangers(), "strange things in the home");
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  private static void check(Set<String> wrong, String what) {
    if (!wrong.isEmpty()) {
      throw new SoakFailed(what + ": " + wrong);
    }
  }

  private Set<String> files() {
    try (Stream<Path> below = Files.walk(lake())) {
      return below
          .filter(Files::isRegularFile)
          .map(file -> lake().relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is in the home beside lake and state; an empty folder for scratch is none of it.
  private Set<String> strangers() {
    try (Stream<Path> entries = Files.list(root)) {
      var strangers = new TreeSet<String>();
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!KNOWN.contains(name) && !(name.equals("scratch") && Folders.isEmpty(entry))) {
          strangers.add(name);
        }
      }
      return strangers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes that all files of the home take.
  public long bytes() {
    return Folders.bytes(root);
  }

  /// Kilobytes of a disk that they take.
  public long kilobytesOfDisk() {
    return Folders.kilobytesOfDisk(root);
  }

  /// Bytes of the segments that readers see.
  public long visibleBytes() {
    return Long.parseLong(
        query("SELECT coalesce(sum(bytes), 0) FROM segments WHERE visible = 1").getFirst());
  }

  public int segments() {
    return Integer.parseInt(query("SELECT count(*) FROM segments").getFirst());
  }

  /// Makes replaced files as old as if that time had passed. Nobody may be reading them.
  public void age(Duration time) {
    try (Connection state = connect();
        Statement statement = state.createStatement()) {
      statement.executeUpdate("UPDATE retired SET retired_ms = retired_ms - " + time.toMillis());
    } catch (SQLException e) {
      throw new SoakFailed("cannot use " + root.resolve("state.db") + ": " + e.getMessage());
    }
  }

  private Set<String> paths(String sql) {
    return new TreeSet<>(query(sql));
  }

  private List<String> query(String sql) {
    try (Connection state = connect();
        Statement statement = state.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new SoakFailed("cannot read " + root.resolve("state.db") + ": " + e.getMessage());
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve("state.db"));
  }
}
