package dev.iamtracker.exporter;

import dev.iamtracker.event.Column;
import dev.iamtracker.event.IdentityEvent;
import dev.iamtracker.export.EventDays;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/// A store with one changed day of any size, whose events are made up as they are read: about 1.5
/// KB each, a tenth of them by one role, in no order.
record GeneratedDays(LocalDate day, long events) implements EventDays {
  private static final List<String> ACTIONS =
      List.of("AssumeRole", "GetRole", "ListUsers", "ConsoleLogin", "AttachRolePolicy", "GetUser");

  @Override
  public List<ChangedDay> changed() {
    return List.of(new ChangedDay(day, 1));
  }

  @Override
  public void read(LocalDate date, int part, Consumer<IdentityEvent> sink) {
    if (!date.equals(day)) {
      return;
    }
    long from = events * part / PARTS;
    long to = events * (part + 1) / PARTS;
    var builder = new IdentityEvent.Builder();
    for (long number = from; number < to; number++) {
      sink.accept(event(builder, number));
    }
  }

  /// The same number is always the same event.
  IdentityEvent event(IdentityEvent.Builder builder, long number) {
    var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long time = start + random.nextLong(86_400_000);
    int who = random.nextInt(10) == 0 ? 0 : (int) Math.sqrt(random.nextInt(4_000_000));
    String user = "role-" + who;
    String account = "%012d".formatted(111_122_223_333L + who % 40);
    String key =
        "ASIA" + Long.toUnsignedString(random.nextLong(), 36).toUpperCase(java.util.Locale.ROOT);
    String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    String session = "session-" + random.nextInt(200);
    String arn = "arn:aws:sts::" + account + ":assumed-role/" + user + "/" + session;
    String target = "arn:aws:iam::" + account + ":role/service/target-" + random.nextInt(300);
    return builder
        .clear()
        .text(Column.EVENT_ID, id)
        .millis(Column.EVENT_TIME, time)
        .millis(Column.INGESTED_AT, time + 600_000)
        .text(Column.EVENT_NAME, action)
        .text(Column.EVENT_SOURCE, "sts.amazonaws.com")
        .text(Column.AWS_REGION, "eu-west-" + random.nextInt(1, 4))
        .text(Column.EVENT_VERSION, "1.11")
        .text(Column.EVENT_CATEGORY, "Management")
        .text(Column.EVENT_TYPE, "sts")
        .text(Column.AWS_EVENT_TYPE, "AwsApiCall")
        .text(Column.ACCOUNT_ID, account)
        .text(Column.OUTCOME, "success")
        .flag(Column.IS_ERROR, false)
        .flag(Column.READ_ONLY, true)
        .text(Column.IDENTITY_TYPE, "AssumedRole")
        .text(Column.USER_NAME, user)
        .text(Column.PRINCIPAL_ID, "AROA" + user + ":" + session)
        .text(Column.PRINCIPAL_ARN, arn)
        .text(Column.IDENTITY_ACCOUNT_ID, account)
        .text(Column.SESSION_NAME, session)
        .text(Column.SESSION_ISSUER_ARN, "arn:aws:iam::" + account + ":role/" + user)
        .millis(Column.SESSION_STARTED_AT, time - 1000)
        .text(Column.ACCESS_KEY_ID, key)
        .flag(Column.MFA_AUTHENTICATED, false)
        .text(Column.ROLE_ARN, target)
        .text(Column.ROLE_NAME, "target")
        .text(Column.ROLE_SESSION_NAME, session)
        .text(Column.ISSUED_ACCESS_KEY_ID, key + "X")
        .millis(Column.CREDENTIALS_EXPIRATION, time + 3_600_000)
        .text(Column.SOURCE_IP, "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7")
        .text(
            Column.USER_AGENT,
            "Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux#5.10 lang/python#3.11")
        .text(Column.REQUEST_ID, new UUID(random.nextLong(), random.nextLong()).toString())
        .text(Column.SHARED_EVENT_ID, new UUID(random.nextLong(), random.nextLong()).toString())
        .text(
            Column.REQUEST_PARAMETERS,
            "{\"roleArn\":\""
                + target
                + "\",\"roleSessionName\":\""
                + session
                + "\",\"durationSeconds\":3600,\"tags\":[{\"key\":\"run\",\"value\":\""
                + Long.toHexString(random.nextLong())
                + "\"}]}")
        .text(
            Column.RESPONSE_ELEMENTS,
            "{\"credentials\":{\"accessKeyId\":\""
                + key
                + "X\",\"sessionToken\":\"(redacted)\",\"expiration\":\"Nov 20, 2026\"},"
                + "\"assumedRoleUser\":{\"assumedRoleId\":\"AROATARGET:"
                + session
                + "\",\"arn\":\""
                + arn
                + "\"}}")
        .text(
            Column.EXTRA,
            "{\"resources\":[{\"accountId\":\""
                + account
                + "\",\"type\":\"AWS::IAM::Role\",\"ARN\":\""
                + target
                + "\"}],\"tlsDetails\":{\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\","
                + "\"clientProvidedHostHeader\":\"sts.eu-west-1.amazonaws.com\"}}")
        .build();
  }

  @Override
  public void exported(ChangedDay changed) {}
}
