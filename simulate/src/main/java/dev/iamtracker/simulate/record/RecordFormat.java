package dev.iamtracker.simulate.record;

/// Writes calls as CloudTrail records, keys in the order CloudTrail uses.
public final class RecordFormat {
  private final Json json = new Json(4096);
  private final Dice dice;

  public RecordFormat(Dice dice) {
    this.dice = dice;
  }

  /// One record as compact JSON.
  ///
  /// @param second when it happened, seconds since 1970
  /// @param recipient the account in whose trail the record lies
  public String write(long second, String eventId, String recipient, Caller caller, Call call) {
    json.open()
        .plain("eventVersion", version(call.source))
        .raw("userIdentity", caller.identity())
        .plain("eventTime", Clock.iso(second))
        .plain("eventSource", call.source.concat(".amazonaws.com"))
        .plain("eventName", call.name)
        .plain("awsRegion", call.region)
        .field("sourceIPAddress", caller.sourceIp())
        .field("userAgent", caller.userAgent());
    if (call.errorCode != null) {
      json.plain("errorCode", call.errorCode);
    }
    if (call.errorMessage != null) {
      json.field("errorMessage", call.errorMessage);
    }
    json.raw("requestParameters", call.request).raw("responseElements", call.response);
    if (call.additional != null) {
      json.raw("additionalEventData", call.additional);
    }
    json.plain("requestID", requestId(call.source))
        .plain("eventID", eventId)
        .field("readOnly", call.readOnly);
    if (call.resources != null) {
      json.raw("resources", call.resources);
    }
    json.plain("eventType", call.eventType)
        .field("managementEvent", true)
        .plain("recipientAccountId", recipient);
    writeTail(recipient, caller, call);
    return json.close().take();
  }

  private void writeTail(String recipient, Caller caller, Call call) {
    if (call.sharedId != null) {
      json.plain("sharedEventID", call.sharedId);
    }
    if (call.vpcEndpoint != null) {
      json.plain("vpcEndpointId", call.vpcEndpoint).plain("vpcEndpointAccountId", recipient);
    }
    if (call.details != null) {
      json.raw("serviceEventDetails", call.details);
    }
    json.plain("eventCategory", "Management");
    if (!caller.isService() && !call.eventType.equals("AwsServiceEvent")) {
      writeTls(call);
    }
    if (caller.console()) {
      json.plain("sessionCredentialFromConsole", "true");
    }
  }

  private void writeTls(Call call) {
    boolean old = dice.chance(0.04);
    json.open("tlsDetails")
        .plain("tlsVersion", old ? "TLSv1.2" : "TLSv1.3")
        .plain("cipherSuite", old ? "ECDHE-RSA-AES128-GCM-SHA256" : "TLS_AES_128_GCM_SHA256")
        .plain("clientProvidedHostHeader", host(call));
    if (!old && version(call.source).equals("1.11")) {
      json.plain("keyExchange", "X25519MLKEM768");
    }
    json.close();
  }

  private static String host(Call call) {
    return switch (call.source) {
      case "iam" -> "iam.amazonaws.com";
      case "signin" -> call.region.concat(".signin.aws.amazon.com");
      default -> call.source + "." + call.region + ".amazonaws.com";
    };
  }

  private String requestId(String source) {
    return source.equals("s3") ? dice.awsId("") : dice.uuid();
  }

  /// Services write different versions of the format at the same time.
  private static String version(String source) {
    return switch (source) {
      case "sts", "signin" -> "1.08";
      case "sso", "sso-directory", "sso-oauth", "identitystore", "ssm", "logs" -> "1.09";
      case "iam", "ec2", "lambda", "cloudtrail" -> "1.10";
      default -> "1.11";
    };
  }
}
