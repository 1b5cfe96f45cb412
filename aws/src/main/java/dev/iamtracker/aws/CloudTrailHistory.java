package dev.iamtracker.aws;

import dev.iamtracker.collect.EventHistory;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.HistoryFault.Kind;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/// Event history by `cloudtrail:LookupEvents`. Every question is one request: whoever asks decides
/// when it is asked again, because every try counts against the quota.
public final class CloudTrailHistory implements EventHistory, AutoCloseable {
  /// What the SDK puts in the place of the id that every answer of AWS has.
  private static final String NOT_OF_AWS = "UNKNOWN";

  private final Map<String, AwsAccess> accounts;

  /// By region: a client weighs a few hundred kilobytes, and an organization has many accounts.
  private final Map<String, CloudTrailClient> clients = new ConcurrentHashMap<>();

  /// @param accounts how each account is reached
  public CloudTrailHistory(Map<String, AwsAccess> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  @Override
  public Page lookup(Question question) throws HistoryFault {
    String region = question.stream().region();
    AwsAccess access = accounts.get(question.stream().account());
    if (access == null) {
      throw new IllegalArgumentException("no way into account " + question.stream().account());
    }
    LookupEventsRequest.Builder request =
        LookupEventsRequest.builder()
            .maxResults(Page.MOST_EVENTS)
            .startTime(question.range().from())
            .endTime(question.range().to())
            .lookupAttributes(
                LookupAttribute.builder()
                    .attributeKey(LookupAttributeKey.EVENT_SOURCE)
                    .attributeValue(question.stream().source())
                    .build())
            .overrideConfiguration(config -> config.credentialsProvider(access.credentials()));
    question.token().ifPresent(request::nextToken);
    try {
      return page(client(access, region).lookupEvents(request.build()));
    } catch (SdkException | AwsUnavailable e) {
      throw AwsErrors.fault(e, region);
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      throw new HistoryFault(Kind.PASSING, "no usable answer: " + AwsErrors.reason(e, region), e);
    }
  }

  private CloudTrailClient client(AwsAccess access, String region) {
    return clients.computeIfAbsent(
        region, _ -> access.askingOnce(CloudTrailClient::builder, "CLOUDTRAIL", region));
  }

  private static Page page(LookupEventsResponse response) {
    if (!response.hasEvents() && response.responseMetadata().requestId().equals(NOT_OF_AWS)) {
      throw new IllegalArgumentException("neither events nor the id of a request are in it");
    }
    return new Page(
        response.events().stream().map(CloudTrailHistory::found).toList(),
        Optional.ofNullable(response.nextToken()).filter(token -> !token.isEmpty()),
        response.sdkHttpResponse().firstMatchingHeader("Date").flatMap(CloudTrailHistory::date));
  }

  private static Found found(Event event) {
    return new Found(
        event.eventId() == null ? "" : event.eventId(),
        event.eventTime() == null ? Instant.MAX : event.eventTime(),
        event.cloudTrailEvent() == null ? "" : event.cloudTrailEvent());
  }

  static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    clients.values().forEach(CloudTrailClient::close);
  }
}
