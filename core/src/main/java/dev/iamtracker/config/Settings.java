package dev.iamtracker.config;

import dev.iamtracker.finding.FindingRetention;
import dev.iamtracker.finding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything that can be set, read once.
///
/// @param home where the lake lies, empty for the usual place
/// @param knownAccounts account ids that are not external
public record Settings(
    LogLevel logLevel,
    Optional<Path> home,
    Collecting collecting,
    Filtering filtering,
    OffHours offHours,
    List<String> knownAccounts,
    Alerting alerting,
    Stack stack) {
  /// Stands in the place of accounts for all of the organization.
  public static final String ORGANIZATION = "organization";

  private static final double QUOTA = 2;

  public Settings {
    knownAccounts = List.copyOf(knownAccounts);
  }

  /// Reads an environment, in which options of a command line may already have replaced values.
  ///
  /// @throws InvalidConfiguration for a value that is not allowed and for a misspelt name
  public static Settings from(Map<String, String> environment) {
    Misspelling.refuse(
        environment.keySet(),
        Declared.all().stream().map(Setting::name).collect(Collectors.toUnmodifiableSet()));
    return new Settings(
        Declared.LOG_LEVEL.in(environment),
        Declared.IAT_HOME.in(environment),
        Collecting.from(environment),
        Filtering.from(environment),
        new OffHours(
            Declared.OFF_HOURS_START.in(environment),
            Declared.OFF_HOURS_END.in(environment),
            Declared.OFF_HOURS_TIMEZONE.in(environment)),
        Declared.KNOWN_ACCOUNTS.in(environment),
        Alerting.from(environment),
        Stack.from(environment));
  }

  /// What is allowed and yet a user should know about.
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (collecting.requestsPerSecond() > QUOTA) {
      warnings.add(
          "LOOKUP_REQUESTS_PER_SECOND is above 2: AWS throttles event history there,"
              + " unless the quota of the account was raised");
    }
    if (alerting.webhook().isPresent() && alerting.webhookSecret().isEmpty()) {
      warnings.add(
          "ALERT_WEBHOOK_SECRET is not set: who gets the alerts cannot tell them from forged ones");
    }
    return warnings;
  }

  /// How event history is collected.
  ///
  /// @param maxWorkers requests in flight over all regions
  /// @param ssoRegions where IAM Identity Center is enabled
  /// @param requestsPerSecond in each account and region
  /// @param overlap how far back each run reads again
  /// @param accounts to collect from, empty for the account of the credentials, [#ORGANIZATION] for
  ///   all
  /// @param role how other accounts are entered
  /// @param trailAccounts to take from an organization trail, empty for all
  public record Collecting(
      int maxWorkers,
      boolean iamEvents,
      boolean stsEvents,
      boolean signinEvents,
      boolean ssoEvents,
      List<String> ssoRegions,
      double requestsPerSecond,
      Duration overlap,
      List<String> accounts,
      Role role,
      List<String> trailAccounts) {
    public Collecting {
      ssoRegions = List.copyOf(ssoRegions);
      accounts = List.copyOf(accounts);
      trailAccounts = List.copyOf(trailAccounts);
    }

    private static Collecting from(Map<String, String> environment) {
      return new Collecting(
          Declared.MAX_WORKERS.in(environment),
          Declared.PROCESS_IAM_EVENTS.in(environment),
          Declared.PROCESS_STS_EVENTS.in(environment),
          Declared.PROCESS_SIGNIN_EVENTS.in(environment),
          Declared.PROCESS_SSO_EVENTS.in(environment),
          Declared.SSO_REGION.in(environment),
          Declared.LOOKUP_REQUESTS_PER_SECOND.in(environment),
          Duration.ofMinutes(Declared.OVERLAP_MINUTES.in(environment)),
          Declared.ACCOUNTS.in(environment),
          new Role(
              Declared.ACCOUNT_ROLE.in(environment),
              Declared.ACCOUNT_EXTERNAL_ID.in(environment),
              Declared.ACCOUNT_SESSION_NAME.in(environment),
              Optional.of(Declared.ACCOUNT_SOURCE_IDENTITY.in(environment))
                  .filter(name -> !name.isEmpty())),
          Declared.TRAIL_ACCOUNTS.in(environment));
    }
  }

  /// The role that is assumed in other accounts.
  ///
  /// @param name with its path if it has one
  /// @param session name of its sessions
  public record Role(
      String name, Optional<Secret> externalId, String session, Optional<String> sourceIdentity) {}

  /// What a stack on AWS works with.
  ///
  /// @param topic the ARN of the topic that gets alerts
  /// @param alerts whether alerts are sent at all
  /// @param bucket of the lake
  /// @param exportDaysBack days before today that are exported in any case
  public record Stack(
      String eventsTable,
      String controlTable,
      String alertsTable,
      Optional<String> topic,
      boolean alerts,
      Optional<String> bucket,
      int exportDaysBack) {
    private static Stack from(Map<String, String> environment) {
      return new Stack(
          Declared.EVENTS_TABLE.in(environment),
          Declared.CONTROL_TABLE.in(environment),
          Declared.ALERTS_TABLE.in(environment),
          Declared.ALERTS_TOPIC_ARN.in(environment),
          Declared.ENABLE_SECURITY_ALERTS.in(environment),
          Declared.ANALYTICS_BUCKET.in(environment),
          Declared.EXPORT_DAYS_BACK.in(environment));
    }
  }

  /// Which events are kept.
  ///
  /// @param serviceEvents whether the noise of service-linked roles is dropped
  /// @param roles names, patterns and ARNs of roles whose sessions are dropped
  /// @param extraEventSources kept besides those of identities
  public record Filtering(
      boolean serviceEvents, List<String> roles, List<String> extraEventSources) {
    public Filtering {
      roles = List.copyOf(roles);
      extraEventSources = List.copyOf(extraEventSources);
    }

    private static Filtering from(Map<String, String> environment) {
      return new Filtering(
          Declared.FILTER_AWS_SERVICE_EVENTS.in(environment),
          Declared.FILTERED_ROLES.in(environment),
          Declared.EXTRA_EVENT_SOURCES.in(environment));
    }
  }

  /// Who is told of what was found, and how.
  ///
  /// @param minLevel the least level of an alert
  /// @param attemptMinLevel the least level of what was tried and denied
  /// @param maxAge how old an event may be for an alert of its own
  /// @param groupWindow for how long repetitions are held back
  /// @param file gets alerts as JSON lines
  /// @param console whether alerts are printed
  /// @param privateAddresses whether webhooks may lie in private networks
  /// @param suppressions the file, empty for the one in the home
  /// @param retention how long findings are kept
  public record Alerting(
      Level minLevel,
      Level attemptMinLevel,
      Duration maxAge,
      Duration groupWindow,
      Optional<Secret> slackWebhook,
      Optional<Secret> webhook,
      Optional<Secret> webhookSecret,
      Optional<Path> file,
      boolean console,
      boolean privateAddresses,
      ZoneId zone,
      Optional<Path> suppressions,
      FindingRetention retention) {

    private static Alerting from(Map<String, String> environment) {
      return new Alerting(
          Declared.ALERT_MIN_LEVEL.in(environment),
          Declared.ALERT_ATTEMPT_MIN_LEVEL.in(environment),
          Declared.ALERT_MAX_AGE.in(environment),
          Declared.ALERT_GROUP_WINDOW.in(environment),
          Declared.ALERT_SLACK_WEBHOOK.in(environment),
          Declared.ALERT_WEBHOOK.in(environment),
          Declared.ALERT_WEBHOOK_SECRET.in(environment),
          Declared.ALERT_FILE.in(environment),
          Declared.ALERT_CONSOLE.in(environment),
          Declared.ALERT_ALLOW_PRIVATE_ADDRESSES.in(environment),
          Declared.ALERT_TIMEZONE.in(environment),
          Declared.SUPPRESSIONS_FILE.in(environment),
          new FindingRetention(Declared.FINDING_RETENTION_DAYS.in(environment)));
    }
  }
}
