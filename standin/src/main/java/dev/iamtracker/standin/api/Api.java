package dev.iamtracker.standin.api;

import dev.iamtracker.standin.http.HttpRequest;
import dev.iamtracker.standin.protocol.Answer;
import dev.iamtracker.standin.protocol.Protocol;

/// One API of AWS, called by many threads at once.
public interface Api {
  /// As credentials spell it, such as `cloudtrail`.
  String service();

  Protocol protocol();

  /// Whether only regions that the account uses know it.
  default boolean isRegional() {
    return false;
  }

  /// The operation that is meant, such as `LookupEvents`.
  String operation(HttpRequest request);

  Answer answer(HttpRequest request, Caller caller);

  /// Told of requests that something else refuses.
  default void refused(HttpRequest request, Caller caller, String code) {}
}
