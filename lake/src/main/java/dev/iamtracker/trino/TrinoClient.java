package dev.iamtracker.trino;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.iamtracker.query.QueryFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Sends requests to a Trino server, again where it asks for that.
///
/// See https://trino.io/docs/current/develop/client-protocol.html
final class TrinoClient implements AutoCloseable {
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(60);

  private final TrinoServer server;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  TrinoClient(TrinoServer server) {
    this.server = server;
  }

  /// Begins a statement.
  ///
  /// @param deadline in nanoseconds of [System#nanoTime]
  Map<?, ?> begin(String statement, long deadline) {
    return answer(
        request(server.uri().resolve("/v1/statement")).POST(BodyPublishers.ofString(statement)),
        deadline);
  }

  /// The next part of an answer.
  Map<?, ?> next(URI next, long deadline) {
    return answer(request(own(next)).GET(), deadline);
  }

  /// Gives up a statement; whether that works does not matter.
  void cancel(URI next) {
    try {
      http.send(request(own(next)).DELETE().build(), BodyHandlers.discarding());
    } catch (IOException e) {
      // The server gives up itself what nobody asks for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Nobody else may be told who asks.
  private URI own(URI next) {
    if (!String.valueOf(next.getHost()).equals(server.uri().getHost())
        || !String.valueOf(next.getScheme()).equals(server.uri().getScheme())) {
      throw new QueryFailed(
          "Trino at "
              + server.uri()
              + " sends its clients to another address; set http-server.process-forwarded=true"
              + " there if it is behind a proxy",
          null);
    }
    return next;
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ONE_ANSWER)
            .header("X-Trino-User", server.user())
            .header("X-Trino-Source", "iat")
            .header("X-Trino-Catalog", server.catalog())
            .header("X-Trino-Schema", server.schema())
            .header("X-Trino-Time-Zone", "UTC")
            .header("X-Trino-Client-Capabilities", "PARAMETRIC_DATETIME");
    server
        .password()
        .ifPresent(
            password ->
                request.header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString((server.user() + ":" + password).getBytes(UTF_8))));
    return request;
  }

  private Map<?, ?> answer(HttpRequest.Builder request, long deadline) {
    HttpRequest one = request.build();
    while (true) {
      Optional<HttpResponse<String>> answer = send(one);
      int status = answer.map(HttpResponse::statusCode).orElse(503);
      if (status == 200) {
        return read(answer.orElseThrow().body());
      }
      if (!BUSY.contains(status)) {
        throw refused(status, answer.map(HttpResponse::body).orElse(""));
      }
      if (System.nanoTime() > deadline) {
        throw new QueryFailed(
            "Trino at " + server.uri() + " does not answer (HTTP " + status + "); try later", null);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// @return empty where an answer that may be asked for again did not come
  private Optional<HttpResponse<String>> send(HttpRequest request) {
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      if (request.method().equals("GET")) {
        return Optional.empty();
      }
      throw new QueryFailed(
          "Trino at "
              + server.uri()
              + " cannot be reached: "
              + TrinoErrors.oneLine(String.valueOf(e.getMessage()))
              + "; check TRINO_URL",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryFailed("The query was interrupted.", e);
    }
  }

  private Map<?, ?> read(String body) {
    try {
      return Json.object(body);
    } catch (IllegalArgumentException e) {
      throw new QueryFailed(
          "What answers at " + server.uri() + " is not Trino: " + TrinoErrors.oneLine(body), e);
    }
  }

  private QueryFailed refused(int status, String body) {
    String said = body.isBlank() ? "" : ": " + TrinoErrors.oneLine(body);
    return new QueryFailed(
        switch (status) {
          case 401, 403 ->
              "Trino at "
                  + server.uri()
                  + " does not let "
                  + server.user()
                  + " in; check TRINO_USER and TRINO_PASSWORD"
                  + said;
          case 404 -> "There is no Trino at " + server.uri() + "; check TRINO_URL";
          default -> "Trino at " + server.uri() + " refuses (HTTP " + status + ")" + said;
        },
        null);
  }

  @Override
  public void close() {
    http.close();
  }
}
