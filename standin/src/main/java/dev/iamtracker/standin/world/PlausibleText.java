package dev.iamtracker.standin.world;

import dev.iamtracker.simulate.record.Dice;
import dev.iamtracker.simulate.record.Json;
import java.util.Locale;

/// Writes the CloudTrail record of an event: what the event does not say comes from its id, so the
/// same event has the same record for ever.
record PlausibleText() implements RecordText {
  @Override
  public String of(Happened event) {
    Dice dice = Dice.of(event.id().hashCode(), event.account().hashCode());
    Json json = new Json(1536).open().plain("eventVersion", "1.10");
    json.raw("userIdentity", identity(event, dice));
    json.plain("eventTime", event.time().toString())
        .plain("eventSource", event.source())
        .plain("eventName", event.name())
        .plain("awsRegion", event.region())
        .plain("sourceIPAddress", "198.51.100." + dice.between(1, 254))
        .plain("userAgent", "aws-cli/2.31.11 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 lang/python")
        .raw("requestParameters", parameters(event))
        .raw("responseElements", response(event))
        .plain("requestID", dice.uuid())
        .plain("eventID", event.id())
        .field("readOnly", event.readOnly())
        .plain("eventType", isSignIn(event) ? "AwsConsoleSignIn" : "AwsApiCall")
        .field("managementEvent", true)
        .plain("recipientAccountId", event.account())
        .plain("eventCategory", "Management");
    return json.open("tlsDetails")
        .plain("tlsVersion", "TLSv1.3")
        .plain("cipherSuite", "TLS_AES_128_GCM_SHA256")
        .plain(
            "clientProvidedHostHeader",
            event.source().replace(".amazonaws", "." + event.region() + ".amazonaws"))
        .close()
        .close()
        .text();
  }

  private static boolean isSignIn(Happened event) {
    return event.source().startsWith("signin.");
  }

  private static String identity(Happened event, Dice dice) {
    String account = event.account();
    String user = event.user();
    String key = event.accessKey();
    Json json = new Json(512).open();
    if (user == null) {
      return json.plain("type", "AWSService").plain("invokedBy", event.source()).close().text();
    }
    if (user.equals("root")) {
      json.plain("type", "Root")
          .plain("principalId", account)
          .plain("arn", "arn:aws:iam::" + account + ":root")
          .plain("accountId", account);
    } else if (key != null && key.startsWith("ASIA")) {
      String role = dice.awsId("AROA");
      json.plain("type", "AssumedRole")
          .field("principalId", role + ":" + user)
          .field("arn", "arn:aws:sts::" + account + ":assumed-role/operator/" + user)
          .plain("accountId", account)
          .raw("sessionContext", session(event, role));
    } else {
      json.plain("type", "IAMUser")
          .plain("principalId", dice.awsId("AIDA"))
          .field("arn", "arn:aws:iam::" + account + ":user/" + user)
          .plain("accountId", account)
          .field("userName", user);
    }
    return json.field("accessKeyId", key == null ? "" : key).close().text();
  }

  private static String session(Happened event, String role) {
    return new Json(384)
        .open()
        .open("sessionIssuer")
        .plain("type", "Role")
        .plain("principalId", role)
        .plain("arn", "arn:aws:iam::" + event.account() + ":role/operator")
        .plain("accountId", event.account())
        .plain("userName", "operator")
        .close()
        .open("attributes")
        .plain("creationDate", event.time().minusSeconds(900).toString())
        .plain("mfaAuthenticated", "false")
        .close()
        .close()
        .text();
  }

  private static String parameters(Happened event) {
    if (isSignIn(event)) {
      return "null";
    }
    Json json = new Json(256).open();
    for (Resource resource : event.resources()) {
      String kind = resource.type().substring(resource.type().lastIndexOf(':') + 1);
      json.field(
          kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "Name",
          resource.name());
    }
    return json.close().text();
  }

  private static String response(Happened event) {
    if (isSignIn(event)) {
      return Json.of("ConsoleLogin", "Success");
    }
    return event.readOnly() ? "null" : Json.of("_return", "true");
  }
}
