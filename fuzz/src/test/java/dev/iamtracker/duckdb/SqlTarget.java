package dev.iamtracker.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.cloudtrail.ParsedRecord.Event;
import dev.iamtracker.cloudtrail.RecordParser;
import dev.iamtracker.filter.EventSources;
import dev.iamtracker.fuzz.FuzzTarget;
import dev.iamtracker.fuzz.Printed;
import dev.iamtracker.home.HomeFolder;
import dev.iamtracker.home.LakeLimits;
import dev.iamtracker.home.LocalLake;
import dev.iamtracker.query.QueryFailed;
import dev.iamtracker.query.QueryResult;
import dev.iamtracker.query.TimeWindow;
import dev.iamtracker.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL of a user; `{segment}`, `{lake}`, `{other}`, `{text}` and `{out}` stand for paths.
///
/// Whatever passes: no file is written, none but the segments is read, no setting and nothing of
/// the catalogue changes, an answer is as small as asked for and can be printed.
public final class SqlTarget implements FuzzTarget, AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final QueryLimits LIMITS = new QueryLimits(96, 1, Duration.ofSeconds(2));
  private static final int MOST_ROWS = 40;
  private static final String CANARY = "C4N4RY";
  private static final String STATE =
      """
      SELECT concat_ws('|',
        (SELECT string_agg(name || '=' || coalesce(value, ''), ';' ORDER BY name)
         FROM duckdb_settings()),
        (SELECT string_agg(database_name || coalesce(path, ''), ';' ORDER BY 1)
         FROM duckdb_databases()),
        (SELECT string_agg(view_name || sql, ';' ORDER BY 1) FROM duckdb_views() WHERE NOT internal),
        (SELECT count(*) FROM duckdb_tables()),
        (SELECT count(*) FROM duckdb_types()),
        (SELECT count(*) FROM duckdb_variables()),
        (SELECT string_agg(function_name || coalesce(macro_definition, ''), ';' ORDER BY 1)
         FROM duckdb_functions() WHERE NOT internal))
      """;

  private final Path folder;
  private final SegmentSource segments;
  private final Path lake;
  private final Path segment;
  private final DuckDbQueryEngine engine;
  private final String files;
  private Connection connection;
  private String state;

  public SqlTarget() {
    try {
      folder = Files.createTempDirectory("iat-fuzz-sql");
      var home = new HomeFolder(folder.resolve("home"));
      lake = home.lake();
      var local =
          new LocalLake(home, InstantSource.fixed(NOW), new LakeLimits(1, 1 << 20, 1 << 20, 64));
      fill(local);
      segments = local.reader();
      segment = segments.visible(TimeWindow.ALL).files().getFirst();
      Files.copy(segment, folder.resolve("other.parquet"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(folder.resolve("text.csv"), "a,b\n1," + CANARY + "\n");
      engine = new DuckDbQueryEngine(segments, LIMITS);
      connection =
          LockedDuckDb.open(new DatabaseAhead(), segments.visible(TimeWindow.ALL).files(), LIMITS);
      state = state();
      files = files();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(LocalLake lake) {
    try (RunStore store = lake.begin("fill")) {
      for (int i = 0; i < 6; i++) {
        byte[] record =
            """
            {"userIdentity":{"type":"IAMUser","userName":"alice"},"eventTime":"2026-11-2%dT10:00:00Z","eventName":"CreateUser",
            "eventSource":"iam.amazonaws.com","eventID":"%d","requestParameters":{"userName":"bob"}}"""
                .formatted(i % 2, i)
                .getBytes(UTF_8);
        var parser = new RecordParser(_ -> true, EventSources::typeOf, NOW);
        if (parser.parse(record, 0, record.length) instanceof Event(var event, _)) {
          store.add(event);
        }
      }
      store.commit("{}");
    }
  }

  @Override
  public void run(byte[] input) throws IOException, SQLException {
    String sql =
        new String(input, UTF_8)
            .replace("{segment}", segment.toString())
            .replace("{lake}", lake.toString())
            .replace("{other}", folder.resolve("other.parquet").toString())
            .replace("{text}", folder.resolve("text.csv").toString())
            .replace("{out}", folder.resolve("out").toString());
    // A crash of the engine takes this process with it: the input is found here then.
    Files.write(folder.resolve("last-input"), input);

    String single = guarded(sql);
    if (!single.isEmpty() && execute(single, sql)) {
      if (Arrays.hashCode(input) % 8 == 0) {
        answer(sql);
      }
      check(state, state(), sql);
      check(files, files(), sql);
    }
  }

  /// What the guard makes of it; empty when it is refused.
  private String guarded(String sql) {
    try {
      return SqlGuard.single(connection, sql);
    } catch (QueryFailed refused) {
      checkMessage(refused, sql);
      return "";
    }
  }

  /// Runs what passes the guard on a connection that stays open, to see what it leaves behind:
  /// opening one for each input takes too long.
  ///
  /// @return whether it began to run
  private boolean execute(String single, String sql) throws SQLException {
    PreparedStatement prepared;
    try {
      prepared =
          connection.prepareStatement("SELECT * FROM (\n" + single + "\n) LIMIT " + MOST_ROWS);
    } catch (SQLException refused) {
      checkMessage(DuckDbErrors.failed(refused, LIMITS), sql);
      reopenIfInvalid(refused);
      return false;
    }
    try (prepared) {
      prepared.setQueryTimeout(2);
      try (ResultSet answer = prepared.executeQuery()) {
        List<String> columns = Cells.names(answer);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (answer.next()) {
          rows.add(Cells.row(answer, columns.size()));
        }
        checkResult(new QueryResult(columns, rows, false, Duration.ZERO, 0, List.of()), sql);
      }
    } catch (SQLException failed) {
      checkMessage(DuckDbErrors.failed(failed, LIMITS), sql);
      reopenIfInvalid(failed);
    }
    return true;
  }

  private void reopenIfInvalid(SQLException failed) throws SQLException {
    if (String.valueOf(failed.getMessage()).contains("has been invalidated")) {
      connection.close();
      connection =
          LockedDuckDb.open(new DatabaseAhead(), segments.visible(TimeWindow.ALL).files(), LIMITS);
      state = state();
    }
  }

  private void answer(String sql) {
    try {
      checkResult(engine.sql(sql, OptionalInt.of(MOST_ROWS)), sql);
    } catch (QueryFailed said) {
      checkMessage(said, sql);
    }
  }

  private static void checkMessage(QueryFailed failed, String sql) {
    String message = String.valueOf(failed.getMessage());
    if ((message.contains(CANARY) && !sql.contains(CANARY))
        || message.isBlank()
        || message.length() > 1000
        || message.chars().anyMatch(c -> c < ' ')) {
      throw new AssertionError(sql + " is refused with " + message);
    }
  }

  private static void checkResult(QueryResult result, String sql) {
    if (result.rows().size() > MOST_ROWS
        || !result.skipped().isEmpty()
        || (result.rows().toString().contains(CANARY) && !sql.contains(CANARY))) {
      throw new AssertionError(sql + " gives " + result);
    }
    if (result.columns().stream().distinct().count() == result.columns().size()) {
      Printed.check(result, 80);
    }
  }

  private static void check(String before, String after, String sql) {
    if (!before.equals(after)) {
      throw new AssertionError(sql + "\nmade of\n" + before + "\nthis:\n" + after);
    }
  }

  private String state() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      return row.getString(1);
    }
  }

  /// Every file that could have been written or touched, and the folder this process runs in.
  private String files() throws IOException {
    try (Stream<Path> below = Files.walk(folder);
        Stream<Path> here = Files.list(Path.of(""))) {
      return Stream.concat(
              below
                  .filter(file -> !file.endsWith("last-input"))
                  .map(file -> file + " " + stamp(file)),
              here.map(Path::toString).sorted())
          .collect(Collectors.joining("\n"));
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.isDirectory(file)
          ? ""
          : Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return "gone";
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
    List<Path> below;
    try (Stream<Path> files = Files.walk(folder)) {
      below = files.toList();
    }
    for (Path file : below.reversed()) {
      Files.deleteIfExists(file);
    }
  }
}
