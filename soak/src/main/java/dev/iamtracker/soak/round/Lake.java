package dev.iamtracker.soak.round;

import dev.iamtracker.soak.finding.SoakFailed;
import dev.iamtracker.soak.home.Home;
import dev.iamtracker.soak.process.Fate;
import dev.iamtracker.soak.process.Finished;
import dev.iamtracker.soak.process.Iat;
import dev.iamtracker.soak.record.Canonical;
import dev.iamtracker.soak.round.Truth.Found;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The lake as the program shows it.
final class Lake {
  private static final String EVERYTHING = "1000000";
  private static final String COUNT =
      "SELECT count(*) AS n, count(DISTINCT event_id) AS ids FROM iam_events";
  private static final String COLUMNS =
      "SELECT event_id, CAST(hash(e) AS VARCHAR) AS content"
          + " FROM (SELECT * EXCLUDE (ingested_at) FROM iam_events) AS e";

  private final Iat iat;
  private final Home home;
  private final Consumer<Finished> done;

  /// @param done sees every process
  Lake(Iat iat, Home home, Consumer<Finished> done) {
    this.iat = iat;
    this.home = home;
    this.done = done;
  }

  /// Runs something to its end; every exit code but 0 is a failure.
  Finished ask(String... arguments) {
    Finished finished = run(arguments);
    if (finished.code() != 0) {
      throw new SoakFailed(finished.toString());
    }
    return finished;
  }

  private Finished run(String... arguments) {
    Finished finished = iat.run(home.root(), new Fate.Undisturbed(), List.of(arguments));
    done.accept(finished);
    Sentences.check(finished);
    return finished;
  }

  /// How many events readers see.
  ///
  /// @throws SoakFailed when one of them is there twice
  int count() {
    String answer = ask("sql", COUNT, "--format", "csv").outText();
    String[] cells = answer.lines().skip(1).findFirst().orElse("").split(",", -1);
    if (cells.length != 2 || !cells[0].equals(cells[1])) {
      throw new SoakFailed("readers see so many events and ids: " + answer);
    }
    return Integer.parseInt(cells[0]);
  }

  /// Everything a reader may ask for; the answers are right in themselves.
  void ask(int question) {
    switch (question % 4) {
      case 0 -> ask("query", "daily_summary", "--days", "60", "--format", "json");
      case 1 -> ask("events", "--limit", "20", "--format", "ndjson");
      case 2 -> ask("sql", "SELECT max(event_time) FROM iam_events WHERE user_name <> ''");
      default -> {
        // Incomplete while a run is interrupted.
        Finished status = run("status", "--format", "json");
        if (status.code() != 0 && status.code() != 3) {
          throw new SoakFailed(status.toString());
        }
      }
    }
  }

  void checkRecords(Truth truth) {
    Finished events =
        ask("events", "--from", "2013-01-01", "--limit", EVERYTHING, "--format", "ndjson");
    var found = new ArrayList<Found>();
    try (InputStream json = Files.newInputStream(events.out())) {
      Canonical.read(json, (id, digest) -> found.add(new Found(id, digest)));
      Files.delete(events.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    truth.checkRecords(found.stream());
  }

  void checkColumns(Truth truth) {
    Finished columns = ask("sql", COLUMNS, "--limit", EVERYTHING, "--format", "csv");
    try (BufferedReader lines = Files.newBufferedReader(columns.out())) {
      truth.checkColumns(lines.lines().skip(1).map(Lake::found));
      Files.delete(columns.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found found(String line) {
    int comma = line.indexOf(',');
    return new Found(line.substring(0, comma), line.substring(comma + 1));
  }

  /// Fails unless the program itself says that all is well.
  void checkStatus(Truth truth) {
    String status = ask("status", "--format", "json").outText();
    Stream.of(
            "\"events\":" + truth.size() + ",",
            "\"damaged\":[]",
            "\"pending_segments\":0",
            "\"pending_events\":0")
        .filter(wanted -> !status.contains(wanted))
        .findFirst()
        .ifPresent(
            wanted -> {
              throw new SoakFailed("the status does not say " + wanted + ": " + status);
            });
  }
}
