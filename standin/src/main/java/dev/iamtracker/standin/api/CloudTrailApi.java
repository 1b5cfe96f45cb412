package dev.iamtracker.standin.api;

import dev.iamtracker.simulate.record.Json;
import dev.iamtracker.standin.fault.Faults;
import dev.iamtracker.standin.history.EventHistory;
import dev.iamtracker.standin.history.LookupAttribute;
import dev.iamtracker.standin.history.LookupOutcome;
import dev.iamtracker.standin.history.LookupOutcome.LookupAnswer;
import dev.iamtracker.standin.history.LookupOutcome.LookupError;
import dev.iamtracker.standin.history.LookupRequest;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.JsonBody;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.world.Happened;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `cloudtrail:LookupEvents`.
///
/// @param faults what is wrong with its answers
public record CloudTrailApi(EventHistory history, Faults faults) implements Api {
  @Override
  public String service() {
    return "cloudtrail";
  }

  @Override
  public boolean isRegional() {
    return true;
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String operation(HttpRequest request) {
    return Targets.operation(request);
  }

  @Override
  public Answer answer(HttpRequest request, Caller caller) {
    if (!operation(request).equals("LookupEvents")) {
      return new Refusal(400, "UnknownOperationException", "");
    }
    boolean endless = faults.hasEndlessTokens();
    LookupRequest lookup = endless ? lookup(request).after(null) : lookup(request);
    LookupOutcome outcome =
        faults.emptiesPage()
            ? history.emptyPage(caller.account(), caller.region(), lookup)
            : history.lookup(caller.account(), caller.region(), lookup);
    return switch (outcome) {
      case LookupAnswer(List<Happened> events, String token) ->
          new Answer.Body(body(events, endless ? UUID.randomUUID().toString() : token));
      case LookupError(String code, String message) -> new Refusal(400, code, message);
    };
  }

  @Override
  public void refused(HttpRequest request, Caller caller, String code) {
    history.refused(caller.account(), caller.region(), lookup(request), code);
  }

  private static LookupRequest lookup(HttpRequest request) {
    JsonBody body = JsonBody.of(request.body());
    List<LookupAttribute> attributes =
        body.objects("LookupAttributes").stream().map(CloudTrailApi::attribute).toList();
    return new LookupRequest(
        attributes,
        time(body.text("StartTime")),
        time(body.text("EndTime")),
        body.number("MaxResults"),
        body.text("EventCategory"),
        body.text("NextToken"));
  }

  private static LookupAttribute attribute(JsonBody one) {
    String key = one.text("AttributeKey");
    String value = one.text("AttributeValue");
    return new LookupAttribute(key == null ? "" : key, value == null ? "" : value);
  }

  private static @Nullable Instant time(@Nullable String seconds) {
    return seconds == null
        ? null
        : Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
  }

  private String body(List<Happened> events, @Nullable String token) {
    Json json = new Json(4096).open();
    json.raw("Events", events.stream().map(this::event).collect(Collectors.joining(",", "[", "]")));
    if (token != null) {
      json.field("NextToken", token);
    }
    return json.close().text();
  }

  private String event(Happened event) {
    Json json = new Json(4096).open().field("EventId", event.id());
    json.field("EventName", event.name()).field("ReadOnly", String.valueOf(event.readOnly()));
    if (event.accessKey() != null) {
      json.field("AccessKeyId", event.accessKey());
    }
    json.raw("EventTime", event.time().getEpochSecond() + ".0")
        .field("EventSource", event.source());
    if (event.user() != null) {
      json.field("Username", event.user());
    }
    json.raw(
        "Resources",
        event.resources().stream()
            .map(one -> Json.of("ResourceType", one.type(), "ResourceName", one.name()))
            .collect(Collectors.joining(",", "[", "]")));
    String record = faults.changed(event.id(), event.cloudTrailEvent());
    return json.field("CloudTrailEvent", record).close().text();
  }
}
