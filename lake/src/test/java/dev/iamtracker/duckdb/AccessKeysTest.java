package dev.iamtracker.duckdb;

import static dev.iamtracker.duckdb.EventRow.event;
import static dev.iamtracker.event.Column.ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.ISSUED_ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.TARGET_ACCESS_KEY_ID;
import static dev.iamtracker.event.Column.TARGET_USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeysTest {
  @TempDir private Path folder;

  @Test
  void followsAKeyFromItsCreationToItsEnd() {
    Catalogue lake =
        lake(
            created("2026-03-01T10:00", "AKIA1").with(TARGET_USER_NAME, "bob"),
            used("2026-03-02T10:00", "AKIA1"),
            switched("2026-04-01T10:00", "AKIA1", "Inactive"),
            switched("2026-05-01T10:00", "AKIA1", "Active"),
            used("2026-11-03T12:00", "AKIA1").failed("AccessDenied"),
            switched("2026-11-04T10:00", "AKIA1", "Inactive"),
            event("2026-11-05T10:00", "DeleteAccessKey")
                .bySession("Admin", "carol")
                .with(TARGET_USER_NAME, "bob")
                .with(TARGET_ACCESS_KEY_ID, "AKIA1"));

    assertThat(lake.table("access_keys"))
        .containsExactly(
            "AKIA1 | bob | deleted | 2026-03-01T10:00 | alice | 2026-05-01T10:00 | 2026-11-04T10:00"
                + " | 2026-11-05T10:00 | 2026-11-03T12:00 | 249 | 2025-10-27");
    assertThat(lake.columns("access_keys", "deleted_by", "uses", "lake_from"))
        .containsExactly("Admin/carol | 2 | 2026-03-01");
  }

  @Test
  void theStateIsThatOfTheLastSwitch() {
    Catalogue lake =
        lake(
            created("2026-11-01T10:00", "AKIA1"),
            created("2026-11-01T11:00", "AKIA2"),
            switched("2026-11-02T10:00", "AKIA2", "Inactive"),
            created("2026-11-01T12:00", "AKIA3"),
            switched("2026-11-02T10:00", "AKIA3", "Inactive"),
            switched("2026-11-03T10:00", "AKIA3", "Active"),
            switched("2026-11-02T10:00", "AKIA4", "Inactive"));

    assertThat(lake.columns("access_keys", "access_key_id", "status", "age_days"))
        .containsExactly(
            "AKIA3 | active | 29",
            "AKIA2 | inactive | 29",
            "AKIA1 | active | 29",
            "AKIA4 | inactive | -");
  }

  @Test
  void leavesOutKeysWithoutAnythingInTheWindow() {
    Catalogue lake = lake(created("2026-03-01T10:00", "AKIA1"), used("2026-10-31T23:59", "AKIA1"));

    assertThat(lake.table("access_keys")).isEmpty();
  }

  @Test
  void leavesOutTemporaryKeysAndFailedChanges() {
    Catalogue lake =
        lake(
            used("2026-11-02T10:00", "ASIA1"),
            event("2026-11-02T10:00", "DeleteAccessKey")
                .with(TARGET_ACCESS_KEY_ID, "AKIA9")
                .failed("NoSuchEntity"));

    assertThat(lake.table("access_keys")).isEmpty();
  }

  @Test
  void looksBackOnlyAsFarAsAsked() {
    Catalogue lake = lake(created("2026-03-01T10:00", "AKIA1"), used("2026-11-03T10:00", "AKIA1"));

    assertThat(lake.table("access_keys", Map.of("lookback", "60")))
        .containsExactly(
            "AKIA1 | alice | active | - | - | - | - | - | 2026-11-03T10:00 | - | 2026-10-02");
  }

  @Test
  void aKeyUsedToMakeAnotherIsSeenAsBoth() {
    Catalogue lake = lake(created("2026-11-03T10:00", "AKIA2").with(ACCESS_KEY_ID, "AKIA1"));

    assertThat(lake.columns("access_keys", "access_key_id", "created_at", "last_used_at"))
        .containsExactly("AKIA2 | 2026-11-03T10:00 | -", "AKIA1 | - | 2026-11-03T10:00");
  }

  private static EventRow created(String time, String key) {
    return event(time, "CreateAccessKey").with(ISSUED_ACCESS_KEY_ID, key);
  }

  private static EventRow used(String time, String key) {
    return event(time, "ListUsers").with(ACCESS_KEY_ID, key);
  }

  private static EventRow switched(String time, String key, String status) {
    return event(time, "UpdateAccessKey")
        .with(TARGET_ACCESS_KEY_ID, key)
        .with(TARGET_USER_NAME, "bob")
        .asking("{\"status\":\"" + status + "\"}");
  }

  private Catalogue lake(EventRow... rows) {
    return new Catalogue(new TestLake(folder).write(rows));
  }
}
