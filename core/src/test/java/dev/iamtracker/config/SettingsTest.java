package dev.iamtracker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void haveTheDefaultsOfTheOriginal() {
    assertThat(Settings.from(Map.of()))
        .isEqualTo(
            new Settings(
                LogLevel.INFO,
                Optional.empty(),
                new Settings.Collecting(
                    16,
                    true,
                    true,
                    true,
                    true,
                    List.of("us-east-1"),
                    2.0,
                    Duration.ofMinutes(30),
                    List.of(),
                    new Settings.Role(
                        "iam-activity-tracker",
                        Optional.empty(),
                        "iam-activity-tracker",
                        Optional.empty()),
                    List.of()),
                new Settings.Filtering(true, List.of(), List.of()),
                new OffHours(22, 6, ZoneId.of("UTC")),
                List.of(),
                new Settings.Alerting(
                    Level.MEDIUM,
                    Level.HIGH,
                    Duration.ofHours(24),
                    Duration.ofMinutes(15),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    ZoneId.of("UTC"),
                    Optional.empty(),
                    new FindingRetention(400)),
                new Settings.Stack(
                    "iam-activity-tracker-events",
                    "iam-activity-tracker-control",
                    "iam-activity-tracker-alerts",
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    1)));
  }

  @Test
  void takeEveryValueFromTheEnvironment() {
    Settings settings =
        Settings.from(
            Map.ofEntries(
                Map.entry("LOG_LEVEL", "debug"),
                Map.entry("IAT_HOME", "/data/iat"),
                Map.entry("MAX_WORKERS", "32"),
                Map.entry("PROCESS_IAM_EVENTS", "false"),
                Map.entry("PROCESS_STS_EVENTS", "FALSE"),
                Map.entry("PROCESS_SIGNIN_EVENTS", "false"),
                Map.entry("PROCESS_SSO_EVENTS", "false"),
                Map.entry("SSO_REGION", "eu-west-1, us-gov-west-1"),
                Map.entry("LOOKUP_REQUESTS_PER_SECOND", "0.5"),
                Map.entry("OVERLAP_MINUTES", "15"),
                Map.entry("ACCOUNTS", "111111111111,222222222222"),
                Map.entry("ACCOUNT_ROLE", "security/Reader"),
                Map.entry("ACCOUNT_EXTERNAL_ID", "x-1"),
                Map.entry("ACCOUNT_SESSION_NAME", "night-watch"),
                Map.entry("ACCOUNT_SOURCE_IDENTITY", "alice"),
                Map.entry("TRAIL_ACCOUNTS", "333333333333"),
                Map.entry("FILTER_AWS_SERVICE_EVENTS", "false"),
                Map.entry("FILTERED_ROLES", "PrismaCloud*, arn:aws:iam::123456789012:role/a/B"),
                Map.entry("EXTRA_EVENT_SOURCES", "kms.amazonaws.com"),
                Map.entry("KNOWN_ACCOUNTS", "444444444444"),
                Map.entry("OFF_HOURS_START", "20"),
                Map.entry("OFF_HOURS_END", "8"),
                Map.entry("OFF_HOURS_TIMEZONE", "Europe/Berlin"),
                Map.entry("ALERT_MIN_LEVEL", "Low"),
                Map.entry("ALERT_ATTEMPT_MIN_LEVEL", "critical"),
                Map.entry("ALERT_MAX_AGE", "7d"),
                Map.entry("ALERT_GROUP_WINDOW", "90s"),
                Map.entry("ALERT_SLACK_WEBHOOK", "https://hooks.example/a"),
                Map.entry("ALERT_WEBHOOK", "https://alerts.example/b"),
                Map.entry("ALERT_WEBHOOK_SECRET", "key"),
                Map.entry("ALERT_FILE", "/var/log/alerts.ndjson"),
                Map.entry("ALERT_CONSOLE", "true"),
                Map.entry("ALERT_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry("ALERT_TIMEZONE", "Asia/Tokyo"),
                Map.entry("SUPPRESSIONS_FILE", "/etc/iat/quiet.yml"),
                Map.entry("FINDING_RETENTION_DAYS", "120"),
                Map.entry("EVENTS_TABLE", "other-events"),
                Map.entry("CONTROL_TABLE", "other-control"),
                Map.entry("ALERTS_TABLE", "other-alerts"),
                Map.entry(
                    "ALERTS_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:other-security-alerts"),
                Map.entry("ANALYTICS_BUCKET", "other-analytics-111122223333"),
                Map.entry("EXPORT_DAYS_BACK", "7"),
                Map.entry("ENABLE_SECURITY_ALERTS", "false")));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                LogLevel.DEBUG,
                Optional.of(Path.of("/data/iat")),
                new Settings.Collecting(
                    32,
                    false,
                    false,
                    false,
                    false,
                    List.of("eu-west-1", "us-gov-west-1"),
                    0.5,
                    Duration.ofMinutes(15),
                    List.of("111111111111", "222222222222"),
                    new Settings.Role(
                        "security/Reader",
                        Optional.of(new Secret("x-1")),
                        "night-watch",
                        Optional.of("alice")),
                    List.of("333333333333")),
                new Settings.Filtering(
                    false,
                    List.of("PrismaCloud*", "arn:aws:iam::123456789012:role/a/B"),
                    List.of("kms.amazonaws.com")),
                new OffHours(20, 8, ZoneId.of("Europe/Berlin")),
                List.of("444444444444"),
                new Settings.Alerting(
                    Level.LOW,
                    Level.CRITICAL,
                    Duration.ofDays(7),
                    Duration.ofSeconds(90),
                    Optional.of(new Secret("https://hooks.example/a")),
                    Optional.of(new Secret("https://alerts.example/b")),
                    Optional.of(new Secret("key")),
                    Optional.of(Path.of("/var/log/alerts.ndjson")),
                    true,
                    true,
                    ZoneId.of("Asia/Tokyo"),
                    Optional.of(Path.of("/etc/iat/quiet.yml")),
                    new FindingRetention(120)),
                new Settings.Stack(
                    "other-events",
                    "other-control",
                    "other-alerts",
                    Optional.of("arn:aws:sns:eu-west-1:111122223333:other-security-alerts"),
                    false,
                    Optional.of("other-analytics-111122223333"),
                    7)));
  }

  @Test
  void takeAnEmptyVariableForOneThatIsNotSet() {
    assertThat(Settings.from(Map.of("MAX_WORKERS", "", "FILTERED_ROLES", " ")))
        .isEqualTo(Settings.from(Map.of()));
  }

  @Test
  void readWarningAsTheNameOfALevel() {
    assertThat(Settings.from(Map.of("LOG_LEVEL", "WARNING")).logLevel()).isEqualTo(LogLevel.WARN);
    assertThat(Settings.from(Map.of("LOG_LEVEL", "WARN")).logLevel()).isEqualTo(LogLevel.WARN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOG_LEVEL                  | TRACE        | DEBUG, INFO, WARNING or ERROR
          MAX_WORKERS                | 0            | a whole number from 1 to 32
          MAX_WORKERS                | 33           | a whole number from 1 to 32
          MAX_WORKERS                | many         | a whole number from 1 to 32
          PROCESS_IAM_EVENTS         | yes          | true or false
          FILTER_AWS_SERVICE_EVENTS  | 1            | true or false
          SSO_REGION                 | Ireland      | regions such as eu-west-1, separated by commas
          LOOKUP_REQUESTS_PER_SECOND | 0            | a number from 0.1 to 100
          LOOKUP_REQUESTS_PER_SECOND | 101          | a number from 0.1 to 100
          LOOKUP_REQUESTS_PER_SECOND | NaN          | a number from 0.1 to 100
          OVERLAP_MINUTES            | -1           | a whole number from 0 to 1440
          ACCOUNTS                   | 12345        | 12-digit account ids, separated by commas, or organization
          KNOWN_ACCOUNTS             | 1 2          | 12-digit account ids, separated by commas
          OFF_HOURS_START            | 24           | a whole number from 0 to 23
          OFF_HOURS_END              | 6:00         | a whole number from 0 to 23
          OFF_HOURS_TIMEZONE         | Berlin       | a time zone such as UTC or Europe/Berlin
          FILTERED_ROLES             | One* Two     | role names, patterns with * and role ARNs, separated by commas
          FILTERED_ROLES             | One;Two      | role names, patterns with * and role ARNs, separated by commas
          ALERT_MIN_LEVEL            | urgent       | informational, low, medium, high or critical
          ALERT_MAX_AGE              | 1 day        | a duration such as 30s, 15m, 24h or 7d, 1m to 3650d
          ALERT_GROUP_WINDOW         | 0s           | a duration such as 30s, 15m, 24h or 7d, 1s to 1d
          ALERT_GROUP_WINDOW         | 25h          | a duration such as 30s, 15m, 24h or 7d, 1s to 1d
          FINDING_RETENTION_DAYS     | 119          | a whole number from 120 to 3650
          EXTRA_EVENT_SOURCES        | kms          | event sources such as kms.amazonaws.com, separated by commas
          """)
  void refuseAValueThatIsNotAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(name + " cannot be '" + value + "'; allowed: " + allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "FILTER_ROLES, FILTERED_ROLES",
    "FILTERED_ROLE, FILTERED_ROLES",
    "SSO_REGIONS, SSO_REGION",
    "OFF_HOURS_TIME_ZONE, OFF_HOURS_TIMEZONE",
    "PROCESS_SSO_EVENT, PROCESS_SSO_EVENTS"
  })
  void refuseAMisspeltName(String written, String meant) {
    assertThatThrownBy(() -> Settings.from(Map.of(written, "x")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("there is no setting " + written + "; did you mean " + meant + "?");
  }

  @Test
  void refuseANameOfOursThatDoesNotExist() {
    assertThatThrownBy(() -> Settings.from(Map.of("IAT_FOO", "x")))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("there is no setting IAT_FOO; docs/settings.md lists those there are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_REGION",
        "ACCOUNT",
        "ACCOUNT_ID",
        "LOGLEVEL",
        "HOME",
        "NO_COLOR",
        "IAT_JAVA_OPTS",
        ""
      })
  void areNotTouchedByVariablesOfOtherPrograms(String name) {
    assertThat(Settings.from(Map.of(name, "x"))).isEqualTo(Settings.from(Map.of()));
  }

  @Test
  void warnAboutMoreRequestsThanTheQuotaAllows() {
    assertThat(Settings.from(Map.of("LOOKUP_REQUESTS_PER_SECOND", "2")).warnings()).isEmpty();
    assertThat(Settings.from(Map.of("LOOKUP_REQUESTS_PER_SECOND", "2.5")).warnings())
        .singleElement()
        .asString()
        .startsWith("LOOKUP_REQUESTS_PER_SECOND is above 2");
  }

  @Test
  void warnAboutAWebhookThatGetsNoSignatures() {
    assertThat(Settings.from(Map.of("ALERT_WEBHOOK", "https://alerts.example")).warnings())
        .singleElement()
        .asString()
        .startsWith("ALERT_WEBHOOK_SECRET is not set");
  }

  @Test
  void doNotShowWhatIsSecret() {
    Settings settings =
        Settings.from(
            Map.of(
                "ALERT_SLACK_WEBHOOK", "https://hooks.example/T0/B0/tokenA",
                "ALERT_WEBHOOK", "https://alerts.example/tokenB",
                "ALERT_WEBHOOK_SECRET", "tokenC"));

    assertThat(settings.toString()).doesNotContain("token");
  }
}
