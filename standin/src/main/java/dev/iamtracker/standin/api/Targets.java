package dev.iamtracker.standin.api;

import dev.iamtracker.standin.http.HttpRequest;

/// The header `X-Amz-Target`, such as `….CloudTrail_20131101.LookupEvents`.
final class Targets {
  private Targets() {}

  static String operation(HttpRequest request) {
    String target = request.header("X-Amz-Target").orElse("");
    return target.substring(target.lastIndexOf('.') + 1);
  }
}
