package dev.iamtracker.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.event.Column;
import dev.iamtracker.query.Query;
import dev.iamtracker.query.QueryResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryWindowTest {
  @TempDir private Path folder;

  static List<Query> queries() {
    return Catalogue.QUERIES.queries();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyQueryAnswersWithItsTableColumns(Query query) {
    TestLake lake = new TestLake(folder);

    QueryResult answer = new Catalogue(lake).ask(query.name(), Catalogue.NOVEMBER, Map.of());

    assertThat(answer.columns()).containsAll(query.tableColumns()).doesNotHaveDuplicates();
    assertThat(answer.rows()).hasSize(query.name().equals("hourly_activity") ? 24 : 0);
    assertThat(answer.bytesRead()).isZero();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyQueryTakesTheLastMillisecondOfTheWindowAndNotItsEnd(Query query) {
    EventRow inside = anEventOf(query.name(), "2026-11-30T23:59:59.999", "inside");
    EventRow before = anEventOf(query.name(), "2026-10-31T23:59:59.999", "before");
    EventRow after = anEventOf(query.name(), "2026-12-01T00:00:00.000", "after");

    List<String> alone = answer("alone", query, inside);

    assertThat(alone).isNotEqualTo(answer("empty", query));
    assertThat(answer("among", query, before, inside, after)).isEqualTo(alone);
  }

  private List<String> answer(String name, Query query, EventRow... rows) {
    return new Catalogue(new TestLake(folder.resolve(name)).write(rows)).table(query.name());
  }

  /// An event that the query must show.
  private static EventRow anEventOf(String query, String time, String user) {
    return anEventOf(query, time).by(user).with(Column.TARGET_ACCESS_KEY_ID, "AKIA" + user);
  }

  private static EventRow anEventOf(String query, String time) {
    EventRow login = EventRow.event(time, "ConsoleLogin").signin();
    return switch (query) {
      case "failed_auth", "errors" -> login.failedSaying("Failed authentication");
      case "console_logins" -> login;
      case "root_usage" -> login.byRoot();
      case "logins_without_mfa" -> login.with(Column.MFA_AUTHENTICATED, false);
      case "privilege_escalation", "permission_changes" ->
          EventRow.event(time, "SetDefaultPolicyVersion");
      case "role_assumptions" -> EventRow.event(time, "AssumeRole").sts();
      case "cross_account" ->
          EventRow.event(time, "AssumeRole")
              .sts()
              .with(Column.ROLE_ARN, "arn:aws:iam::222222222222:role/r");
      case "access_keys" -> EventRow.event(time, "DeleteAccessKey");
      case "sso_permission_sets" -> EventRow.event(time, "CreatePermissionSet").sso();
      case "sso_account_assignments" -> EventRow.event(time, "CreateAccountAssignment").sso();
      case "sso_admin_policies" -> EventRow.event(time, "PutInlinePolicyToPermissionSet").sso();
      case "sso_applications", "sso_admin_users", "sso_activity_summary" ->
          EventRow.event(time, "CreateApplication").sso();
      default -> EventRow.event(time, "CreateUser");
    };
  }
}
