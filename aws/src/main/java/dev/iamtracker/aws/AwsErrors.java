package dev.iamtracker.aws;

import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What errors of AWS mean.
final class AwsErrors {
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

  private static Kind kind(RuntimeException error) {
    if (!(error instanceof AwsServiceException service)) {
      return isNoCredentials(error) ? Kind.ACCOUNT : Kind.PASSING;
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
    return service.statusCode() >= 500 ? Kind.PASSING : Kind.QUESTION;
  }

  static boolean isDenied(RuntimeException error) {
    return error instanceof AwsServiceException service
        && (code(service).startsWith("AccessDenied")
            || code(service).startsWith("Unauthorized")
            || code(service).equals("OperationNotPermittedException"));
  }

  /// Whether there is nothing to sign requests with.
  static boolean isNoCredentials(RuntimeException error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof SdkException
        && !(error instanceof AwsServiceException)
        && (message.contains("Unable to load credentials")
            || message.contains("credentials")
            || message.contains("The SSO session"));
  }

  /// What is wrong, in one line.
  static String reason(RuntimeException error, String region) {
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
      if (cause instanceof IOException) {
        return "the connection failed: " + oneLine(cause.getMessage(), cause);
      }
    }
    return oneLine(error.getMessage(), error);
  }

  private static String code(AwsServiceException error) {
    return error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null
        ? "HTTP " + error.statusCode()
        : error.awsErrorDetails().errorCode();
  }

  private static String message(AwsServiceException error) {
    return error.awsErrorDetails() == null || error.awsErrorDetails().errorMessage() == null
        ? "no message"
        : oneLine(error.awsErrorDetails().errorMessage(), error);
  }

  private static String oneLine(@Nullable String message, Throwable error) {
    return message == null ? error.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }
}
