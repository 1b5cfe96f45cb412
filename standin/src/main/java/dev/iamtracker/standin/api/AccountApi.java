package dev.iamtracker.standin.api;

import dev.iamtracker.simulate.record.Json;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.JsonBody;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.world.Place;
import dev.iamtracker.standin.world.World;
import java.util.List;
import java.util.stream.Collectors;

/// `account:ListRegions`.
///
/// @param mostOnPage whatever the request asks for
public record AccountApi(World world, int mostOnPage) implements Api {
  private static final int MOST = 50;

  @Override
  public String service() {
    return "account";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String operation(HttpRequest request) {
    return request.path().equals("/listRegions") ? "ListRegions" : "";
  }

  @Override
  public Answer answer(HttpRequest request, Caller caller) {
    if (operation(request).isEmpty()) {
      return new Refusal(404, "UnknownOperationException", request.path());
    }
    JsonBody body = JsonBody.of(request.body());
    Integer asked = body.number("MaxResults");
    if (asked != null && (asked < 1 || asked > MOST)) {
      return new Refusal(400, "ValidationException", "MaxResults must be between 1 and 50");
    }
    int size = Math.min(mostOnPage, asked == null ? MOST : asked);
    return Slice.of(regions(body, caller), body.text("NextToken"), size)
        .<Answer>map(slice -> new Answer.Body(text(slice)))
        .orElseGet(() -> new Refusal(400, "ValidationException", "The NextToken is not valid"));
  }

  private List<String> regions(JsonBody body, Caller caller) {
    String other = body.text("AccountId");
    String account = other == null ? caller.account() : other;
    List<String> wanted = body.texts("RegionOptStatusContains");
    return world.regions().stream()
        .map(name -> new Place(account, name))
        .filter(place -> wanted.isEmpty() || wanted.contains(world.status(place).name()))
        .map(
            place ->
                Json.of(
                    "RegionName", place.region(), "RegionOptStatus", world.status(place).name()))
        .toList();
  }

  private static String text(Slice<String> slice) {
    Json json = new Json(2048).open();
    json.raw("Regions", slice.elements().stream().collect(Collectors.joining(",", "[", "]")));
    if (slice.nextToken() != null) {
      json.field("NextToken", slice.nextToken());
    }
    return json.close().text();
  }
}
