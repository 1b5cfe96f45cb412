package dev.iamtracker.collector;

import dev.iamtracker.standin.lambda.FunctionProcess;
import dev.iamtracker.standin.lambda.Outcome;
import dev.iamtracker.standin.lambda.RuntimeApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function that runs.
record Running(RuntimeApi api, FunctionProcess process) implements AutoCloseable {
  static final String SCHEDULED = "{\"source\":\"aws.events\"}";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  CompletableFuture<Outcome> invoke(String payload, Duration time) {
    return api.invoke(payload, time);
  }

  /// Invokes it by schedule, with plenty of time.
  Outcome collects() {
    return outcome(invoke(SCHEDULED, Duration.ofMinutes(5)));
  }

  Outcome outcome(CompletableFuture<Outcome> coming) {
    try {
      return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("no answer; it wrote:\n" + process.logged(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
    api.close();
  }
}
