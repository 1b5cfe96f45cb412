package dev.iamtracker.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.alert.Delivery;
import dev.iamtracker.alert.Delivery.Accepted;
import dev.iamtracker.alert.Delivery.Refused;
import dev.iamtracker.alert.Delivery.Uncertain;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Requests to one webhook, each over a connection of its own and within [#time].
///
/// Redirects are not followed. The addresses of the host are checked before each request; the
/// request looks the name up again, which the Java machine answers out of its memory for 30 seconds
/// as it is set up by default. A name server that is asked in between, because somebody turned that
/// memory off, could still answer with another address.
///
/// @param time for everything, from the connection to the answer
/// @param clock for dates until when to wait
/// @param tls null for the usual one
record HttpPost(
    WebhookAddress address,
    Resolver resolver,
    Duration time,
    InstantSource clock,
    @Nullable SSLContext tls) {
  static final Duration TIME = Duration.ofSeconds(10);

  /// Posts a text as JSON.
  Delivery post(String json, Map<String, String> headers) {
    return request(
        builder -> {
          headers.forEach(builder::header);
          builder
              .header("Content-Type", "application/json; charset=utf-8")
              .POST(BodyPublishers.ofString(json, UTF_8));
        },
        answer -> HttpAnswer.delivery(answer, clock.instant()));
  }

  /// Asks whether there is somebody, without telling anything: any answer will do.
  Delivery probe() {
    Delivery answer = request(HttpRequest.Builder::HEAD, _ -> new Accepted());
    return answer instanceof Uncertain(String reason) ? new Refused(reason) : answer;
  }

  private interface Shape {
    void apply(HttpRequest.Builder builder);
  }

  private interface Reading {
    Delivery of(HttpResponse<String> answer);
  }

  private Delivery request(Shape shape, Reading reading) {
    Optional<Delivery> refusal = check();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .timeout(time)
            .header("User-Agent", "iam-activity-tracker");
    shape.apply(request);
    HttpClient client = client();
    try {
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(request.build(), _ -> new Beginning());
      return reading.of(answer.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new Uncertain(address + " did not answer within " + time.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      return HttpFailure.delivery(address.host(), e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Uncertain("interrupted while " + address + " was asked");
    } finally {
      client.shutdownNow();
    }
  }

  private HttpClient client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(time.dividedBy(2));
    if (tls != null) {
      builder.sslContext(tls);
    }
    return builder.build();
  }

  /// Why nothing may be sent there, if so.
  private Optional<Delivery> check() {
    List<InetAddress> addresses;
    try {
      addresses = resolver.of(address.host());
    } catch (UnknownHostException _) {
      return Optional.of(new Refused("there is no host " + address));
    }
    if (address.isPlain() && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      return Optional.of(
          new Refused(address + " is not on this machine: only https may be used to reach it"));
    }
    if (!address.mayBePrivate() && !addresses.stream().allMatch(PublicAddresses::contain)) {
      return Optional.of(
          new Refused(
              address
                  + " has a private address, to which nothing is sent;"
                  + " ALERT_ALLOW_PRIVATE_ADDRESSES=true allows it"));
    }
    return Optional.empty();
  }
}
