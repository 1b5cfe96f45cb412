package dev.iamtracker.trino;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where a Trino server is, and who asks it.
///
/// @param uri such as `https://trino.example.com:8443`
/// @param password sent over https only
/// @param catalog holds the schema
/// @param schema holds the table `iam_events`
/// @param timeout after which a statement is given up
public record TrinoServer(
    URI uri,
    String user,
    Optional<String> password,
    String catalog,
    String schema,
    Duration timeout) {
  /// @throws IllegalArgumentException for a password over plain http
  public TrinoServer {
    if (password.isPresent() && !"https".equals(uri.getScheme())) {
      throw new IllegalArgumentException("a password is sent over https only: " + uri);
    }
  }
}
