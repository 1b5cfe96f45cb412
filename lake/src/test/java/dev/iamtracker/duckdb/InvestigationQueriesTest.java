package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.EVENT_ID;
import static dev.iamtracker.event.Column.INVOKED_BY;
import static dev.iamtracker.event.Column.ISSUED_ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.ROLE_ARN;
import static dev.iamtracker.event.Column.SESSION_ISSUER_ARN;
import static dev.iamtracker.event.Column.TARGET_USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvestigationQueriesTest {
  @TempDir private Path folder;

  @Test
  void userLookupSumsUpEachIdentity() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreateUser").from("203.0.113.9"),
            event("2026-11-02T10:00", "CreateUser"),
            event("2026-11-02T11:00", "DeleteUser").failed("AccessDenied"),
            event("2026-11-03T10:00", "ListUsers").bySession("Admin", "carol"));

    assertThat(lake.table("user_lookup"))
        .containsExactly(
            "alice | 2026-11-01T10:00 | 2026-11-02T11:00 | 3 | 2 | 2 | 198.51.100.7, 203.0.113.9",
            "Admin/carol | 2026-11-03T10:00 | 2026-11-03T10:00 | 1 | 1 | 1 | 198.51.100.7");
  }

  @Test
  void userLookupNarrowsToAPartOfTheIdentityInAnyCase() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "ListUsers").by("Alice"),
            event("2026-11-01T10:00", "ListUsers").by("malice"),
            event("2026-11-01T10:00", "ListUsers").by("bob"),
            event("2026-11-01T10:00", "ListUsers").bySession("Admin", "alice@example.com"));

    assertThat(lake.table("user_lookup", Map.of("user", "aLIce")))
        .extracting(line -> line.substring(0, line.indexOf(" | ")))
        .containsExactly("Admin/alice@example.com", "Alice", "malice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_lookup", "timeline"})
  void aPartOfTheIdentityMayReachOverTheSlash(String query) {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "ListUsers").by("Admin"),
            event("2026-11-01T10:00", "ListUsers").bySession("Admin", "carol"),
            event("2026-11-01T10:00", "ListUsers").bySession("Admin", "dave"));

    assertThat(
            Catalogue.lines(
                lake.ask(query, Catalogue.NOVEMBER, Map.of("user", "MIN/Ca")), List.of("identity")))
        .containsExactly("Admin/carol");
  }

  @ParameterizedTest
  @CsvSource({
    "22, 6, 0 1 2 3 4 5 22 23",
    "9, 17, 9 10 11 12 13 14 15 16",
    "0, 6, 0 1 2 3 4 5",
    "6, 0, 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
    "8, 8, ''",
  })
  void offHoursTakesTheHoursFromItsStartToItsEnd(String start, String end, String hours) {
    EventRow[] oneAnHour =
        IntStream.range(0, 24)
            .mapToObj(h -> event("2026-11-03T%02d:00".formatted(h), "Call%02d".formatted(h)))
            .toArray(EventRow[]::new);

    List<String> rows =
        lake(oneAnHour).table("off_hours", Map.of("off_hours_start", start, "off_hours_end", end));

    assertThat(rows)
        .extracting(row -> String.valueOf(Integer.parseInt(row.substring(12, 14))))
        .containsExactly(hours.isEmpty() ? new String[0] : hours.split(" ", -1));
  }

  @Test
  void offHoursCountsTheLastMinuteBeforeWorkAndNotTheFirstOfWork() {
    Catalogue lake =
        lake(
            event("2026-11-03T05:59:59.999", "Early"),
            event("2026-11-03T06:00", "Work"),
            event("2026-11-03T21:59:59.999", "Work"),
            event("2026-11-03T22:00", "Late"),
            event("2026-11-04T22:30", "Late"));

    assertThat(lake.table("off_hours"))
        .containsExactly(
            "alice | Late | 2 | 2026-11-03T22:00 | 2026-11-04T22:30",
            "alice | Early | 1 | 2026-11-03T05:59:59.999 | 2026-11-03T05:59:59.999");
  }

  @Test
  void offHoursAreThoseOfTheZone() {
    Catalogue lake =
        lake(
            event("2026-11-03T04:59", "InZurichBeforeSix"),
            event("2026-11-03T05:00", "InZurichAtSix"),
            event("2026-11-03T21:00", "InZurichAtTwentyTwo"));

    assertThat(lake.table("off_hours", Map.of("tz", "Europe/Zurich")))
        .extracting(row -> row.split(" \\| ", -1)[1])
        .containsExactly("InZurichAtTwentyTwo", "InZurichBeforeSix");
  }

  @Test
  void offHoursLeavesServicesOut() {
    Catalogue lake =
        lake(
            event("2026-11-03T23:00", "AssumeRole").byService("ec2.amazonaws.com"),
            event("2026-11-03T23:00", "CreateRole").with(INVOKED_BY, "rds.amazonaws.com"),
            event("2026-11-03T23:00", "ListRoles")
                .bySession("AWSServiceRoleForX", "x")
                .with(SESSION_ISSUER_ARN, "arn:aws:iam::1:role/aws-service-role/x.amazonaws.com/X"),
            event("2026-11-03T23:00", "ConsoleAction").with(INVOKED_BY, "signin.amazonaws.com"),
            event("2026-11-03T23:00", "ListUsers").bySession("Admin", "carol"));

    assertThat(lake.columns("off_hours", "identity", "event_name"))
        .containsExactly("Admin/carol | ListUsers", "alice | ConsoleAction");
  }

  @Test
  void newIdentitiesWereNeverSeenBeforeTheWindow() {
    Catalogue lake =
        lake(
            event("2025-11-20T10:00", "ListUsers").by("old"),
            event("2026-11-05T10:00", "ListUsers").by("old"),
            event("2025-10-20T10:00", "ListUsers").by("forgotten"),
            event("2026-11-06T10:00", "ListUsers").by("forgotten"),
            event("2026-11-07T10:00", "CreateUser").by("young").from("203.0.113.9"),
            event("2026-11-08T10:00", "ListUsers").by("young"),
            event("2026-12-01T00:00", "ListUsers").by("future"));

    assertThat(lake.table("new_identities"))
        .containsExactly(
            "young | IAMUser | 2026-11-07T10:00 | CreateUser | 203.0.113.9 | 2 | 2026-11-08T10:00"
                + " | 2025-10-27",
            "forgotten | IAMUser | 2026-11-06T10:00 | ListUsers | 198.51.100.7 | 1"
                + " | 2026-11-06T10:00 | 2025-10-27");
    assertThat(lake.columns("new_identities", "lake_from"))
        .containsExactly("2025-11-20", "2025-11-20");
  }

  @Test
  void sourceIpsCountsBothWays() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "ListUsers").from("203.0.113.9"),
            event("2026-11-02T10:00", "ListUsers").from("203.0.113.9").failed("AccessDenied"),
            event("2026-11-03T10:00", "ListUsers").by("bob").from("203.0.113.9"),
            event("2026-11-04T10:00", "ListUsers").from("2001:db8::1"),
            event("2026-11-05T10:00", "ListUsers").from("cloudformation.amazonaws.com"),
            event("2026-11-05T10:00", "ListUsers").from("AWS Internal"));

    assertThat(lake.table("source_ips"))
        .containsExactly(
            "203.0.113.9 | alice | 2 | 2 | 2 | 1 | 2026-11-01T10:00 | 2026-11-02T10:00",
            "203.0.113.9 | bob | 2 | 1 | 1 | 0 | 2026-11-03T10:00 | 2026-11-03T10:00",
            "2001:db8::1 | alice | 1 | 2 | 1 | 0 | 2026-11-04T10:00 | 2026-11-04T10:00");
  }

  @Test
  void errorsCountsFailuresByIdentityActionAndReason() {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "CreateUser").failed("AccessDenied"),
            event("2026-11-02T10:00", "CreateUser").failed("AccessDenied").from("203.0.113.9"),
            event("2026-11-03T10:00", "CreateUser").failed("EntityAlreadyExists"),
            event("2026-11-04T10:00", "ConsoleLogin")
                .signin()
                .failedSaying("Failed authentication"),
            event("2026-11-05T10:00", "CreateUser"));

    assertThat(lake.table("errors"))
        .containsExactly(
            "alice | iam.amazonaws.com | CreateUser | AccessDenied | 2 | 2026-11-01T10:00"
                + " | 2026-11-02T10:00 | 198.51.100.7, 203.0.113.9",
            "alice | iam.amazonaws.com | CreateUser | EntityAlreadyExists | 1 | 2026-11-03T10:00"
                + " | 2026-11-03T10:00 | 198.51.100.7",
            "alice | signin.amazonaws.com | ConsoleLogin | Failed authentication | 1"
                + " | 2026-11-04T10:00 | 2026-11-04T10:00 | 198.51.100.7");
  }

  @Test
  void timelineGoesForwardAndShowsTheTarget() {
    Catalogue lake =
        lake(
            event("2026-11-02T10:00", "DeleteUser").failed("AccessDenied"),
            event("2026-11-01T10:00", "CreateUser").with(TARGET_USER_NAME, "bob"));

    assertThat(lake.table("timeline"))
        .containsExactly(
            "2026-11-01T10:00 | alice | CreateUser | success | bob | 198.51.100.7 | us-east-1 | -",
            "2026-11-02T10:00 | alice | DeleteUser | failure | - | 198.51.100.7 | us-east-1"
                + " | AccessDenied");
  }

  @Test
  void timelineOrdersEventsOfOneMomentByTheirId() {
    Catalogue lake =
        lake(
            event("2026-11-02T10:00", "Second").with(EVENT_ID, "b"),
            event("2026-11-02T10:00", "First").with(EVENT_ID, "a"));

    assertThat(lake.columns("timeline", "event_name")).containsExactly("First", "Second");
  }

  @ParameterizedTest
  @CsvSource({
    "user, CAROL, BySession",
    "key, AKIA1, Used Issued",
    "key, AKIA, ''",
    "role, deploy, BySession Assumed",
    "ip, 203.0.113.9, Elsewhere",
    "ip, 203.0.113, ''",
  })
  void timelineNarrowsToOneIdentityKeyRoleOrAddress(String name, String value, String names) {
    Catalogue lake =
        lake(
            event("2026-11-01T10:00", "Used").with(ACCESS_KEY_ID, "AKIA1"),
            event("2026-11-02T10:00", "Issued").with(ISSUED_ACCESS_KEY_ID, "AKIA1"),
            event("2026-11-03T10:00", "BySession").bySession("Deploy", "carol"),
            event("2026-11-04T10:00", "Assumed").with(ROLE_ARN, "arn:aws:iam::1:role/Deploy"),
            event("2026-11-05T10:00", "Elsewhere").from("203.0.113.9"));

    assertThat(lake.table("timeline", Map.of(name, value)))
        .extracting(row -> row.split(" \\| ", -1)[2])
        .containsExactly(names.isEmpty() ? new String[0] : names.split(" ", -1));
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
