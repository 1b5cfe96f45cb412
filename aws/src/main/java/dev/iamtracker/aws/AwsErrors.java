package dev.iamtracker.aws;

import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/// What errors of AWS mean.
public final class AwsErrors {
  private static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException",
          "Throttling",
          "ThrottledException",
          "RequestLimitExceeded",
          "TooManyRequestsException",
          "RequestThrottled",
          "SlowDown");
  private static final Set<String> EXPIRED =
      Set.of(
          "ExpiredTokenException",
          "ExpiredToken",
          "TokenRefreshRequired",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "IncompleteSignature",
          "InvalidAccessKeyId");

  /// The clock of this machine is wrong; the client has learnt by how much when it asks again.
  private static final Set<String> CLOCK = Set.of("RequestExpired", "RequestTimeTooSkewed");

  /// What a region says that is not enabled, and every region to credentials that do not exist.
  private static final Set<String> UNKNOWN_TO_REGION =
      Set.of("UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure", "OptInRequired");

  private AwsErrors() {}

  /// What an error says about further questions to event history.
  static HistoryFault fault(RuntimeException error, String region) {
    return new HistoryFault(kind(error), reason(error, region), error);
  }

  /// Whether the same request may be answered later.
  static boolean isPassing(@Nullable Throwable error) {
    return error instanceof SdkException known
        && (kind(known) == Kind.PASSING || kind(known) == Kind.THROTTLED);
  }

  private static Kind kind(RuntimeException error) {
    if (error instanceof AwsUnavailable role) {
      return isPassing(role.getCause()) ? Kind.PASSING : Kind.ACCOUNT;
    }
    if (!(error instanceof AwsServiceException service)) {
      return NoCredentials.is(error) ? Kind.ACCOUNT : Kind.PASSING;
    }
    String code = code(service);
    String message = message(service);
    if (THROTTLED.contains(code) || service.statusCode() == 429) {
      return Kind.THROTTLED;
    }
    if (CLOCK.contains(code)
        || message.contains("Signature expired")
        || message.contains("Signature not yet current")) {
      return Kind.PASSING;
    }
    if (EXPIRED.contains(code)
        || code.startsWith("InvalidSignature")
        || code.equals("SignatureDoesNotMatch")) {
      return Kind.ACCOUNT;
    }
    if (UNKNOWN_TO_REGION.contains(code) || isDenied(service)) {
      return Kind.PLACE;
    }
    if (code.equals("InvalidNextTokenException")) {
      return Kind.TOKEN;
    }
    return service.statusCode() >= 500 || !isOfAws(service) ? Kind.PASSING : Kind.QUESTION;
  }

  /// Whether AWS answered, and not a proxy on the way.
  private static boolean isOfAws(AwsServiceException error) {
    return error.awsErrorDetails() != null && error.awsErrorDetails().errorCode() != null;
  }

  private static boolean isDenied(RuntimeException error) {
    return error instanceof AwsServiceException service
        && (code(service).startsWith("AccessDenied")
            || code(service).startsWith("Unauthorized")
            || code(service).equals("OperationNotPermittedException"));
  }

  /// Whether a request was not sent, as there was nothing to sign it with.
  public static boolean isWithoutCredentials(RuntimeException error) {
    return NoCredentials.is(error);
  }

  /// What is wrong, in one line.
  public static String reason(Exception error, String region) {
    if (error instanceof AwsUnavailable known) {
      return oneLine(known.getMessage(), known);
    }
    if (error instanceof SdkException known && NoCredentials.is(known)) {
      return NoCredentials.reason(known);
    }
    if (error instanceof AwsServiceException service) {
      String text = code(service) + ": " + message(service);
      return UNKNOWN_TO_REGION.contains(code(service))
          ? text + " (" + region + " is not enabled for the account, or the credentials are wrong)"
          : text;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "no such host: " + cause.getMessage();
      }
      if (cause instanceof JsonProcessingException json) {
        return "no usable answer: " + oneLine(json.getOriginalMessage(), json);
      }
      if (cause instanceof XMLStreamException) {
        return "no usable answer: " + oneLine(cause.getMessage(), cause);
      }
      if (cause instanceof IOException) {
        return "the connection failed: " + oneLine(cause.getMessage(), cause);
      }
    }
    return oneLine(error.getMessage(), error);
  }

  private static String code(AwsServiceException error) {
    return isOfAws(error) ? error.awsErrorDetails().errorCode() : "HTTP " + error.statusCode();
  }

  private static String message(AwsServiceException error) {
    return error.awsErrorDetails() == null || error.awsErrorDetails().errorMessage() == null
        ? "no message"
        : oneLine(error.awsErrorDetails().errorMessage(), error);
  }

  static String oneLine(@Nullable String message, Throwable error) {
    return message == null ? error.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }
}
