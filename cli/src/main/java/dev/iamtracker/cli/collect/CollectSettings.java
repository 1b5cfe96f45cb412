package dev.iamtracker.cli.collect;

import dev.iamtracker.config.InvalidConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that take the place of settings.
public final class CollectSettings {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([smhd])");

  @Option(
      names = "--accounts",
      paramLabel = "ACCOUNTS",
      description = "Accounts, or organization for all of it; in the place of ACCOUNTS.")
  private @Nullable String accounts;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = "The role to assume in other accounts; in the place of ACCOUNT_ROLE.")
  private @Nullable String role;

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "What that role asks for; in the place of ACCOUNT_EXTERNAL_ID.")
  private @Nullable String externalId;

  /// The environment with what the options say instead.
  public Map<String, String> over(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    put(all, "ACCOUNTS", accounts);
    put(all, "ACCOUNT_ROLE", role);
    put(all, "ACCOUNT_EXTERNAL_ID", externalId);
    return Map.copyOf(all);
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  /// A length of time such as `1h`, a minute or more.
  ///
  /// @throws InvalidConfiguration for anything else
  public static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration duration =
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
        return duration;
      }
    }
    throw new InvalidConfiguration(
        "--every " + text + " is no length of time; give one such as 30m, 1h or 1d.");
  }
}
