package dev.iamtracker.config;

import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// All settings, in the order of the documentation.
public final class Declared {
  private static final String ALERTING = "run, ingest, collect, alerts";

  static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>("LOG_LEVEL", "INFO", Allowed.logLevel(), "all", "how much is logged");
  static final Setting<Optional<Path>> IAT_HOME =
      new Setting<>(
          "IAT_HOME",
          "",
          Allowed.folder(),
          "all",
          "where the lake and its state are kept; not set: `.iam-activity-tracker` in the home"
              + " folder");

  /// Read by the launcher `bin/iat`, before there is a Java machine.
  static final Setting<String> IAT_JAVA_OPTS =
      new Setting<>(
          "IAT_JAVA_OPTS",
          "",
          Allowed.text("options of `java`, such as -Xmx2g"),
          "bin/iat",
          "replaces the options that the Java machine is started with");

  static final Setting<Integer> MAX_WORKERS =
      new Setting<>(
          "MAX_WORKERS",
          "16",
          Allowed.wholeNumber(1, 32),
          "collect",
          "requests in flight over all regions");
  static final Setting<Boolean> PROCESS_IAM_EVENTS =
      new Setting<>("PROCESS_IAM_EVENTS", "true", Allowed.flag(), "collect", "collect IAM events");
  static final Setting<Boolean> PROCESS_STS_EVENTS =
      new Setting<>("PROCESS_STS_EVENTS", "true", Allowed.flag(), "collect", "collect STS events");
  static final Setting<Boolean> PROCESS_SIGNIN_EVENTS =
      new Setting<>(
          "PROCESS_SIGNIN_EVENTS", "true", Allowed.flag(), "collect", "collect console sign-ins");
  static final Setting<Boolean> PROCESS_SSO_EVENTS =
      new Setting<>(
          "PROCESS_SSO_EVENTS",
          "true",
          Allowed.flag(),
          "collect",
          "collect IAM Identity Center events");
  static final Setting<List<String>> SSO_REGION =
      new Setting<>(
          "SSO_REGION",
          "us-east-1",
          Allowed.regions(),
          "collect",
          "where IAM Identity Center is enabled; one region or several");
  static final Setting<Double> LOOKUP_REQUESTS_PER_SECOND =
      new Setting<>(
          "LOOKUP_REQUESTS_PER_SECOND",
          "2",
          Allowed.number("0.1", "100"),
          "collect",
          "event history requests a second in each account and region; AWS throttles above 2");
  static final Setting<Integer> OVERLAP_MINUTES =
      new Setting<>(
          "OVERLAP_MINUTES",
          "30",
          Allowed.wholeNumber(0, 1440),
          "collect",
          "how far back each run reads again, for events that were delivered late");
  static final Setting<List<String>> ACCOUNTS =
      new Setting<>(
          "ACCOUNTS",
          "",
          Allowed.accountsOrOrganization(),
          "collect",
          "accounts to collect from; `organization`: all active ones of the organization; not set:"
              + " the account of the credentials");
  static final Setting<String> ACCOUNT_ROLE =
      new Setting<>(
          "ACCOUNT_ROLE",
          "iam-activity-tracker",
          Allowed.roleName(),
          "collect",
          "the role that is assumed in other accounts");
  static final Setting<Optional<Secret>> ACCOUNT_EXTERNAL_ID =
      new Setting<>(
          "ACCOUNT_EXTERNAL_ID",
          "",
          Allowed.secret("any text"),
          "collect",
          "the external id that the role asks for");
  static final Setting<String> ACCOUNT_SESSION_NAME =
      new Setting<>(
          "ACCOUNT_SESSION_NAME",
          "iam-activity-tracker",
          Allowed.sessionName(),
          "collect",
          "name of the role sessions, as it will stand in the logs of those accounts");
  static final Setting<String> ACCOUNT_SOURCE_IDENTITY =
      new Setting<>(
          "ACCOUNT_SOURCE_IDENTITY",
          "",
          Allowed.sessionNameOrNone(),
          "collect",
          "source identity of the role sessions; not set: none");
  static final Setting<List<String>> TRAIL_ACCOUNTS =
      new Setting<>(
          "TRAIL_ACCOUNTS",
          "",
          Allowed.accounts(),
          "collect",
          "accounts of the organization trail to take; not set: all of them");
  static final Setting<Boolean> FILTER_AWS_SERVICE_EVENTS =
      new Setting<>(
          "FILTER_AWS_SERVICE_EVENTS",
          "true",
          Allowed.flag(),
          "run, ingest, collect",
          "drop what services do through their service-linked roles; failures are kept");
  static final Setting<List<String>> FILTERED_ROLES =
      new Setting<>(
          "FILTERED_ROLES",
          "",
          Allowed.roles(),
          "run, ingest, collect",
          "roles whose sessions are dropped, for scanners; upper and lower case are the same");
  static final Setting<List<String>> EXTRA_EVENT_SOURCES =
      new Setting<>(
          "EXTRA_EVENT_SOURCES",
          "",
          Allowed.eventSources(),
          "run, ingest, collect",
          "event sources kept besides those of identities");
  static final Setting<List<String>> KNOWN_ACCOUNTS =
      new Setting<>(
          "KNOWN_ACCOUNTS",
          "",
          Allowed.accounts(),
          "run, ingest, collect",
          "accounts that are not external when a role trusts them");
  static final Setting<Integer> OFF_HOURS_START =
      new Setting<>(
          "OFF_HOURS_START",
          "22",
          Allowed.wholeNumber(0, 23),
          "run, ingest, collect, query",
          "first hour of the off-hours");
  static final Setting<Integer> OFF_HOURS_END =
      new Setting<>(
          "OFF_HOURS_END",
          "6",
          Allowed.wholeNumber(0, 23),
          "run, ingest, collect, query",
          "first hour after the off-hours; the same as the start: there are none");
  static final Setting<ZoneId> OFF_HOURS_TIMEZONE =
      new Setting<>(
          "OFF_HOURS_TIMEZONE",
          "UTC",
          Allowed.timeZone(),
          "run, ingest, collect, query",
          "time zone of the off-hours");

  static final Setting<Level> ALERT_MIN_LEVEL =
      new Setting<>(
          "ALERT_MIN_LEVEL",
          "medium",
          Allowed.level(),
          ALERTING,
          "the least level of a finding that becomes an alert");
  static final Setting<Level> ALERT_ATTEMPT_MIN_LEVEL =
      new Setting<>(
          "ALERT_ATTEMPT_MIN_LEVEL",
          "high",
          Allowed.level(),
          ALERTING,
          "the same for what was tried and denied");
  static final Setting<Duration> ALERT_MAX_AGE =
      new Setting<>(
          "ALERT_MAX_AGE",
          "24h",
          Allowed.duration("1m to 3650d", Duration.ofMinutes(1), Duration.ofDays(3_650)),
          ALERTING,
          "findings in events that are older when they are read become one digest a run");
  static final Setting<Duration> ALERT_GROUP_WINDOW =
      new Setting<>(
          "ALERT_GROUP_WINDOW",
          "15m",
          Allowed.duration("1s to 1d", Duration.ofSeconds(1), Duration.ofDays(1)),
          ALERTING,
          "for how long more findings of the same rule and actor are held back, to become one"
              + " digest");
  static final Setting<Optional<Secret>> ALERT_SLACK_WEBHOOK =
      new Setting<>(
          "ALERT_SLACK_WEBHOOK",
          "",
          Allowed.secret("an https address"),
          ALERTING,
          "webhook of Slack, or of what understands the same messages");
  static final Setting<Optional<Secret>> ALERT_WEBHOOK =
      new Setting<>(
          "ALERT_WEBHOOK",
          "",
          Allowed.secret("an https address"),
          ALERTING,
          "webhook that gets alerts as JSON");
  static final Setting<Optional<Secret>> ALERT_WEBHOOK_SECRET =
      new Setting<>(
          "ALERT_WEBHOOK_SECRET",
          "",
          Allowed.secret("any text"),
          ALERTING,
          "key of the signatures that `ALERT_WEBHOOK` gets");
  static final Setting<Optional<Path>> ALERT_FILE =
      new Setting<>(
          "ALERT_FILE", "", Allowed.file(), ALERTING, "file that gets alerts, one JSON a line");
  static final Setting<Boolean> ALERT_CONSOLE =
      new Setting<>(
          "ALERT_CONSOLE", "false", Allowed.flag(), ALERTING, "print alerts as they are sent");
  static final Setting<Boolean> ALERT_ALLOW_PRIVATE_ADDRESSES =
      new Setting<>(
          "ALERT_ALLOW_PRIVATE_ADDRESSES",
          "false",
          Allowed.flag(),
          ALERTING,
          "let webhooks lie in private networks and on this machine; there plain http will do");
  static final Setting<ZoneId> ALERT_TIMEZONE =
      new Setting<>(
          "ALERT_TIMEZONE",
          "UTC",
          Allowed.timeZone(),
          ALERTING,
          "time zone in which alerts tell times, besides UTC");
  static final Setting<Optional<Path>> SUPPRESSIONS_FILE =
      new Setting<>(
          "SUPPRESSIONS_FILE",
          "",
          Allowed.file(),
          ALERTING,
          "findings that nobody wants to hear of; not set: `suppressions.yml` in the home, if it is"
              + " there");
  static final Setting<Integer> FINDING_RETENTION_DAYS =
      new Setting<>(
          "FINDING_RETENTION_DAYS",
          "400",
          Allowed.wholeNumber(FindingRetention.LEAST_DAYS, FindingRetention.MOST_DAYS),
          "run, ingest, collect",
          "how long findings and sent alerts are kept");

  private static final String LAMBDA = "lambda";

  static final Setting<String> EVENTS_TABLE =
      new Setting<>(
          "EVENTS_TABLE",
          "iam-activity-tracker-events",
          Allowed.table(),
          LAMBDA,
          "DynamoDB table of the events");
  static final Setting<String> CONTROL_TABLE =
      new Setting<>(
          "CONTROL_TABLE",
          "iam-activity-tracker-control",
          Allowed.table(),
          LAMBDA,
          "DynamoDB table of what was collected and what is to be exported");
  static final Setting<String> ALERTS_TABLE =
      new Setting<>(
          "ALERTS_TABLE",
          "iam-activity-tracker-alerts",
          Allowed.table(),
          LAMBDA,
          "DynamoDB table of findings and alerts");
  static final Setting<Optional<String>> ALERTS_TOPIC_ARN =
      new Setting<>(
          "ALERTS_TOPIC_ARN",
          "",
          Allowed.topic(),
          LAMBDA,
          "SNS topic that gets alerts; not set: none does");
  static final Setting<Optional<String>> ANALYTICS_BUCKET =
      new Setting<>("ANALYTICS_BUCKET", "", Allowed.bucket(), LAMBDA, "S3 bucket of the lake");
  static final Setting<Integer> EXPORT_DAYS_BACK =
      new Setting<>(
          "EXPORT_DAYS_BACK",
          "1",
          Allowed.wholeNumber(0, 365),
          LAMBDA,
          "days before today that are exported in any case; days that changed always are");
  static final Setting<Boolean> ENABLE_SECURITY_ALERTS =
      new Setting<>(
          "ENABLE_SECURITY_ALERTS",
          "true",
          Allowed.flag(),
          LAMBDA,
          "send alerts; findings are kept in any case");

  private static final List<Setting<?>> ALL =
      List.of(
          LOG_LEVEL,
          IAT_HOME,
          IAT_JAVA_OPTS,
          MAX_WORKERS,
          PROCESS_IAM_EVENTS,
          PROCESS_STS_EVENTS,
          PROCESS_SIGNIN_EVENTS,
          PROCESS_SSO_EVENTS,
          SSO_REGION,
          LOOKUP_REQUESTS_PER_SECOND,
          OVERLAP_MINUTES,
          ACCOUNTS,
          ACCOUNT_ROLE,
          ACCOUNT_EXTERNAL_ID,
          ACCOUNT_SESSION_NAME,
          ACCOUNT_SOURCE_IDENTITY,
          TRAIL_ACCOUNTS,
          FILTER_AWS_SERVICE_EVENTS,
          FILTERED_ROLES,
          EXTRA_EVENT_SOURCES,
          KNOWN_ACCOUNTS,
          OFF_HOURS_START,
          OFF_HOURS_END,
          OFF_HOURS_TIMEZONE,
          ALERT_MIN_LEVEL,
          ALERT_ATTEMPT_MIN_LEVEL,
          ALERT_MAX_AGE,
          ALERT_GROUP_WINDOW,
          ALERT_SLACK_WEBHOOK,
          ALERT_WEBHOOK,
          ALERT_WEBHOOK_SECRET,
          ALERT_FILE,
          ALERT_CONSOLE,
          ALERT_ALLOW_PRIVATE_ADDRESSES,
          ALERT_TIMEZONE,
          SUPPRESSIONS_FILE,
          FINDING_RETENTION_DAYS,
          EVENTS_TABLE,
          CONTROL_TABLE,
          ALERTS_TABLE,
          ALERTS_TOPIC_ARN,
          ANALYTICS_BUCKET,
          EXPORT_DAYS_BACK,
          ENABLE_SECURITY_ALERTS);

  private Declared() {}

  public static List<Setting<?>> all() {
    return ALL;
  }
}
