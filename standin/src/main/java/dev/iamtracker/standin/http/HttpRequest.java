package dev.iamtracker.standin.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as it came in.
///
/// @param path with its query, such as `/listRegions`
/// @param headers names in lower case; of a repeated header the last
public record HttpRequest(String method, String path, Map<String, String> headers, String body) {
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
