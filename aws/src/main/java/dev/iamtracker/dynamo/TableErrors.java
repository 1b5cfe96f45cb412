package dev.iamtracker.dynamo;

import dev.iamtracker.aws.AwsErrors;
import dev.iamtracker.store.StoreUnavailable;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What errors of DynamoDB mean, in sentences.
final class TableErrors {
  /// Why a transaction is refused that may be asked for again:
  /// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>.
  private static final Set<String> CONTENDED =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private TableErrors() {}

  /// @param region where the table was looked for
  static StoreUnavailable unavailable(String table, String region, SdkException error) {
    return new StoreUnavailable(
        "table " + table + " in " + region + ": " + reason(error, region), error);
  }

  /// Whether the table would take it later.
  static boolean isThrottled(SdkException error) {
    return error instanceof ProvisionedThroughputExceededException
        || error instanceof RequestLimitExceededException
        || isContended(error)
        || (error instanceof AwsServiceException service
            && (service.isThrottlingException() || service.statusCode() >= 500));
  }

  private static boolean isContended(SdkException error) {
    return error instanceof TransactionCanceledException canceled
        && canceled.cancellationReasons().stream()
            .anyMatch(reason -> CONTENDED.contains(String.valueOf(reason.code())));
  }

  private static String reason(SdkException error, String region) {
    if (error instanceof ResourceNotFoundException) {
      return "it does not exist in this account and region; deploy the stack, or check its name,"
          + " AWS_REGION and the credentials";
    }
    if (AwsErrors.isWithoutCredentials(error)) {
      return "there are no credentials: "
          + AwsErrors.reason(error, region)
          + "; log in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
    }
    if (!(error instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
      return "DynamoDB cannot be reached: " + oneLine(error);
    }
    String code = String.valueOf(service.awsErrorDetails().errorCode());
    String message = oneLine(service);
    return code.startsWith("AccessDenied")
        ? "access is denied; the caller lacks a permission: " + message
        : isThrottled(error) ? "it is throttled for too long: " + message : code + ": " + message;
  }

  private static String oneLine(SdkException error) {
    String message =
        error instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? service.awsErrorDetails().errorMessage()
            : error.getMessage();
    return message == null
        ? error.getClass().getSimpleName()
        : message.replaceAll("\\s+", " ").strip();
  }
}
