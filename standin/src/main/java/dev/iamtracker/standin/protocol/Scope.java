package dev.iamtracker.standin.protocol;

import dev.iamtracker.standin.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who signed a request, and for what: the credential of `AWS4-HMAC-SHA256`. The signature itself
/// is not verified.
///
/// @param key an access key id
/// @param service such as `cloudtrail`
public record Scope(String key, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "AWS4-HMAC-SHA256 +Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request\\b.*");

  public static Optional<Scope> of(HttpRequest request) {
    return request
        .header("Authorization")
        .map(CREDENTIAL::matcher)
        .filter(Matcher::matches)
        .map(found -> new Scope(found.group(1), found.group(2), found.group(3)));
  }
}
