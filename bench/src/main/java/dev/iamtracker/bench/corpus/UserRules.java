package dev.iamtracker.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Rules such as users bring along, one in each file: most ask for an action of a service, some for
/// part of an ARN besides, a few for a user agent, a name or an address whatever the action. Few of
/// them match anything.
public final class UserRules {
  private static final List<String> SERVICES =
      List.of("iam", "sts", "signin", "sso", "sso-directory", "ec2", "s3", "kms", "lambda", "rds");
  private static final List<String> VERBS =
      List.of("Create", "Delete", "Update", "Attach", "Detach", "Put", "Modify", "Disable");
  private static final List<String> THINGS =
      List.of("User", "Role", "Policy", "AccessKey", "Trail", "Bucket", "Key", "Instance", "Group");

  private UserRules() {}

  /// Writes rules into a folder that is not there yet.
  public static void write(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    var random = new SplittableRandom(1);
    for (int i = 0; i < count; i++) {
      Files.writeString(
          folder.resolve("%04d.yml".formatted(i)),
          """
          title: Rule %d
          name: bench-%04d
          status: test
          level: low
          logsource: {product: aws, service: cloudtrail}
          detection:
            selection:
          %s  condition: selection
          """
              .formatted(i, i, selection(random, random.nextInt(100), i).indent(4)));
    }
  }

  /// A rule that matches every event.
  public static void writeFlood(Path file) throws IOException {
    Files.writeString(
        file,
        """
        title: Everything
        name: bench-everything
        level: medium
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection:
            eventSource|exists: true
          condition: selection
        """);
  }

  /// A rule that has to look at every event and matches none.
  public static void writeOpen(Path file) throws IOException {
    Files.writeString(
        file,
        """
        title: A tool that nobody has
        name: bench-open
        level: high
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection:
            userAgent|contains: no-such-tool
          condition: selection
        """);
  }

  private static String selection(SplittableRandom random, int kind, int number) {
    String action =
        "eventSource: %s.amazonaws.com\neventName: [%s, %s]\n"
            .formatted(of(SERVICES, random), call(random), call(random));
    String name = "nobody-" + number;
    if (kind < 50) {
      return action;
    }
    if (kind < 75) {
      return action + "userIdentity.arn|contains: " + name;
    }
    if (kind < 85) {
      return action + "requestParameters|contains: " + name;
    }
    if (kind < 90) {
      return action + "errorCode: [AccessDenied, UnauthorizedOperation]\n";
    }
    if (kind < 95) {
      return "userAgent|contains: " + name;
    }
    return kind < 98
        ? "userIdentity.userName|startswith: " + name
        : "sourceIPAddress|cidr: 198.18.%d.0/24".formatted(number % 256);
  }

  private static String call(SplittableRandom random) {
    String call = of(VERBS, random) + of(THINGS, random);
    return random.nextInt(8) == 0 ? call.toLowerCase(Locale.ROOT) : call;
  }

  private static String of(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
