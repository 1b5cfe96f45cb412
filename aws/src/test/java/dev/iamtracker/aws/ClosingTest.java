package dev.iamtracker.aws;

import static dev.iamtracker.aws.Environment.ACCOUNT;
import static dev.iamtracker.aws.Environment.KEY;
import static dev.iamtracker.aws.Environment.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.collect.EventHistory.Question;
import dev.iamtracker.collect.HistoryFault;
import dev.iamtracker.collect.Partition;
import dev.iamtracker.collect.StreamId;
import dev.iamtracker.collect.TimeRange;
import dev.iamtracker.standin.StandIn;
import dev.iamtracker.standin.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Who closes what; the SDK's clients close more than they have opened.
class ClosingTest {
  private final List<String> closed = new ArrayList<>();
  private final StandIn standIn =
      StandIn.start(World.builder().key(KEY, ACCOUNT).build(), InstantSource.system());
  private final AwsAccess access =
      AwsAccess.of(
          Environment.of(standIn.endpoint()), new NoticedHttp(UrlConnectionHttpClient.create()));

  @AfterEach
  void stop() {
    access.close();
    standIn.close();
  }

  @Test
  void theHttpClientIsClosedOnceAndLast() {
    var _ = access.with(new NoticedCredentials("first"));
    var _ = access.with(new NoticedCredentials("second"));

    access.close();
    access.close();

    assertThat(closed).containsExactly("second", "first", "http");
  }

  @Test
  void aWayIntoAnAccountClosesItsCredentialsOnly() {
    AwsAccess inside = access.with(new NoticedCredentials("inside"));

    inside.close();
    assertThat(closed).containsExactly("inside");
    access.close();
    assertThat(closed).containsExactly("inside", "http");
  }

  @Test
  void whoAsksClosesNeitherCredentialsNorHttp() throws HistoryFault {
    AwsAccess inside = access.with(new NoticedCredentials("inside"));

    var _ = Caller.of(inside, InstantSource.system());
    var _ = RegionList.enabled(inside, Partition.AWS);
    try (var history = new CloudTrailHistory(Map.of(ACCOUNT, inside))) {
      var _ = history.lookup(question());
    }

    assertThat(closed).isEmpty();
  }

  private static Question question() {
    var noon = Instant.parse("2026-11-22T12:00:00Z");
    return new Question(
        new StreamId(ACCOUNT, "us-east-1", "iam.amazonaws.com"),
        new TimeRange(noon.minusSeconds(60), noon),
        Optional.empty());
  }

  /// Notes that it was closed.
  private final class NoticedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final String name;

    private NoticedCredentials(String name) {
      this.name = name;
    }

    @Override
    public AwsCredentials resolveCredentials() {
      return AwsBasicCredentials.create(KEY, SECRET);
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  /// Notes that it was closed.
  private final class NoticedHttp implements SdkHttpClient {
    private final SdkHttpClient real;

    private NoticedHttp(SdkHttpClient real) {
      this.real = real;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return real.prepareRequest(request);
    }

    @Override
    public void close() {
      real.close();
      closed.add("http");
    }
  }
}
