package dev.iamtracker.standin.http;

import java.util.Map;

/// What goes back.
///
/// @param headers besides the length of the body
public record HttpReply(int status, Map<String, String> headers, String body, Ending ending) {
  /// How the exchange ends.
  public enum Ending {
    /// As it should.
    WHOLE,
    /// The connection is reset before a byte of the reply.
    NOTHING,
    /// The connection is reset after half of the body.
    HALF
  }

  public HttpReply endingWith(Ending other) {
    return new HttpReply(status, headers, body, other);
  }
}
