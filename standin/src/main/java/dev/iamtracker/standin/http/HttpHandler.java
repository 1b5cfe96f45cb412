package dev.iamtracker.standin.http;

/// Answers requests; called by many threads at once.
@FunctionalInterface
public interface HttpHandler {
  /// @throws InterruptedException when the server stops meanwhile
  HttpReply reply(HttpRequest request) throws InterruptedException;
}
