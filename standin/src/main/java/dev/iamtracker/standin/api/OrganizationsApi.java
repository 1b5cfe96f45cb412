package dev.iamtracker.standin.api;

import dev.iamtracker.simulate.record.Json;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import dev.iamtracker.standin.protocol.JsonBody;
import dev.iamtracker.standin.protocol.Protocol;
import dev.iamtracker.standin.world.Member;
import dev.iamtracker.standin.world.World;
import java.util.stream.Collectors;

/// `organizations:ListAccounts`.
///
/// @param mostOnPage whatever the request asks for
public record OrganizationsApi(World world, int mostOnPage) implements Api {
  private static final int MOST = 20;

  @Override
  public String service() {
    return "organizations";
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
    if (!operation(request).equals("ListAccounts")) {
      return new Refusal(400, "UnknownOperationException", operation(request));
    }
    if (world.members().isEmpty()) {
      return new Refusal(
          400,
          "AWSOrganizationsNotInUseException",
          "Your account is not a member of an organization.");
    }
    JsonBody body = JsonBody.of(request.body());
    Integer asked = body.number("MaxResults");
    if (asked != null && (asked < 1 || asked > MOST)) {
      return new Refusal(400, "InvalidInputException", "MaxResults must be between 1 and 20");
    }
    int size = Math.min(mostOnPage, asked == null ? MOST : asked);
    return Slice.of(world.members(), body.text("NextToken"), size)
        .<Answer>map(slice -> new Answer.Body(text(slice)))
        .orElseGet(
            () -> new Refusal(400, "InvalidInputException", "You specified an invalid value."));
  }

  private static String text(Slice<Member> slice) {
    Json json = new Json(2048).open();
    json.raw(
        "Accounts",
        slice.elements().stream()
            .map(OrganizationsApi::account)
            .collect(Collectors.joining(",", "[", "]")));
    if (slice.nextToken() != null) {
      json.field("NextToken", slice.nextToken());
    }
    return json.close().text();
  }

  private static String account(Member member) {
    return new Json(256)
        .open()
        .field("Id", member.id())
        .field("Arn", "arn:aws:organizations::999988887777:account/o-standin001/" + member.id())
        .field("Name", member.name())
        .field("Email", "aws+" + member.id() + "@example.com")
        .field("Status", member.status().name())
        .field("State", member.status().name())
        .field("JoinedMethod", "CREATED")
        .raw("JoinedTimestamp", "1700000000.0")
        .close()
        .text();
  }
}
