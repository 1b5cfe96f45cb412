package dev.iamtracker.sns;

import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Rejected;
import dev.iamtracker.alert.Delivery.Uncertain;
import dev.iamtracker.aws.AwsErrors;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What it means that a request to Amazon SNS came to nothing: whether the topic may have the
/// message.
final class SnsFailure {
  private static final Set<String> OF_THE_MESSAGE =
      Set.of("InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid");
  private static final Set<String> DENIED = Set.of("AuthorizationError", "AccessDenied");

  private SnsFailure() {}

  static Delivery delivery(SdkException error, String region) {
    String reason = "SNS: " + AwsErrors.reason(error, region);
    if (error instanceof AwsServiceException answer) {
      String code = code(answer);
      if (code == null) {
        // A proxy on the way: what SNS made of the message is not known.
        return new Uncertain(reason);
      }
      return OF_THE_MESSAGE.contains(code) && !reason.contains("TopicArn")
          ? new Rejected(reason)
          : new Refused(reason);
    }
    return wasNeverSent(error) ? new Refused(reason) : new Uncertain(reason);
  }

  /// Whether it says that the caller may not ask that.
  static boolean isDenial(SdkException error) {
    String code = error instanceof AwsServiceException answer ? code(answer) : null;
    return code != null && DENIED.contains(code);
  }

  private static @Nullable String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
  }

  private static boolean wasNeverSent(SdkException error) {
    for (Throwable one = error; one != null; one = one.getCause()) {
      if (one instanceof ConnectException
          || one instanceof NoRouteToHostException
          || one instanceof UnknownHostException
          || one instanceof SSLHandshakeException
          || isSlowConnect(one)) {
        return true;
      }
    }
    return AwsErrors.isWithoutCredentials(error);
  }

  /// The JDK has one exception for slow connections and slow answers.
  private static boolean isSlowConnect(Throwable error) {
    return error instanceof SocketTimeoutException
        && String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }
}
