package dev.iamtracker.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Variables as a user sets them.
final class Environment {
  static final String KEY = "AKIAEXAMPLECOLLECT00";
  static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
  static final String ACCOUNT = "111122223333";

  private Environment() {}

  static Map<String, String> of(URI endpoint) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint.toString(),
        "AWS_ACCESS_KEY_ID",
        KEY,
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_REGION",
        "us-east-1");
  }

  static Map<String, String> with(Map<String, String> environment, String name, String value) {
    var changed = new HashMap<>(environment);
    changed.put(name, value);
    return Map.copyOf(changed);
  }
}
