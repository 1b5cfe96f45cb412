package dev.iamtracker.standin.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request in the query protocol.
public record Form(Map<String, String> parameters) {
  public Form {
    parameters = Map.copyOf(parameters);
  }

  public static Form of(String body) {
    var parameters = new HashMap<String, String>();
    for (String pair : body.strip().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(parameters);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// Empty where it is absent or has no text.
  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isEmpty());
  }

  public String action() {
    return text("Action").orElse("");
  }
}
