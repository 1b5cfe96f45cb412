package dev.iamtracker.cli;

import dev.iamtracker.cli.collect.Stopping;
import dev.iamtracker.cli.terminal.Terminal;
import dev.iamtracker.finding.Finding;
import dev.iamtracker.finding.FindingFilter;
import dev.iamtracker.finding.StoredFinding;
import dev.iamtracker.home.AlertHome;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A home that the commands of the program fill, with a file that gets the alerts.
record ReplayHome(Path folder) {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\",\"repeat\":(\\w+)");
  private static final Pattern COUNT = Pattern.compile("\"count\":\"([0-9]+) ");

  /// An alert as it arrived.
  ///
  /// @param findings how many it tells of
  record Arrived(String id, boolean repeat, long findings) {
    private static Arrived of(String line) {
      Matcher id = ID.matcher(line);
      if (!id.find()) {
        throw new AssertionError("no alert: " + line);
      }
      Matcher count = COUNT.matcher(line);
      return new Arrived(
          id.group(1), Boolean.parseBoolean(id.group(2)), count.find() ? count(count) : 1);
    }

    private static long count(Matcher matcher) {
      return Long.parseLong(matcher.group(1));
    }
  }

  Launch ingest(Collection<Path> paths) {
    return ingest(paths, InstantSource.fixed(NOW));
  }

  Launch ingest(Collection<Path> paths, InstantSource clock) {
    var arguments = new ArrayList<>(List.of("ingest", "--home", home().toString()));
    paths.forEach(path -> arguments.add(path.toString()));
    return run(arguments, clock);
  }

  /// Sends what was held back, when its time is over.
  Launch sendLater() {
    return run(
        List.of("alerts", "send", "--home", home().toString()),
        InstantSource.fixed(NOW.plus(Duration.ofHours(1))));
  }

  Launch run(List<String> arguments, InstantSource clock) {
    return run(arguments, clock, Map.of());
  }

  Launch run(List<String> arguments, InstantSource clock, Map<String, String> more) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, 80);
    var environment =
        new HashMap<>(
            Map.of(
                "ALERT_FILE",
                alertFile().toString(),
                "ALERT_MAX_AGE",
                "30d",
                "OFF_HOURS_START",
                "18"));
    environment.putAll(more);
    int exitCode =
        new Wiring(
                terminal,
                environment,
                clock,
                InputStream.nullInputStream(),
                folder,
                "iat",
                Map.of(),
                new Stopping())
            .cli()
            .execute(arguments.toArray(String[]::new));
    return new Launch(exitCode, out.toString(), err.toString());
  }

  Path home() {
    return folder.resolve("home");
  }

  private Path alertFile() {
    return folder.resolve("alerts.jsonl");
  }

  LocalLake lake() {
    return new LocalLake(
        new HomeFolder(home()), InstantSource.fixed(NOW), LakeLimits.ofThisMachine());
  }

  List<StoredFinding> stored(FindingFilter filter) {
    try (AlertHome open = lake().alerts()) {
      return open.stores().findings().list(filter);
    }
  }

  /// All that a reader of the findings sees; which of its matches gave an episode its id is the one
  /// thing that depends on the order in which they came.
  List<Finding> findings() {
    return stored(FindingFilter.CURRENT).stream()
        .map(StoredFinding::finding)
        .map(one -> one.episode() == null ? one : withId(one, one.rule()))
        .sorted(
            (one, other) -> (one.id() + one.toString()).compareTo(other.id() + other.toString()))
        .toList();
  }

  private static Finding withId(Finding one, String id) {
    return new Finding(
        id,
        one.rule(),
        one.level(),
        one.title(),
        one.sentence(),
        one.attempt(),
        one.time(),
        one.eventId(),
        one.source(),
        one.action(),
        one.error(),
        one.account(),
        one.region(),
        one.actor(),
        one.session(),
        one.accessKey(),
        one.mfa(),
        one.sourceIp(),
        one.userAgent(),
        one.target(),
        one.techniques(),
        one.response(),
        one.references(),
        one.episode());
  }

  List<Arrived> alerts() {
    try {
      return Files.exists(alertFile())
          ? Files.readAllLines(alertFile()).stream().map(Arrived::of).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
