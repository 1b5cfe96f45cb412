package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewQueriesTest {
  @TempDir private Path folder;

  @Test
  void activeUsersCountsActionsDaysAndErrorsOfEachIdentity() {
    Catalogue lake =
        lake(
            event("2026-11-03T10:00", "CreateUser").by("bob"),
            event("2026-11-03T11:00", "CreateUser").by("bob").failed("AccessDenied"),
            event("2026-11-05T09:30", "DeleteUser").by("bob"),
            event("2026-11-04T08:00", "ListUsers").bySession("Admin", "carol"),
            event("2026-11-04T08:01", "ListUsers").bySession("Admin", "dave"));

    assertThat(lake.table("active_users"))
        .containsExactly(
            "bob | 3 | 2 | 2 | 2026-11-03T10:00 | 2026-11-05T09:30 | 1",
            "Admin/carol | 1 | 1 | 1 | 2026-11-04T08:00 | 2026-11-04T08:00 | 0",
            "Admin/dave | 1 | 1 | 1 | 2026-11-04T08:01 | 2026-11-04T08:01 | 0");
  }

  @Test
  void dailySummaryHasOneLineForEachDayWithEventsNewestFirst() {
    Catalogue lake =
        lake(
            event("2026-11-03T00:00", "CreateUser").by("bob"),
            event("2026-11-03T23:59:59.999", "DeleteUser").by("bob").failed("NoSuchEntity"),
            event("2026-11-04T00:00", "AttachUserPolicy").bySession("Admin", "carol"),
            event("2026-11-04T01:00", "UpdateUser").bySession("Admin", "dave"),
            event("2026-11-04T02:00", "AssumeRoleWithSAML").sts().by("erin"),
            event("2026-11-04T03:00", "ListUsers").by("erin"));

    assertThat(lake.table("daily_summary"))
        .containsExactly(
            "2026-11-04 | 2 | 4 | 0 | 4 | 0 | 0 | 2 | 1",
            "2026-11-03 | 1 | 2 | 1 | 2 | 1 | 1 | 0 | 0");
    assertThat(lake.columns("daily_summary", "unique_identities")).containsExactly("3", "1");
  }

  @Test
  void dailySummaryCutsTheFirstAndLastDayAtTheWindow() {
    Catalogue lake =
        lake(
            event("2026-11-03T11:59:59.999", "CreateUser"),
            event("2026-11-03T12:00", "CreateUser"),
            event("2026-11-05T11:59:59.999", "CreateUser"),
            event("2026-11-05T12:00", "CreateUser"));

    assertThat(
            lake.table(
                "daily_summary",
                Catalogue.window("2026-11-03T12:00:00Z", "2026-11-05T12:00:00Z"),
                Map.of()))
        .extracting(line -> line.substring(0, 18))
        .containsExactly("2026-11-05 | 1 | 1", "2026-11-03 | 1 | 1");
  }

  @Test
  void hourlyActivityShowsAllHoursAndTheErrorRate() {
    Catalogue lake =
        lake(
            event("2026-11-03T00:00", "CreateUser").by("bob"),
            event("2026-11-04T00:59:59.999", "CreateUser").by("carol").failed("AccessDenied"),
            event("2026-11-05T00:30", "CreateUser").by("carol"),
            event("2026-11-05T23:00", "CreateUser").by("carol"));

    List<String> hours = lake.table("hourly_activity");

    assertThat(hours).hasSize(24);
    assertThat(hours.getFirst()).isEqualTo("0 | 3 | 2 | 1 | 33.33");
    assertThat(hours.get(1)).isEqualTo("1 | 0 | 0 | 0 | -");
    assertThat(hours.getLast()).isEqualTo("23 | 1 | 1 | 0 | 0.0");
  }

  @Test
  void hourlyActivityFollowsSummerTimeOfItsZone() {
    Catalogue lake =
        lake(
            event("2026-10-24T10:00", "CreateUser"), // 12:00 in Zurich, summer time
            event("2026-10-26T10:00", "CreateUser")); // 11:00

    List<String> hours =
        lake.table(
            "hourly_activity",
            Catalogue.window("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            Map.of("tz", "Europe/Zurich"));

    assertThat(hours.get(10)).startsWith("10 | 0 ");
    assertThat(hours.get(11)).startsWith("11 | 1 ");
    assertThat(hours.get(12)).startsWith("12 | 1 ");
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
