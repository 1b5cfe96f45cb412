package dev.iamtracker.standin.lambda;

import dev.iamtracker.standin.http.HttpReply;
import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.http.LoopbackServer;
import dev.iamtracker.standin.lambda.Outcome.Answered;
import dev.iamtracker.standin.lambda.Outcome.Failed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The API by which a function gets its invocations and answers them.
///
/// See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Pattern RESULT =
      Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");
  private static final String ARN = "arn:aws:lambda:us-east-1:111122223333:function:standin";

  private final InstantSource clock;
  private final LoopbackServer server;
  private final AtomicLong numbers = new AtomicLong();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Outcome> notStarted = new CompletableFuture<>();
  private final Semaphore asked = new Semaphore(0);
  private final AtomicLong restored = new AtomicLong();

  private RuntimeApi(InstantSource clock) {
    this.clock = clock;
    this.server = LoopbackServer.start(0, this::reply);
  }

  private record Invocation(
      String id, String payload, Duration time, CompletableFuture<Outcome> outcome) {}

  /// @param clock by which deadlines are told
  public static RuntimeApi start(InstantSource clock) {
    return new RuntimeApi(clock);
  }

  /// What `AWS_LAMBDA_RUNTIME_API` is to be.
  public String address() {
    return server.endpoint().getAuthority();
  }

  /// Has the function invoked as soon as it asks.
  ///
  /// @param time that it has from then on; nobody stops it afterwards
  public CompletableFuture<Outcome> invoke(String payload, Duration time) {
    var invocation =
        new Invocation(
            "request-" + numbers.incrementAndGet(), payload, time, new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.outcome();
  }

  /// Waits until the function asks for an invocation: it has started then, or done the last one.
  ///
  /// @return whether it did in time
  /// @throws InterruptedException when its thread is to stop
  public boolean awaitQuestion(Duration most) throws InterruptedException {
    return asked.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Why the function could not start; never completed where it could.
  public CompletableFuture<Outcome> notStarted() {
    return notStarted.copy();
  }

  /// How often a function was ready for its snapshot, and went on from it.
  public long restored() {
    return restored.get();
  }

  private HttpReply reply(HttpRequest request) throws InterruptedException {
    Matcher result = RESULT.matcher(request.path());
    if (request.path().equals(ROOT + "invocation/next")) {
      asked.release();
      Invocation next = waiting.take();
      running.put(next.id(), next);
      return given(next);
    }
    if (request.path().equals(ROOT + "restore/next")) {
      restored.incrementAndGet();
      return said(200, "");
    }
    if (request.path().equals(ROOT + "init/error")) {
      notStarted.complete(failed(request));
      return said(202, "{\"status\":\"OK\"}");
    }
    Invocation invocation = result.matches() ? running.remove(result.group(1)) : null;
    if (invocation == null) {
      return said(404, "{\"errorMessage\":\"unknown: " + request.path() + "\"}");
    }
    invocation
        .outcome()
        .complete(result.group(2).equals("error") ? failed(request) : new Answered(request.body()));
    return said(202, "{\"status\":\"OK\"}");
  }

  private static Failed failed(HttpRequest request) {
    return new Failed(
        request.header("Lambda-Runtime-Function-Error-Type").orElse(""), request.body());
  }

  private HttpReply given(Invocation next) {
    long deadline = clock.instant().plus(next.time()).toEpochMilli();
    return new HttpReply(
        200,
        Map.of(
            "Content-Type",
            "application/json",
            "Lambda-Runtime-Aws-Request-Id",
            next.id(),
            "Lambda-Runtime-Deadline-Ms",
            Long.toString(deadline),
            "Lambda-Runtime-Invoked-Function-Arn",
            ARN,
            "Lambda-Runtime-Trace-Id",
            "Root=1-00000000-000000000000000000000000"),
        next.payload(),
        HttpReply.Ending.WHOLE);
  }

  private static HttpReply said(int status, String body) {
    return new HttpReply(
        status, Map.of("Content-Type", "application/json"), body, HttpReply.Ending.WHOLE);
  }

  @Override
  public void close() {
    server.close();
  }
}
