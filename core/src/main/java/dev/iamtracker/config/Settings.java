package dev.iamtracker.config;

import java.nio.file.Path;
import java.time.Duration;
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
    List<String> knownAccounts) {
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
        Declared.KNOWN_ACCOUNTS.in(environment));
  }

  /// What is allowed and yet a user should know about.
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (collecting.requestsPerSecond() > QUOTA) {
      warnings.add(
          "LOOKUP_REQUESTS_PER_SECOND is above 2: AWS throttles event history there,"
              + " unless the quota of the account was raised");
    }
    return warnings;
  }

  /// How event history is collected.
  ///
  /// @param maxWorkers requests in flight over all regions
  /// @param ssoRegions where IAM Identity Center is enabled
  /// @param requestsPerSecond in each account and region
  /// @param overlap how far back each run reads again
  /// @param accounts to collect from, empty for the account of the credentials
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
          Declared.TRAIL_ACCOUNTS.in(environment));
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
}
