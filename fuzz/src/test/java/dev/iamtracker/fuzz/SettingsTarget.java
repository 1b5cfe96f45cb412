package dev.iamtracker.fuzz;

import dev.iamtracker.config.Declared;
import dev.iamtracker.config.InvalidConfiguration;
import dev.iamtracker.config.LogLevel;
import dev.iamtracker.config.Secret;
import dev.iamtracker.config.Setting;
import dev.iamtracker.config.Settings;
import dev.iamtracker.config.Settings.Alerting;
import dev.iamtracker.config.Settings.Collecting;
import dev.iamtracker.config.Settings.Filtering;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An environment: a line for each variable, `NAME=value`.
///
/// Only unusable configuration is reported, by name and value; what is accepted reads the same when
/// it is written down again.
final class SettingsTarget implements FuzzTarget {
  @Override
  public void run(byte[] input) {
    Map<String, String> environment = environment(Json.decoded(input));
    Settings settings;
    try {
      settings = Settings.from(environment);
    } catch (InvalidConfiguration e) {
      checkMessage(String.valueOf(e.getMessage()), environment);
      return;
    }
    checkRanges(settings);
    Settings again = Settings.from(written(settings));
    if (!again.equals(settings)) {
      throw new AssertionError(environment + " reads as " + settings + ", then as " + again);
    }
  }

  private static Map<String, String> environment(String text) {
    var environment = new LinkedHashMap<String, String>();
    text.lines()
        .forEach(
            line -> {
              int sign = line.indexOf('=');
              if (sign > 0) {
                environment.put(line.substring(0, sign), line.substring(sign + 1));
              }
            });
    return environment;
  }

  private static void checkMessage(String message, Map<String, String> environment) {
    boolean named =
        environment.entrySet().stream()
            .anyMatch(
                variable ->
                    message.startsWith("there is no setting " + variable.getKey() + ";")
                        || (message.startsWith(
                                variable.getKey() + " cannot be '" + variable.getValue().strip())
                            && message.contains("'; allowed: ")));
    if (!named) {
      throw new AssertionError("names no variable of " + environment + ": " + message);
    }
  }

  private static void checkRanges(Settings settings) {
    Collecting collecting = settings.collecting();
    boolean within =
        collecting.maxWorkers() >= 1
            && collecting.maxWorkers() <= 32
            && collecting.requestsPerSecond() >= 0.1
            && collecting.requestsPerSecond() <= 100
            && collecting.overlap().toMinutes() >= 0
            && collecting.overlap().toMinutes() <= 1440
            && allMatch(collecting.accounts(), "[0-9]{12}|organization")
            && allMatch(collecting.trailAccounts(), "[0-9]{12}")
            && allMatch(settings.knownAccounts(), "[0-9]{12}")
            && allMatch(collecting.ssoRegions(), "[a-z0-9-]+")
            && allMatch(settings.filtering().extraEventSources(), "[a-z0-9.-]+")
            && allMatch(settings.filtering().roles(), "[A-Za-z0-9_+=.@:/*-]+");
    if (!within) {
      throw new AssertionError("accepted: " + settings);
    }
  }

  private static boolean allMatch(List<String> texts, String pattern) {
    return texts.stream().allMatch(text -> text.matches(pattern));
  }

  /// The environment that says the same.
  private static Map<String, String> written(Settings settings) {
    Collecting collecting = settings.collecting();
    Filtering filtering = settings.filtering();
    var written = new LinkedHashMap<String, String>();
    written.put("LOG_LEVEL", level(settings.logLevel()));
    settings.home().ifPresent(home -> written.put("IAT_HOME", home.toString()));
    written.put("MAX_WORKERS", Integer.toString(collecting.maxWorkers()));
    written.put("PROCESS_IAM_EVENTS", Boolean.toString(collecting.iamEvents()));
    written.put("PROCESS_STS_EVENTS", Boolean.toString(collecting.stsEvents()));
    written.put("PROCESS_SIGNIN_EVENTS", Boolean.toString(collecting.signinEvents()));
    written.put("PROCESS_SSO_EVENTS", Boolean.toString(collecting.ssoEvents()));
    // An empty list cannot be told from no list.
    written.put("SSO_REGION", list(collecting.ssoRegions(), ","));
    written.put("LOOKUP_REQUESTS_PER_SECOND", Double.toString(collecting.requestsPerSecond()));
    written.put("OVERLAP_MINUTES", Long.toString(collecting.overlap().toMinutes()));
    written.put("ACCOUNTS", list(collecting.accounts(), ""));
    written.put("ACCOUNT_ROLE", collecting.role().name());
    written.put(
        "ACCOUNT_EXTERNAL_ID", collecting.role().externalId().map(Secret::value).orElse(""));
    written.put("ACCOUNT_SESSION_NAME", collecting.role().session());
    written.put("ACCOUNT_SOURCE_IDENTITY", collecting.role().sourceIdentity().orElse(""));
    written.put("TRAIL_ACCOUNTS", list(collecting.trailAccounts(), ""));
    written.put("FILTER_AWS_SERVICE_EVENTS", Boolean.toString(filtering.serviceEvents()));
    written.put("FILTERED_ROLES", list(filtering.roles(), ""));
    written.put("EXTRA_EVENT_SOURCES", list(filtering.extraEventSources(), ""));
    written.put("KNOWN_ACCOUNTS", list(settings.knownAccounts(), ""));
    written.put("OFF_HOURS_START", Integer.toString(settings.offHours().start()));
    written.put("OFF_HOURS_END", Integer.toString(settings.offHours().end()));
    written.put("OFF_HOURS_TIMEZONE", settings.offHours().zone().getId());
    write(settings.alerting(), written);
    written.put("EVENTS_TABLE", settings.stack().eventsTable());
    written.put("CONTROL_TABLE", settings.stack().controlTable());
    written.put("ALERTS_TABLE", settings.stack().alertsTable());
    written.put("ALERTS_TOPIC_ARN", settings.stack().topic().orElse(""));
    written.put("ANALYTICS_BUCKET", settings.stack().bucket().orElse(""));
    written.put("EXPORT_DAYS_BACK", Integer.toString(settings.stack().exportDaysBack()));
    written.put("ENABLE_SECURITY_ALERTS", Boolean.toString(settings.stack().alerts()));
    if (written.size() < Declared.all().stream().map(Setting::name).distinct().count() - 2) {
      throw new AssertionError("a new setting is not written: " + Declared.all());
    }
    return written;
  }

  private static void write(Alerting alerting, Map<String, String> written) {
    written.put("ALERT_MIN_LEVEL", alerting.minLevel().text());
    written.put("ALERT_ATTEMPT_MIN_LEVEL", alerting.attemptMinLevel().text());
    written.put("ALERT_MAX_AGE", duration(alerting.maxAge()));
    written.put("ALERT_GROUP_WINDOW", alerting.groupWindow().toSeconds() + "s");
    written.put("ALERT_SLACK_WEBHOOK", alerting.slackWebhook().map(Secret::value).orElse(""));
    written.put("ALERT_WEBHOOK", alerting.webhook().map(Secret::value).orElse(""));
    written.put("ALERT_WEBHOOK_SECRET", alerting.webhookSecret().map(Secret::value).orElse(""));
    written.put("ALERT_FILE", alerting.file().map(Path::toString).orElse(""));
    written.put("ALERT_CONSOLE", Boolean.toString(alerting.console()));
    written.put("ALERT_ALLOW_PRIVATE_ADDRESSES", Boolean.toString(alerting.privateAddresses()));
    written.put("ALERT_TIMEZONE", alerting.zone().getId());
    written.put("SUPPRESSIONS_FILE", alerting.suppressions().map(Path::toString).orElse(""));
    written.put("FINDING_RETENTION_DAYS", Integer.toString(alerting.retention().days()));
  }

  /// In the largest unit that it is a whole number of: a number has at most six digits.
  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static String level(LogLevel level) {
    return level == LogLevel.WARN ? "WARNING" : level.name();
  }

  private static String list(List<String> items, String none) {
    return items.isEmpty() ? none : String.join(", ", items);
  }
}
