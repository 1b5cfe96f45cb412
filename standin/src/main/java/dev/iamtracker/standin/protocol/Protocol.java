package dev.iamtracker.standin.protocol;

import dev.iamtracker.simulate.record.Json;
import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer.Refusal;
import java.util.HashMap;
import java.util.Map;

/// How an API writes its answers and its refusals.
public enum Protocol {
  /// A JSON document; the operation is named in the header `X-Amz-Target`.
  JSON("application/x-amz-json-1.1"),
  /// A JSON document; the operation is named by the path.
  REST_JSON("application/json"),
  /// Parameters of a form, answered with XML.
  QUERY("text/xml"),
  /// The same, with errors in another shape.
  EC2("text/xml;charset=UTF-8");

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  /// What a request speaks whose credential does not say which service it means.
  public static Protocol guess(HttpRequest request) {
    if (request.header("X-Amz-Target").isPresent()) {
      return JSON;
    }
    return request.path().equals("/") ? QUERY : REST_JSON;
  }

  /// How this protocol calls that trouble.
  ///
  /// @param detail said where AWS says more than that
  public Refusal refusal(Trouble trouble, String detail) {
    return switch (trouble) {
      case UNSIGNED ->
          new Refusal(
              isJson() ? 400 : 403,
              isJson() ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
              "Request is missing Authentication Token");
      case UNKNOWN_KEY ->
          new Refusal(
              this == JSON ? 400 : 403,
              isJson()
                  ? "UnrecognizedClientException"
                  : this == EC2 ? "AuthFailure" : "InvalidClientTokenId",
              "The security token included in the request is invalid.");
      case EXPIRED_KEY ->
          new Refusal(
              this == JSON || this == EC2 ? 400 : 403,
              isJson() ? "ExpiredTokenException" : this == EC2 ? "RequestExpired" : "ExpiredToken",
              "The security token included in the request is expired");
      case SKEWED_CLOCK ->
          new Refusal(
              this == JSON || this == EC2 ? 400 : 403,
              isJson()
                  ? "InvalidSignatureException"
                  : this == EC2 ? "RequestExpired" : "SignatureDoesNotMatch",
              detail);
    };
  }

  /// The caller may not do that.
  ///
  /// @param more what AWS adds, such as the resource
  public Refusal denied(String arn, String action, String more) {
    String message = "User: " + arn + " is not authorized to perform: " + action + more;
    return switch (this) {
      case JSON -> new Refusal(400, "AccessDeniedException", message);
      case REST_JSON -> new Refusal(403, "AccessDeniedException", message);
      case QUERY -> new Refusal(403, "AccessDenied", message);
      case EC2 ->
          new Refusal(
              403,
              "UnauthorizedOperation",
              "You are not authorized to perform this operation. " + message);
    };
  }

  private boolean isJson() {
    return this == JSON || this == REST_JSON;
  }

  /// @param id the request id
  public HttpReply reply(Answer answer, String id) {
    return switch (answer) {
      case Answer.Body(String text) -> reply(200, text, Map.of(), id);
      case Refusal refusal -> refusal(refusal, id);
      case Answer.Silence() -> reply(500, "", Map.of(), id).endingWith(HttpReply.Ending.NOTHING);
    };
  }

  private HttpReply refusal(Refusal refusal, String id) {
    String code = refusal.code();
    String message = refusal.message();
    int status = refusal.status();
    return switch (this) {
      case JSON -> reply(status, Json.of("__type", code, "message", message), Map.of(), id);
      case REST_JSON ->
          reply(status, Json.of("message", message), Map.of("x-amzn-ErrorType", code), id);
      case QUERY ->
          reply(
              status,
              new Xml("ErrorResponse")
                  .open("Error")
                  .field("Type", status < 500 ? "Sender" : "Receiver")
                  .field("Code", code)
                  .field("Message", message)
                  .close("Error")
                  .field("RequestId", id)
                  .text(),
              Map.of(),
              id);
      case EC2 ->
          reply(
              status,
              new Xml("Response")
                  .open("Errors")
                  .open("Error")
                  .field("Code", code)
                  .field("Message", message)
                  .close("Error")
                  .close("Errors")
                  .field("RequestID", id)
                  .text(),
              Map.of(),
              id);
    };
  }

  private HttpReply reply(int status, String text, Map<String, String> more, String id) {
    var headers = new HashMap<>(more);
    headers.put("Content-Type", contentType);
    headers.put("x-amzn-RequestId", id);
    return new HttpReply(status, headers, text, HttpReply.Ending.WHOLE);
  }
}
