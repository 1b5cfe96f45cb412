package dev.iamtracker.standin;

import static dev.iamtracker.standin.Clients.ACCOUNT;
import static dev.iamtracker.standin.Clients.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iamtracker.standin.clock.TestClock;
import dev.iamtracker.standin.history.Quota;
import dev.iamtracker.standin.world.OptStatus;
import dev.iamtracker.standin.world.World;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What comes over the wire.
class PlainHttpTest {
  private final StandIn standIn =
      StandIn.start(
          World.builder().key(KEY, ACCOUNT).region("af-south-1", OptStatus.DISABLED).build(),
          new TestClock(Instant.parse("2026-11-02T09:08:07Z")),
          StandInOptions.USUAL.withQuota(new Quota(2, 60)));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    standIn.close();
  }

  @Test
  void describesRegionsInXml() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(ec2("Action=DescribeRegions&Version=2016-11-15"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "<item><regionName>us-east-1</regionName>"
                + "<regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint>"
                + "<optInStatus>opt-in-not-required</optInStatus></item>")
        .doesNotContain("af-south-1");
  }

  @Test
  void describesRegionsThatAreOffWhenAsked() throws IOException, InterruptedException {
    assertThat(send(ec2("Action=DescribeRegions&AllRegions=true")).body())
        .contains("<optInStatus>not-opted-in</optInStatus>");
  }

  @Test
  void describingRegionsCanBeDenied() throws IOException, InterruptedException {
    standIn.faults().deny("ec2:DescribeRegions", ACCOUNT, "*");

    HttpResponse<String> answer = send(ec2("Action=DescribeRegions"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>UnauthorizedOperation</Code>");
  }

  @Test
  void everyAnswerHasTheDateOfItsClockAndAnId() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(lookup("{}"));

    assertThat(answer.headers().firstValue("Date")).hasValue("Mon, 02 Nov 2026 09:08:07 GMT");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
  }

  @Test
  void unsignedRequestsAreRefused() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(standIn.endpoint())
            .header("X-Amz-Target", "CloudTrail_20131101.LookupEvents")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    HttpResponse<String> answer = send(request);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"__type\":\"MissingAuthenticationToken");
  }

  @Test
  void bodiesThatAreNotJsonAreRefused() throws IOException, InterruptedException {
    assertThat(send(lookup("{\"MaxResults\": }")).body()).contains("SerializationException");
  }

  @Test
  void sixtyFourRequestsAtOnceGetTheirAnswers() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 64)
            .mapToObj(_ -> client.sendAsync(lookup("{}"), HttpResponse.BodyHandlers.ofString()))
            .toList();

    assertThat(answers.stream().filter(answer -> answer.join().statusCode() == 200)).hasSize(60);
    assertThat(standIn.counts(ACCOUNT, "us-east-1").throttled()).isEqualTo(4);
  }

  private HttpRequest ec2(String form) {
    return signed("ec2").POST(HttpRequest.BodyPublishers.ofString(form)).build();
  }

  private HttpRequest lookup(String body) {
    return signed("cloudtrail")
        .header(
            "X-Amz-Target", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder signed(String service) {
    String credential = KEY + "/20261102/us-east-1/" + service + "/aws4_request";
    return HttpRequest.newBuilder(standIn.endpoint())
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=0");
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
