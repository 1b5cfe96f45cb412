package dev.iamtracker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.simulate.Written.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Traffic without stories.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverydayTest {
  private Collection<LogRecord> events;

  @BeforeAll
  void simulate(@TempDir Path folder) throws IOException {
    SimulationPlan plan =
        new SimulationPlan(
            7,
            60_000,
            14,
            Instant.parse("2026-06-15T00:00:00Z"),
            3,
            List.of("eu-west-1", "us-east-1"),
            List.of(),
            85);
    events = Written.of(folder, plan).byId().values();
  }

  @Test
  void signsInDuringOfficeHoursOnWorkdays() {
    List<Instant> logins =
        named("ConsoleLogin").map(event -> Instant.parse(event.text("eventTime"))).toList();
    long strange = logins.stream().filter(EverydayTest::isAtNightOrWeekend).count();

    assertThat(logins).hasSizeGreaterThan(100);
    assertThat(strange).isLessThanOrEqualTo(logins.size() / 50);
  }

  @Test
  void isBusierByDayThanByNight() {
    assertThat(inHours(9, 13)).isGreaterThan(inHours(0, 4) * 3 / 2);
  }

  @Test
  void usesEveryKindOfCaller() {
    assertThat(events.stream().map(event -> event.text("userIdentity", "type")).distinct())
        .contains(
            "IAMUser",
            "AssumedRole",
            "AWSService",
            "IdentityCenterUser",
            "SAMLUser",
            "WebIdentityUser",
            "Unknown")
        .doesNotContain("Root");
  }

  @Test
  void usesIssuedKeysLater() {
    Set<String> used =
        events.stream()
            .map(event -> event.text("userIdentity", "accessKeyId"))
            .collect(Collectors.toSet());
    List<String> issued =
        events.stream()
            .filter(event -> !event.text("userIdentity", "type").equals("AWSService"))
            .map(event -> event.text("responseElements", "credentials", "accessKeyId"))
            .filter(key -> !key.isEmpty())
            .toList();

    assertThat(issued).hasSizeGreaterThan(5_000);
    assertThat(issued.stream().filter(used::contains).count()).isGreaterThan(issued.size() / 2);
  }

  @Test
  void startsIdentityCenterSessionsAtTheSecondOfTheirStsCall() {
    Set<String> sessions =
        events.stream()
            .filter(event -> event.at("userIdentity", "onBehalfOf") != null)
            .map(
                event ->
                    event.text("userIdentity", "principalId")
                        + event.text(
                            "userIdentity", "sessionContext", "attributes", "creationDate"))
            .collect(Collectors.toSet());
    List<String> opened =
        named("AssumeRoleWithSAML")
            .map(
                event ->
                    event.text("responseElements", "assumedRoleUser", "assumedRoleId")
                        + event.text("eventTime"))
            .toList();

    assertThat(opened).isNotEmpty();
    assertThat(opened.stream().filter(sessions::contains).count())
        .isGreaterThan(opened.size() * 9L / 10);
  }

  @Test
  void issuesLongRandomSessionTokensWithExpirationInWords() {
    assertThat(named("AssumeRole").filter(event -> event.at("responseElements") != null))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.text("responseElements", "credentials", "sessionToken"))
                  .hasSizeGreaterThan(400);
              assertThat(event.text("responseElements", "credentials", "expiration"))
                  .matches("[A-Z][a-z]{2} \\d{1,2}, \\d{4}, \\d{1,2}:\\d{2}:\\d{2} [AP]M");
            });
  }

  @Test
  void hasServiceLinkedRolesInAboutAFifthOfTheEvents() {
    long linked =
        events.stream()
            .filter(
                event ->
                    event.text("requestParameters", "roleArn").contains("/aws-service-role/")
                        || event
                            .text("userIdentity", "sessionContext", "sessionIssuer", "arn")
                            .contains("/aws-service-role/"))
            .count();

    assertThat((double) linked / events.size()).isBetween(0.16, 0.26);
  }

  @Test
  void failsToSignInWithoutAnErrorCode() {
    List<LogRecord> failed =
        named("ConsoleLogin")
            .filter(event -> event.text("responseElements", "ConsoleLogin").equals("Failure"))
            .toList();

    assertThat(failed)
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.at("errorCode")).isNull();
              assertThat(event.text("errorMessage")).isNotEmpty();
            });
  }

  @Test
  void letsIamUsersSignInWithMfaOnly() {
    assertThat(named("ConsoleLogin"))
        .filteredOn(event -> event.text("userIdentity", "type").equals("IAMUser"))
        .filteredOn(event -> event.text("responseElements", "ConsoleLogin").equals("Success"))
        .isNotEmpty()
        .allMatch(event -> event.text("additionalEventData", "MFAUsed").equals("Yes"));
  }

  @Test
  void makesDangerousChangesRarely() {
    Set<String> dangerous =
        Set.of(
            "CreateUser",
            "CreateAccessKey",
            "CreateLoginProfile",
            "UpdateAssumeRolePolicy",
            "DeactivateMFADevice",
            "CreatePermissionSet",
            "CreateAccountAssignment",
            "StopLogging",
            "AddUserToGroup",
            "GetFederationToken",
            "UpdateAccessKey",
            "SetDefaultPolicyVersion");

    assertThat(events.stream().filter(event -> dangerous.contains(event.name())).count())
        .isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AdministratorAccess", "\"Action\":\"*\""})
  void grantsNobodyEverything(String words) {
    assertThat(events)
        .noneMatch(
            event ->
                event.name().matches("(Attach|Put|Create).*Polic.*")
                    && event.text("requestParameters").contains(words));
  }

  @Test
  void looksUpFewKindsOfThingsAtOnce() {
    Map<String, Set<String>> actions = new HashMap<>();
    for (LogRecord event : events) {
      if (event.text("eventSource").equals("iam.amazonaws.com")) {
        long fiveMinutes = Instant.parse(event.text("eventTime")).getEpochSecond() / 300;
        actions
            .computeIfAbsent(event.text("userIdentity", "arn") + fiveMinutes, _ -> new HashSet<>())
            .add(event.name());
      }
    }

    assertThat(actions.values()).isNotEmpty().allMatch(names -> names.size() < 15);
  }

  @Test
  void escapesUnusualCharacters() {
    assertThat(named("CreateRole").map(event -> event.text("requestParameters", "description")))
        .anyMatch(text -> text.chars().anyMatch(c -> c > 127 || c == '\n' || c == '"'));
    assertThat(events.stream().map(event -> event.text("userIdentity", "principalId")))
        .anyMatch(text -> text.contains("jürgen.groß") || text.contains("山田"));
  }

  private Stream<LogRecord> named(String name) {
    return events.stream().filter(event -> event.name().equals(name));
  }

  private long inHours(int from, int to) {
    return events.stream()
        .map(event -> Integer.parseInt(event.text("eventTime").substring(11, 13)))
        .filter(hour -> hour >= from && hour < to)
        .count();
  }

  private static boolean isAtNightOrWeekend(Instant time) {
    var utc = time.atOffset(ZoneOffset.UTC);
    return utc.getHour() < 6
        || utc.getHour() >= 22
        || utc.getDayOfWeek() == DayOfWeek.SATURDAY
        || utc.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
